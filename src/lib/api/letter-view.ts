import type { z } from 'zod';
import type { PublicLetter } from '#letter/public-check.ts';
import type { letterTold } from '#api/schemas.ts';

/** What the public check says of a letter, for machines. */
export function toldLetter(letter: PublicLetter): z.infer<typeof letterTold> {
  const { id, standing, number, kind, date, maskedName, signer, mode, signedAt, annulledAt, annulledReason, validUntil, files } = letter;
  return {
    id, standing, number, kind, date, name: maskedName, signer, mode, signed: signedAt?.toISOString() ?? null, annulled: annulledAt?.toISOString() ?? null,
    annulledReason, validUntil, files
  };
}
