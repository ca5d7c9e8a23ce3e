import { checkAnswers } from '#service/check-answers.ts';
import { questionsIn } from '#service/conditions.ts';
import type { Answers, CheckContext, Question, ServiceDefinition } from '#service/definition.ts';
import { fromForm } from '#service/from-form.ts';
import type { Message } from '#service/message.ts';

/** The letter is sent to this village: to change it the application goes back to the resident. */
const DESTINATION = 'desa';

/**
 * What an officer may correct in the letter: what is typed and printed there. Not photos and statements, which are the resident's;
 * not the village that the letter is sent to; and nothing that decides which other questions are asked.
 * @param asked ids of the questions that are asked with these answers
 */
export function correctable(definition: ServiceDefinition, asked: readonly string[]): Question[] {
  const conditions = definition.pages.flatMap((page) => [page.when, ...page.questions.map((question) => question.when)]);
  const deciding = new Set(conditions.flatMap((condition) => (condition ? questionsIn(condition) : [])));
  return definition.pages.flatMap((page) => page.questions).filter((question) =>
    question.letter && asked.includes(question.id) && question.type !== 'file' && question.type !== 'statement' && question.id !== DESTINATION && !deciding.has(question.id));
}

/** The form's fields as raw answers to these questions. */
export function readCorrection(definition: ServiceDefinition, questions: readonly Question[], entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const raw = Object.assign({}, ...definition.pages.map((page) => fromForm(definition, page.id, entries))) as Record<string, unknown>;
  return Object.fromEntries(questions.map(({ id }) => [id, raw[id] ?? null]));
}

export type Corrected = { ok: true; changes: Record<string, unknown> } | { ok: false; errors: Record<string, Message> };

/**
 * What the officer changed, by the one checker. An answer that was emptied is null in the changes.
 * @param raw from `readCorrection`; only these questions are judged, the others are still read for conditions
 */
export function checkCorrection(definition: ServiceDefinition, answers: Answers, raw: Record<string, unknown>, context: CheckContext): Corrected {
  const ids = Object.keys(raw);
  const checked = checkAnswers(definition, { ...answers, ...raw }, context, { only: ids });
  if (!checked.ok) return { ok: false, errors: checked.errors };
  const changed = ids.filter((id) => JSON.stringify(checked.answers[id] ?? null) !== JSON.stringify(answers[id] ?? null));
  return { ok: true, changes: Object.fromEntries(changed.map((id) => [id, checked.answers[id] ?? null])) };
}
