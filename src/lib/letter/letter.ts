import type { SignatureMode } from '#application/events.ts';
import type { LetterSigner } from '#letter/letter-data.ts';

/** A letter as the office keeps it. What names a person in full lies sealed in its file. */
export type Letter = {
  id: string; publicId: string; applicationId: string; mode: SignatureMode; status: 'prepared' | 'signed' | 'annulled' | 'given_up';
  number: string; kind: string; date: string; maskedName: string; signer: LetterSigner;
  signedAt: Date | null; annulledAt: Date | null; annulledReason: string | null; sha256: string | null; fileId: string | null; scanFileId: string | null; scanSha256: string | null;
  /** the last day it may be relied on; null: as long as what it says is true */
  validUntil: string | null;
};
