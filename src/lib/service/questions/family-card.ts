import { z } from 'zod';
import { checkFamilyCard } from '#person/family-card.ts';
import { base, emptyText, oneText, tooLongNumber } from '#service/questions/base.ts';
import type { Kind } from '#service/questions/base.ts';
import { personFault, unknownRegion } from '#service/questions/person-fault.ts';

export const familyCardQuestion = z.strictObject({ ...base, type: z.literal('family_card') });
export type FamilyCardQuestion = z.infer<typeof familyCardQuestion>;

export const familyCardKind: Kind<FamilyCardQuestion, string> = {
  isEmpty: emptyText,
  check: (_, raw, { today }) => {
    const one = oneText(raw);
    if (!one.ok) return one;
    if (one.text.length > 200) return tooLongNumber();
    const card = checkFamilyCard(one.text, today);
    if (!card.ok) return personFault(card);
    return card.warnings.length > 0 ? { ok: true, answer: card.value, warning: unknownRegion('familyCard') } : { ok: true, answer: card.value };
  },
  format: (_, answer) => answer.replace(/(\d{4})(?=\d)/g, '$1 '),
  schema: () => ({ type: 'string', pattern: '^[0-9]{16}$' }),
  parts: [],
  many: false
};
