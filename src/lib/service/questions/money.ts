import { z } from 'zod';
import { base, emptyText } from '#service/questions/base.ts';
import type { Kind } from '#service/questions/base.ts';
import { largest, readWhole } from '#service/questions/number.ts';

/** An amount in whole rupiah that a resident states about herself (income, capital); never something to pay. */
export const moneyQuestion = z.strictObject({ ...base, type: z.literal('money'), min: z.int().min(0).default(0), max: z.int().max(largest).default(largest) });
export type MoneyQuestion = z.infer<typeof moneyQuestion>;

export const moneyKind: Kind<MoneyQuestion, number> = {
  isEmpty: emptyText,
  check: (question, raw) => readWhole(typeof raw === 'string' ? raw.trim().replace(/^rp\.?\s*/i, '') : raw, question),
  format: (_, answer) => `Rp${answer.toLocaleString('id-ID')}`,
  schema: (question) => ({ type: 'integer', minimum: question.min, maximum: question.max }),
  parts: [],
  many: false
};
