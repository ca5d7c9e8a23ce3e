import { z } from 'zod';
import { base, emptyText, fault, oneText } from '#service/questions/base.ts';
import type { Kind } from '#service/questions/base.ts';

/** One of the office's villages; for the applicant it also says where the letter is fetched. */
export const villageQuestion = z.strictObject({ ...base, type: z.literal('village') });
export type VillageQuestion = z.infer<typeof villageQuestion>;

export const villageKind: Kind<VillageQuestion, string> = {
  isEmpty: emptyText,
  check: (_, raw, { villages }) => {
    const one = oneText(raw);
    if (!one.ok) return one;
    const answer = one.text.trim();
    return villages.some((village) => village.id === answer) ? { ok: true, answer } : fault('unknownVillage');
  },
  format: (_, answer, { villages }) => villages.find((village) => village.id === answer)?.name ?? answer,
  schema: () => ({ type: 'string', minLength: 1, maxLength: 40, description: 'Kode desa/kelurahan yang dilayani kantor' }),
  parts: [],
  many: false
};
