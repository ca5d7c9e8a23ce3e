import { z } from 'zod';
import { checkNik } from '#person/nik.ts';
import { base, emptyText, oneText, tooLongNumber } from '#service/questions/base.ts';
import type { Kind } from '#service/questions/base.ts';
import { personFault, unknownRegion } from '#service/questions/person-fault.ts';

export const nikQuestion = z.strictObject({ ...base, type: z.literal('nik') });
export type NikQuestion = z.infer<typeof nikQuestion>;

export const nikKind: Kind<NikQuestion, string> = {
  isEmpty: emptyText,
  check: (_, raw, { today }) => {
    const one = oneText(raw);
    if (!one.ok) return one;
    if (one.text.length > 200) return tooLongNumber();
    const nik = checkNik(one.text, today);
    if (!nik.ok) return personFault(nik);
    return nik.warnings.length > 0 ? { ok: true, answer: nik.value, warning: unknownRegion('nik') } : { ok: true, answer: nik.value };
  },
  format: (_, answer) => answer.replace(/(\d{4})(?=\d)/g, '$1 '),
  schema: () => ({ type: 'string', pattern: '^[0-9]{16}$' }),
  parts: [],
  many: false
};
