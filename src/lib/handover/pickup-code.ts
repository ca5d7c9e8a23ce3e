import { readCode, writeCode } from '#platform/code.ts';

/** Signs of a pick-up code: 7 random ones (34 bits; ten tries a quarter of an hour) and the check sign. */
export const PICKUP_LENGTH = 8;

/** What the village officer typed: `empty`, not eight signs (`length`), or a slip of the finger that the check sign shows (`mistyped`). */
export type PickupReading = { ok: true; code: string } | { ok: false; reason: 'empty' | 'length' | 'mistyped' };

export function readPickup(typed: string): PickupReading {
  if (typed.trim() === '') return { ok: false, reason: 'empty' };
  const read = readCode(typed, PICKUP_LENGTH);
  if (read.ok) return read;
  return { ok: false, reason: read.reason === 'length' ? 'length' : 'mistyped' };
}

/** "7K4M-9TXQ", as the resident reads it aloud. */
export function writePickup(code: string): string {
  return writeCode(code);
}
