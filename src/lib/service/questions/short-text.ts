import { z } from 'zod';
import { cleanText, lengthOf } from '#person/text.ts';
import { base, emptyText, fault, oneText } from '#service/questions/base.ts';
import type { Checked, Kind } from '#service/questions/base.ts';

export const textQuestion = z.strictObject({ ...base, type: z.literal('text'), maxLength: z.int().min(1).max(200).default(120) });
export type TextQuestion = z.infer<typeof textQuestion>;

/** Cleans free text and holds its limit; shared by the types that are texts. */
export function checkText(raw: unknown, limit: { max: number; lines: boolean }): Checked<string> {
  const one = oneText(raw);
  if (!one.ok) return one;
  // Nothing that long becomes short by cleaning; the work stays bounded, and nothing is cut silently.
  if (one.text.length > 20_000) return fault('muchTooLong', { max: limit.max });
  const answer = cleanText(one.text, { lines: limit.lines });
  if (answer === '') return fault('unreadable');
  const length = lengthOf(answer);
  if (length > limit.max) return fault('tooLong', { max: limit.max, length });
  return { ok: true, answer };
}

export const textKind: Kind<TextQuestion, string> = {
  isEmpty: emptyText,
  check: (question, raw) => checkText(raw, { max: question.maxLength, lines: false }),
  format: (_, answer) => answer,
  schema: (question) => ({ type: 'string', minLength: 1, maxLength: question.maxLength }),
  parts: [],
  many: false
};
