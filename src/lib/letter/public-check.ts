import type { SignatureMode } from '#application/events.ts';
import type { Letter } from '#letter/letter.ts';

/**
 * What everybody may know of a letter whose id they hold: never a full name. `valid` and `expired` are signed; `unsigned` has its number
 * and no recorded signature yet; `given_up` never got one.
 */
export type PublicLetter = {
  id: string;
  standing: 'valid' | 'expired' | 'annulled' | 'unsigned' | 'given_up';
  kind: string; number: string; date: string; maskedName: string; mode: SignatureMode;
  /** name, and the post as it stands on the letter */
  signer: { name: string; title: string };
  signedAt: Date | null; annulledAt: Date | null; annulledReason: string | null;
  /** the last day it may be relied on, 'YYYY-MM-DD' */
  validUntil: string | null;
  /** SHA-256 (hex) of what a file can be compared with; none while the letter is not signed */
  files: LetterFileHash[];
};
/** `signed`: a certificate's PDF; `sheet`: the page that was printed for the pen; `scan`: its photo with signature and stamp. */
export type LetterFileHash = { what: 'signed' | 'sheet' | 'scan'; sha256: string };

/** @param today in the office's zone: a letter is good to the end of its last day */
export function publicView(letter: Letter, today: string): PublicLetter {
  const { publicId: id, kind, number, date, maskedName, mode, signedAt, annulledAt, annulledReason, validUntil, signer } = letter;
  return {
    id, standing: standingOf(letter, today), kind, number, date, maskedName, mode, signer: { name: signer.name, title: signer.title.join(' ') },
    signedAt, annulledAt, annulledReason, validUntil, files: hashesOf(letter)
  };
}

function hashesOf({ status, mode, sha256, scanSha256 }: Letter): LetterFileHash[] {
  if (status !== 'signed' && status !== 'annulled') return [];
  const known: [LetterFileHash['what'], string | null][] = mode === 'pen' ? [['sheet', sha256], ['scan', scanSha256]] : [['signed', sha256]];
  return known.flatMap(([what, hash]) => (hash ? [{ what, sha256: hash }] : []));
}

function standingOf({ status, validUntil }: Letter, today: string): PublicLetter['standing'] {
  switch (status) {
    case 'prepared': return 'unsigned';
    case 'given_up': return 'given_up';
    case 'annulled': return 'annulled';
    case 'signed': return validUntil !== null && today > validUntil ? 'expired' : 'valid';
  }
}
