import type { Bilingual } from '#service/bilingual.ts';
import type { Question } from '#service/definition.ts';
import type { MemberQuestion } from '#service/questions/plain.ts';
import { en } from '#service/words.en.ts';
import { id } from '#service/words.id.ts';

type ReasonKey = keyof typeof id.reasons;

const ofFiles: readonly ReasonKey[] = ['blurred', 'cutOff', 'otherDocument', 'otherPerson', 'expired'];

/**
 * Ready-made reasons to return an answer, for the officer's desk: the service's own first, then those that go with the
 * kind of question. The officer may write another. The resident reads them in her language.
 */
export function reasonsFor(question: Question | MemberQuestion): Bilingual[] {
  return [...question.reasons, ...usual(question).map((key) => ({ id: id.reasons[key], en: en.reasons[key] }))];
}

function usual(question: Question | MemberQuestion): readonly ReasonKey[] {
  if (question.type === 'file') return ofFiles;
  if (question.type === 'group') return ['incomplete', 'differs'];
  if (question.type === 'statement') return [];
  if (question.type === 'phone') return ['unreachable'];
  return question.pairWith === undefined ? ['unclear'] : ['differs', 'unclear'];
}
