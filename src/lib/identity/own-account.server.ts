import { symmetricDecrypt } from 'better-auth/crypto';
import { isAPIError } from 'better-auth/api';
import { hit } from '#platform/limits.server.ts';
import type { Officer } from '#identity/actor.ts';
import { auth } from '#identity/auth.server.ts';
import { base32 } from '#identity/base32.ts';
import { cookiesToSet, type CookieToSet } from '#identity/cookies.ts';
import { checkPassword } from '#identity/password.server.ts';
import { deleteSessions, findAccounts, passwordHashOf, pendingSecondFactor, removeSecondFactor, sessionsOf } from '#identity/store.server.ts';

/** What an officer does to their own account, signed in. */

export type Session = { id: string; since: Date; device: string; current: boolean };

export async function listSessions(officer: Officer): Promise<Session[]> {
  const rows = await sessionsOf(officer.accountId);
  return rows.map((row) => ({ ...row, current: row.id === officer.sessionId }));
}

/** Ends one of the officer's own sessions, or all others with `'others'`. Somebody else's id does nothing. @returns how many ended */
export function endSession(officer: Officer, which: string): Promise<number> {
  return which === 'others' ? deleteSessions(officer.accountId, null, officer.sessionId) : deleteSessions(officer.accountId, which, null);
}

export type OwnRefusal = 'wrong_password' | 'locked' | 'short' | 'long' | 'common';

/** Changes the password and ends all other sessions. */
export async function changePassword(officer: Officer, headers: Headers, current: string, chosen: string, near: string[]): Promise<{ ok: true; cookies: CookieToSet[] } | { ok: false; reason: OwnRefusal }> {
  const fit = await checkPassword(chosen, [officer.username, officer.name, ...near]);
  if (!fit.ok) return fit;
  const right = await checkOwnPassword(officer, current);
  if (right !== 'right') return { ok: false, reason: right };
  const answer = await auth().api.changePassword({ body: { currentPassword: current, newPassword: chosen, revokeOtherSessions: true }, headers, returnHeaders: true });
  return { ok: true, cookies: cookiesToSet(answer.headers) };
}

/**
 * Begins (or begins again, on another phone) the second factor. Until the first code is confirmed the old state counts:
 * for a first set-up nothing is asked at sign-in yet; a running one is taken off, and the officer is led back here until it is done.
 */
export async function beginSecondFactor(officer: Officer, headers: Headers, password: string): Promise<{ ok: true } | { ok: false; reason: OwnRefusal }> {
  const right = await checkOwnPassword(officer, password);
  if (right !== 'right') return { ok: false, reason: right };
  await removeSecondFactor(officer.accountId, false);
  await auth().api.enableTwoFactor({ body: { password, method: 'totp' }, headers });
  return { ok: true };
}

/** Whether a second factor is set up and asked for at sign-in. */
export async function hasSecondFactor(officer: Officer): Promise<boolean> {
  return (await findAccounts([officer.accountId])).get(officer.accountId)?.totp ?? false;
}

export type PendingSecondFactor = { secret: string; address: string; reserveCodes: string[] };

/** The begun set-up: the secret as typed and as the app's address (for the QR), and the ten reserve codes. Null when none is open. */
export async function showSecondFactor(officer: Officer, place: string): Promise<PendingSecondFactor | null> {
  const sealed = await pendingSecondFactor(officer.accountId);
  if (sealed === null) return null;
  const context = await auth().$context;
  const plain = await symmetricDecrypt({ key: context.secretConfig, data: sealed });
  const secret = base32(new TextEncoder().encode(plain));
  const { backupCodes } = await auth().api.viewBackupCodes({ body: { userId: officer.accountId } });
  const label = encodeURIComponent(`${place}:${officer.username}`);
  const address = `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(place)}&digits=6&period=30`;
  return { secret: secret.replace(/(.{4})(?=.)/g, '$1 '), address, reserveCodes: backupCodes };
}

/** Confirms the set-up with the first code the app shows; from then on it is asked at each sign-in. */
export async function confirmSecondFactor(officer: Officer, headers: Headers, typed: string): Promise<{ ok: true; cookies: CookieToSet[] } | { ok: false; reason: 'wrong' | 'locked' }> {
  const tries = await hit(officer.officeId, `own-code:${officer.accountId}`, { max: 20, windowSeconds: 15 * 60 });
  if (!tries.ok) return { ok: false, reason: 'locked' };
  const code = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(code)) return { ok: false, reason: 'wrong' };
  try {
    const answer = await auth().api.verifyTOTP({ body: { code }, headers, returnHeaders: true });
    return { ok: true, cookies: cookiesToSet(answer.headers) };
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return { ok: false, reason: 'wrong' };
    throw error;
  }
}

/** Counted, so that a session left open does not become a way to guess the password. */
export async function checkOwnPassword(officer: Officer, password: string): Promise<'right' | 'wrong_password' | 'locked'> {
  const tries = await hit(officer.officeId, `own-password:${officer.accountId}`, { max: 10, windowSeconds: 15 * 60 });
  if (!tries.ok) return 'locked';
  const hash = await passwordHashOf(officer.accountId);
  const context = await auth().$context;
  return hash !== null && password.length <= 128 && (await context.password.verify({ hash, password })) ? 'right' : 'wrong_password';
}
