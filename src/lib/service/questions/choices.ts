import { z } from 'zod';
import { base, emptyText, fault } from '#service/questions/base.ts';
import type { Kind } from '#service/questions/base.ts';
import { option } from '#service/questions/choice.ts';

export const choicesQuestion = z.strictObject({
  ...base,
  type: z.literal('choices'),
  options: z.array(option).min(2).max(60),
  min: z.int().min(1).default(1),
  max: z.int().min(1).max(60).optional()
});
export type ChoicesQuestion = z.infer<typeof choicesQuestion>;

export const choicesKind: Kind<ChoicesQuestion, string[]> = {
  isEmpty: emptyText,
  check: (question, raw) => {
    const list: unknown[] = Array.isArray(raw) ? raw : [raw];
    // More entries than options can only be repeats or made up; there is no need to look at all of them.
    if (list.length > question.options.length * 4) return fault('unknownChoice');
    const asked = new Set(list.filter((one) => !emptyText(one)).map((one) => (typeof one === 'string' ? one.trim() : one)));
    const answer = question.options.filter((each) => asked.has(each.id)).map((each) => each.id);
    if (answer.length !== asked.size) return fault('unknownChoice');
    if (answer.length < question.min) return fault('tooFewChoices', { min: question.min });
    if (question.max !== undefined && answer.length > question.max) return fault('tooManyChoices', { max: question.max });
    return { ok: true, answer };
  },
  format: (question, answer, { locale }) =>
    question.options
      .filter((each) => answer.includes(each.id))
      .map((each) => each.label[locale])
      .join(', '),
  schema: (question) => ({
    type: 'array',
    items: { type: 'string', enum: question.options.map((each) => each.id) },
    uniqueItems: true,
    minItems: question.min,
    maxItems: question.max ?? question.options.length
  }),
  parts: [],
  many: true
};
