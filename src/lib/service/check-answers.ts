import { checkQuestion, ownValue } from '#service/check-questions.ts';
import type { Findings, Lookup } from '#service/check-questions.ts';
import { holds } from '#service/conditions.ts';
import type { ServiceDefinition } from '#service/definition.ts';
import type { Message } from '#service/message.ts';
import type { Answers, CheckContext } from '#service/questions/base.ts';
import { unknownPaths } from '#service/unknown-paths.ts';

export type AnswersChecked = (
  | { ok: true; errors?: undefined }
  /** at least one, by path: `nik`, `alamat.rt`, `pengikut.0.nama` */
  | { ok: false; errors: Record<string, Message> }
) & {
  /** cleaned answers to the questions that are asked; when not ok, those that are right */
  answers: Answers;
  /** by path: to show, never to refuse for */
  warnings: Record<string, Message>;
  /** fields the service does not know, at most twenty: a machine is told, a browser's extra fields are left alone */
  unknown: string[];
};

/**
 * The one checker for every door: web form, API, the office's desk.
 *
 * Goes through the questions in their order, so that a condition sees only answers that were asked for and are right.
 * Answers to questions that are not asked are dropped. Whatever JSON can hold may come in; nothing here throws for it.
 * What it gives back passes again and stays the same.
 *
 * @param raw answers by question id, from `fromForm`, from a JSON body or from a draft
 * @param options.only report only what is wrong with these questions (one page); the others are still read for conditions
 */
export function checkAnswers(definition: ServiceDefinition, raw: unknown, context: CheckContext, options: { only?: readonly string[] } = {}): AnswersChecked {
  const answers: Answers = {};
  const found: Findings = { errors: {}, warnings: {} };
  const lookup: Lookup = (name) => (Object.hasOwn(answers, name) ? answers[name] : undefined);
  for (const page of definition.pages) {
    if (page.when && !holds(page.when, lookup, context)) continue;
    for (const question of page.questions) {
      if (question.when && !holds(question.when, lookup, context)) continue;
      const answer = checkQuestion(question, ownValue(raw, question.id), lookup, context, question.id, found);
      if (answer !== undefined) answers[question.id] = answer;
    }
  }
  for (const stop of definition.stops) {
    if (lookup(stop.at) !== undefined && holds(stop.when, lookup, context)) found.errors[stop.at] ??= { text: stop.message };
  }
  const errors = options.only ? keepOnly(found.errors, options.only) : found.errors;
  const rest = { answers, warnings: options.only ? keepOnly(found.warnings, options.only) : found.warnings, unknown: unknownPaths(definition, raw) };
  return Object.keys(errors).length === 0 ? { ok: true, ...rest } : { ok: false, errors, ...rest };
}

function keepOnly(findings: Record<string, Message>, questions: readonly string[]): Record<string, Message> {
  return Object.fromEntries(Object.entries(findings).filter(([path]) => questions.includes(path.split('.', 1)[0] ?? '')));
}

/** Ids of the questions that are asked, given these answers, in their order. */
export function visible(definition: ServiceDefinition, answers: Readonly<Record<string, unknown>>, context: CheckContext): string[] {
  const cleaned = checkAnswers(definition, answers, context).answers;
  const lookup: Lookup = (name) => (Object.hasOwn(cleaned, name) ? cleaned[name] : undefined);
  return definition.pages
    .filter((page) => !page.when || holds(page.when, lookup, context))
    .flatMap((page) => page.questions)
    .filter((question) => !question.when || holds(question.when, lookup, context))
    .map((question) => question.id);
}
