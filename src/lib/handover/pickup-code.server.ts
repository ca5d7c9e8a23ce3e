import { randomBytes } from 'node:crypto';
import type { Tx } from '#platform/database.server.ts';
import { makeCode } from '#platform/code.ts';
import { dataKeyOf } from '#platform/data-key.server.ts';
import { keyedHash, sameHash } from '#platform/keyed-hash.server.ts';
import { openText, seal } from '#platform/seal.server.ts';
import { PICKUP_LENGTH } from '#handover/pickup-code.ts';
import { keepPickup, pickupOf } from '#handover/store.server.ts';

/** Makes the code with which the resident fetches the letter. Only the resident ever sees it, with the PIN; it is kept hashed and sealed. */
export async function makePickupCode(tx: Tx, officeId: string, applicationId: string): Promise<void> {
  const key = await dataKeyOf(tx, officeId, applicationId, 'case');
  if (!key) throw new Error('a letter on its way whose case was forgotten');
  const code = makeCode(PICKUP_LENGTH, randomBytes(PICKUP_LENGTH * 4));
  await keepPickup(tx, officeId, applicationId, {
    hash: hashOf(officeId, applicationId, code), sealed: seal(key, code, placeOf(officeId, applicationId))
  });
}

/**
 * The pick-up code for the resident's own tracking page, once the PIN has been shown; null while the letter is not on its way, after it
 * was handed over, and once the case is forgotten. Never for officers, never logged.
 */
export async function openPickupCode(tx: Tx, officeId: string, applicationId: string): Promise<string | null> {
  const kept = await pickupOf(tx, officeId, applicationId);
  if (!kept?.sealed || (kept.state !== 'dispatched' && kept.state !== 'received')) return null;
  const key = await dataKeyOf(tx, officeId, applicationId, 'case');
  return key ? openText(key, kept.sealed, placeOf(officeId, applicationId)) : null;
}

/** Whether this is the letter's code. Whoever asks has counted the try before. @param code as `readPickup` gives it */
export async function isPickupCode(tx: Tx, officeId: string, applicationId: string, code: string): Promise<boolean> {
  const kept = await pickupOf(tx, officeId, applicationId);
  return kept?.hash ? sameHash(kept.hash, hashOf(officeId, applicationId, code)) : false;
}

const hashOf = (officeId: string, applicationId: string, code: string): Uint8Array => keyedHash(officeId, 'pickup', `${applicationId}:${code}`);
const placeOf = (office: string, row: string) => ({ office, table: 'application_secret', row, column: 'pickup_sealed' });
