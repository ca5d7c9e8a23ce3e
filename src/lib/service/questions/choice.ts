import { z } from 'zod';
import { bilingual } from '#service/bilingual.ts';
import { base, emptyText, fault, oneText, slugId } from '#service/questions/base.ts';
import type { Kind } from '#service/questions/base.ts';

export const option = z.strictObject({ id: slugId, label: bilingual, hint: bilingual.optional() });
export type Option = z.infer<typeof option>;

export const choiceQuestion = z.strictObject({ ...base, type: z.literal('choice'), options: z.array(option).min(2).max(60) });
export type ChoiceQuestion = z.infer<typeof choiceQuestion>;

export const choiceKind: Kind<ChoiceQuestion, string> = {
  isEmpty: emptyText,
  check: (question, raw) => {
    const one = oneText(raw);
    if (!one.ok) return one;
    const answer = one.text.trim();
    return question.options.some((each) => each.id === answer) ? { ok: true, answer } : fault('unknownChoice');
  },
  format: (question, answer, { locale }) => question.options.find((each) => each.id === answer)?.label[locale] ?? answer,
  schema: (question) => ({ type: 'string', enum: question.options.map((each) => each.id) }),
  parts: [],
  many: false
};
