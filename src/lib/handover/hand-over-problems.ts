import { explain } from '#person/explain.ts';
import type { HandOverProblem } from '#handover/hand-over-form.ts';
import { handOverWords } from '#handover/words.id.ts';

/** The form's own names for its fields, to which an error summary links. */
const HAND_OVER_FIELDS = { code: 'kode', who: 'siapa', bearer: 'nama', matched: 'cocok', reason: 'alasan' } as const;

/** A sentence for each problem, at its field. */
export function problemSentences(problems: readonly HandOverProblem[]): { id: string; text: string }[] {
  return problems.map((problem) => ({ id: HAND_OVER_FIELDS[problem.field], text: sentenceOf(problem) }));
}

function sentenceOf(problem: HandOverProblem): string {
  const { problems } = handOverWords;
  switch (problem.field) {
    case 'code': return problems.code[problem.reason];
    case 'who': return problems.who;
    case 'bearer': return explain(problem.problem, 'id');
    case 'matched': return problems.matched;
    case 'reason': return problems.reason[problem.reason];
  }
}
