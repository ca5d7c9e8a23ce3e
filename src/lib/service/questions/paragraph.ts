import { z } from 'zod';
import { base, emptyText } from '#service/questions/base.ts';
import type { Kind } from '#service/questions/base.ts';
import { checkText } from '#service/questions/short-text.ts';

export const paragraphQuestion = z.strictObject({ ...base, type: z.literal('paragraph'), maxLength: z.int().min(1).max(4000).default(1000) });
export type ParagraphQuestion = z.infer<typeof paragraphQuestion>;

export const paragraphKind: Kind<ParagraphQuestion, string> = {
  isEmpty: emptyText,
  check: (question, raw) => checkText(raw, { max: question.maxLength, lines: true }),
  format: (_, answer) => answer,
  schema: (question) => ({ type: 'string', minLength: 1, maxLength: question.maxLength }),
  parts: [],
  many: false
};
