import { z } from 'zod';
import { checkName, nameMax } from '#person/name.ts';
import { base, emptyText, fault, oneText } from '#service/questions/base.ts';
import type { Kind } from '#service/questions/base.ts';
import { personFault } from '#service/questions/person-fault.ts';

/** A person's whole name as on the identity card; never split into first and last. */
export const nameQuestion = z.strictObject({ ...base, type: z.literal('name') });
export type NameQuestion = z.infer<typeof nameQuestion>;

export const nameKind: Kind<NameQuestion, string> = {
  isEmpty: emptyText,
  check: (_, raw) => {
    const one = oneText(raw);
    if (!one.ok) return one;
    if (one.text.length > 20_000) return fault('muchTooLong', { max: nameMax });
    const name = checkName(one.text);
    return name.ok ? { ok: true, answer: name.value } : personFault(name);
  },
  format: (_, answer) => answer,
  schema: () => ({ type: 'string', minLength: 1, maxLength: nameMax }),
  parts: [],
  many: false
};
