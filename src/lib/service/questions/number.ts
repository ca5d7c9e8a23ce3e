import { z } from 'zod';
import { base, emptyText, fault, oneText } from '#service/questions/base.ts';
import type { Checked, Kind } from '#service/questions/base.ts';

/** Largest whole number an answer may hold; far below where JavaScript starts to round. */
export const largest = 1_000_000_000_000;

export const numberQuestion = z.strictObject({
  ...base,
  type: z.literal('number'),
  min: z.int().min(0).default(0),
  max: z.int().max(largest).default(1_000_000),
  /** "orang", "hari", "meter persegi" */
  unit: z.strictObject({ id: z.string(), en: z.string() }).optional()
});
export type NumberQuestion = z.infer<typeof numberQuestion>;

/** Whole numbers as people write them: "1.500", "1 500"; a fraction is refused, not rounded. */
export function readWhole(raw: unknown, limits: { min: number; max: number }): Checked<number> {
  const one = oneText(raw);
  if (!one.ok) return one;
  const text = one.text.trim().slice(0, 60).replace(/,0+$|,-$/, '');
  const grouped = /^\d{1,3}([. ]\d{3})+$/.test(text) ? text.replace(/[. ]/g, '') : text;
  if (!/^\d{1,15}$/.test(grouped)) return fault('notWhole');
  const answer = Number(grouped);
  if (answer < limits.min) return fault('tooLow', { min: limits.min });
  if (answer > limits.max) return fault('tooHigh', { max: limits.max });
  return { ok: true, answer };
}

export const numberKind: Kind<NumberQuestion, number> = {
  isEmpty: emptyText,
  check: (question, raw) => readWhole(raw, question),
  format: (question, answer, { locale }) => {
    const digits = answer.toLocaleString(locale === 'id' ? 'id-ID' : 'en-GB');
    return question.unit ? `${digits} ${question.unit[locale]}` : digits;
  },
  schema: (question) => ({ type: 'integer', minimum: question.min, maximum: question.max }),
  parts: [],
  many: false
};
