import { z } from 'zod';
import { en } from '#service/words.en.ts';
import { id } from '#service/words.id.ts';
import { base, emptyText, fault, oneText } from '#service/questions/base.ts';
import type { Kind } from '#service/questions/base.ts';

export const yesnoQuestion = z.strictObject({ ...base, type: z.literal('yesno') });
export type YesnoQuestion = z.infer<typeof yesnoQuestion>;

const spoken: Record<string, boolean> = { ya: true, yes: true, true: true, tidak: false, no: false, false: false };

export const yesnoKind: Kind<YesnoQuestion, boolean> = {
  isEmpty: emptyText,
  check: (_, raw) => {
    if (typeof raw === 'boolean') return { ok: true, answer: raw };
    const one = oneText(raw);
    if (!one.ok) return fault('yesOrNo');
    const word = one.text.trim().toLowerCase();
    const answer = Object.hasOwn(spoken, word) ? spoken[word] : undefined;
    return answer === undefined ? fault('yesOrNo') : { ok: true, answer };
  },
  format: (_, answer, { locale }) => {
    const words = locale === 'id' ? id : en;
    return answer ? words.yes : words.no;
  },
  schema: () => ({ type: 'boolean' }),
  parts: [],
  many: false
};
