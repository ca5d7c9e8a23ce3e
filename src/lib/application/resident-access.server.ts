import { inOffice, type Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { checkPin, keyedHash, sameHash } from '#platform/keyed-hash.server.ts';

/** Wrong PINs in a row that lock the PIN, for how many minutes, and wrong ones in all after which only a new PIN helps (issue §4). */
const WRONG_IN_A_ROW = 5;
const LOCKED_MINUTES = 15;
const WRONG_IN_ALL = 20;
/** Minutes for which a right PIN opens the page. */
const OPEN_MINUTES = 30;

export type PinShown =
  /** `proof` goes into a cookie; it ends after `seconds`, and at once when the counter makes a new PIN */
  | { ok: true; proof: string; seconds: number }
  | { ok: false; reason: 'wrong'; left: number }
  | { ok: false; reason: 'locked'; until: Date }
  /** only an officer who has seen an identity card can help now */
  | { ok: false; reason: 'counter' };

type Secret = { pin_hash: Buffer; pin_failures: number; pin_locked_until: Date | null };

/**
 * Compares a PIN with the receipt's. Counts in a transaction of its own, one try after the other, so that neither a rollback nor many
 * requests at once win a try (law 10). A right PIN forgives the started row of wrong ones, never a full one.
 */
export function showPin(officeId: string, applicationId: string, pin: string): Promise<PinShown> {
  return inOffice(officeId, async (tx): Promise<PinShown> => {
    const secret = await tx.selectFrom('application_secret').select(['pin_hash', 'pin_failures', 'pin_locked_until'])
      .where('office_id', '=', officeId).where('application_id', '=', applicationId).forUpdate().executeTakeFirst();
    if (!secret) return { ok: false, reason: 'counter' };
    const at = now();
    const barred = barredBy(secret, at);
    if (barred) return barred;
    const right = await checkPin(officeId, pin, secret.pin_hash);
    const failures = right ? secret.pin_failures - (secret.pin_failures % WRONG_IN_A_ROW) : secret.pin_failures + 1;
    const locked = !right && failures % WRONG_IN_A_ROW === 0 ? new Date(at.getTime() + LOCKED_MINUTES * 60_000) : null;
    await tx.updateTable('application_secret').set({ pin_failures: failures, pin_locked_until: locked })
      .where('office_id', '=', officeId).where('application_id', '=', applicationId).execute();
    if (right) return { ok: true, proof: proofFor(officeId, applicationId, secret.pin_hash, at.getTime() + OPEN_MINUTES * 60_000), seconds: OPEN_MINUTES * 60 };
    return barredBy({ pin_failures: failures, pin_locked_until: locked }, at) ?? { ok: false, reason: 'wrong', left: WRONG_IN_A_ROW - (failures % WRONG_IN_A_ROW) };
  });
}

/** What the page says before a PIN is typed: locked until, or to the counter; null when it may be tried. */
export async function pinBarred(tx: Tx, officeId: string, applicationId: string): Promise<Extract<PinShown, { reason: 'locked' | 'counter' }> | null> {
  const secret = await tx.selectFrom('application_secret').select(['pin_failures', 'pin_locked_until'])
    .where('office_id', '=', officeId).where('application_id', '=', applicationId).executeTakeFirst();
  return secret ? barredBy(secret, now()) : { ok: false, reason: 'counter' };
}

function barredBy(secret: Pick<Secret, 'pin_failures' | 'pin_locked_until'>, at: Date): Extract<PinShown, { reason: 'locked' | 'counter' }> | null {
  if (secret.pin_failures >= WRONG_IN_ALL) return { ok: false, reason: 'counter' };
  const until = secret.pin_locked_until;
  return until && until > at ? { ok: false, reason: 'locked', until } : null;
}

/** Whether a cookie's proof still holds for this application. */
export async function isProved(tx: Tx, officeId: string, applicationId: string, proof: string | undefined): Promise<boolean> {
  const [expiry = '', mac = ''] = proof?.split('.', 2) ?? [];
  if (!/^\d{13}$/.test(expiry) || !/^[A-Za-z0-9_-]{22}$/.test(mac) || Number(expiry) <= now().getTime()) return false;
  const secret = await tx.selectFrom('application_secret').select('pin_hash')
    .where('office_id', '=', officeId).where('application_id', '=', applicationId).executeTakeFirst();
  return secret !== undefined && sameHash(Buffer.from(mac, 'base64url'), macOf(officeId, applicationId, secret.pin_hash, Number(expiry)));
}

/** The kept PIN is part of it: a new PIN ends every proof that was given for the old one. */
function macOf(officeId: string, applicationId: string, pinHash: Buffer, expiry: number): Uint8Array {
  return keyedHash(officeId, 'resident-proof', `${applicationId}/${expiry}/${pinHash.toString('hex')}`);
}

function proofFor(officeId: string, applicationId: string, pinHash: Buffer, expiry: number): string {
  return `${expiry}.${Buffer.from(macOf(officeId, applicationId, pinHash, expiry)).toString('base64url')}`;
}
