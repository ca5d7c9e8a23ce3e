import { z } from 'zod';
import { checkPhone, formatPhone } from '#person/phone.ts';
import { base, emptyText, oneText, tooLongNumber } from '#service/questions/base.ts';
import type { Kind } from '#service/questions/base.ts';
import { personFault } from '#service/questions/person-fault.ts';

/** A phone number, stored as E.164. */
export const phoneQuestion = z.strictObject({ ...base, type: z.literal('phone') });
export type PhoneQuestion = z.infer<typeof phoneQuestion>;

export const phoneKind: Kind<PhoneQuestion, string> = {
  isEmpty: emptyText,
  check: (_, raw) => {
    const one = oneText(raw);
    if (!one.ok) return one;
    if (one.text.length > 200) return tooLongNumber();
    const phone = checkPhone(one.text);
    return phone.ok ? { ok: true, answer: phone.value } : personFault(phone);
  },
  format: (_, answer) => formatPhone(answer),
  schema: () => ({ type: 'string', minLength: 8, maxLength: 20, description: 'E.164, misalnya +6281200004417' }),
  parts: [],
  many: false
};
