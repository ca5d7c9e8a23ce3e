import { z } from 'zod';
import { bilingual } from '#service/bilingual.ts';
import { base } from '#service/questions/base.ts';
import { memberQuestion } from '#service/questions/plain.ts';

/** The same few questions for several people or things: companions, heirs. */
export const groupQuestion = z.strictObject({
  ...base,
  type: z.literal('group'),
  /** "Pengikut": the heading of one, followed by its number */
  itemLabel: bilingual,
  min: z.int().min(0).max(60).default(1),
  max: z.int().min(1).max(60).default(10),
  questions: z.array(memberQuestion).min(1).max(12)
});
export type GroupQuestion = z.infer<typeof groupQuestion>;
