import { checkAnswers } from '#service/check-answers.ts';
import type { CheckContext, Question, ServiceDefinition } from '#service/definition.ts';
import { fromForm } from '#service/from-form.ts';
import type { Message } from '#service/message.ts';
import type { DraftContent } from '#application/draft.ts';
import type { AttachedFile } from '#application/draft-form.ts';
import type { Answers } from '#application/events.ts';

/** What a correction starts from: the answers as they stand, what was marked, and the files of the application and of the correction. */
export type CorrectionBase = {
  definition: ServiceDefinition;
  answers: Answers;
  marked: readonly string[];
  content: DraftContent;
  files: readonly AttachedFile[];
  /** the rules of the day on which it was submitted, and of today: what is answered anew is judged by today */
  then: CheckContext;
  today: CheckContext;
};
export type Corrected = { raw: Record<string, unknown>; open: Question[]; errors: Record<string, Message>; answers: Answers };

/**
 * The application with its corrections laid over it. Open are the marked questions, and those that an answer given now has made
 * necessary; everything else stays as it was.
 */
export function correct(base: CorrectionBase): Corrected {
  const { definition, marked, content, then, today } = base;
  const raw = correctedRaw(base);
  const before = checkAnswers(definition, raw, then);
  const now = checkAnswers(definition, raw, today);
  const follows = new Set(Object.keys(before.errors ?? {}).map(questionOf));
  const isOpen = (id: string) => marked.includes(id) || follows.has(id) || Object.hasOwn(content.answers, id);
  const errors = Object.fromEntries(Object.entries(now.errors ?? {}).filter(([path]) => isOpen(questionOf(path))));
  const answers = { ...before.answers, ...Object.fromEntries(Object.entries(now.answers).filter(([id]) => isOpen(id))) };
  return { raw, errors, answers, open: questionsOf(definition).filter((question) => isOpen(question.id)) };
}

function correctedRaw({ definition, answers, marked, content, files }: CorrectionBase): Record<string, unknown> {
  const raw: Record<string, unknown> = { ...answers, ...content.answers };
  const removed = content.correction?.removed ?? [];
  for (const question of questionsOf(definition)) {
    if (question.type !== 'file') continue;
    if (!marked.includes(question.id) && answers[question.id] !== undefined) continue;
    const attached = files.filter((file) => file.question === question.id && !removed.includes(file.id)).map((file) => file.id);
    const original = content.originals ? content.originals.includes(question.id) : broughtBefore(answers[question.id]);
    raw[question.id] = { files: attached, ...(original ? { original: true } : {}) };
  }
  return raw;
}

/** Lays typed fields over a correction; only open questions are taken, whatever else came along. */
export function withTyped(definition: ServiceDefinition, content: DraftContent, open: readonly Question[], fields: Iterable<readonly [string, unknown]>): DraftContent {
  const entries = [...fields];
  const typed = definition.pages.flatMap((page) => Object.entries(fromForm(definition, page.id, entries)));
  const taken = typed.filter(([id]) => open.some((question) => question.id === id && question.type !== 'file'));
  return { ...content, answers: { ...content.answers, ...Object.fromEntries(taken) } };
}

const questionsOf = (definition: ServiceDefinition): Question[] => definition.pages.flatMap((page) => page.questions);
const questionOf = (path: string): string => path.split('.', 1)[0] ?? '';
const broughtBefore = (answer: unknown): boolean => typeof answer === 'object' && answer !== null && 'original' in answer && answer.original === true;
