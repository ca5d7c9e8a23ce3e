import { readCode, type CodeReading } from '#platform/code.ts';

/** Signs of a letter's public id: 21 random ones (104 bits, law 8 asks for 100) and the check sign. */
export const LETTER_ID_LENGTH = 22;

/**
 * Reads a letter's id as a person typed it or a camera read it: the whole address from the QR code counts as well. A mistyped id is told
 * from an unknown one by its check sign.
 */
export function readLetterId(typed: string): CodeReading {
  const text = typed.slice(0, 300).trim();
  const inAddress = /\/periksa\/([^/?#\s]+)/i.exec(text);
  return readCode(inAddress?.[1] ?? text, LETTER_ID_LENGTH);
}
