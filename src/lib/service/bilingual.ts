import { z } from 'zod';

/** Every text a resident reads, in Indonesian and English. */
export const bilingual = z.strictObject({ id: z.string().trim().min(1).max(2000), en: z.string().trim().min(1).max(2000) });

export type Bilingual = z.infer<typeof bilingual>;
export type Locale = keyof Bilingual;
