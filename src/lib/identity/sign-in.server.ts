import { createHash } from 'node:crypto';
import { isAPIError } from 'better-auth/api';
import { clearHits, hit, type Limit } from '#platform/limits.server.ts';
import { auth, PASSWORD_MAX } from '#identity/auth.server.ts';
import { cookiesToSet, type CookieToSet } from '#identity/cookies.ts';
import { asReserveCode } from '#identity/reserve-codes.server.ts';
import { checkUsername } from '#identity/username.ts';

/** Wrong and locked look the same for a name that exists and one that does not. */
export type SignInAnswer =
  | { ok: true; next: 'in' | 'code'; cookies: CookieToSet[] }
  | { ok: false; reason: 'wrong' | 'expired'; cookies?: CookieToSet[] }
  | { ok: false; reason: 'locked'; retryAfterSeconds: number };

/** One name from one network: a person mistyping. One name from everywhere: somebody guessing. */
const NAME_HERE: Limit = { max: 8, windowSeconds: 15 * 60 };
const NAME_ANYWHERE: Limit = { max: 40, windowSeconds: 60 * 60 };
/** A whole office sits behind one address: thirty officers, each mistyping a few times, must still get in. */
const NETWORK: Limit = { max: 300, windowSeconds: 15 * 60 };

type Door = { officeId: string; network: string; headers: Headers };

/**
 * First step: user name and password. On `next: 'code'` the answer's cookie names the half-done sign-in and nobody is in yet.
 * @param door.network the caller's address or network, used only as a keyed count
 */
export async function signIn(door: Door, username: string, password: string): Promise<SignInAnswer> {
  const name = checkUsername(username);
  const who = short(name.ok ? name.value : username);
  const subjects = { here: `sign-in:${who}:${short(door.network)}`, anywhere: `sign-in:${who}` };
  const locked = await count(door.officeId, [[subjects.here, NAME_HERE], [subjects.anywhere, NAME_ANYWHERE], [`sign-in-network:${short(door.network)}`, NETWORK]]);
  if (locked) return locked;
  // An impossible name goes the same way as a wrong one, so that it takes the same time.
  const asked = { username: name.ok ? name.value : 'tidak.ada.nama.ini', password: password.slice(0, PASSWORD_MAX) };
  if (password === '') return { ok: false, reason: 'wrong' };
  try {
    const { headers, response } = await auth().api.signInUsername({ body: asked, headers: door.headers, returnHeaders: true });
    const cookies = cookiesToSet(headers);
    await clearHits(door.officeId, subjects.here);
    if (response && 'twoFactorRedirect' in response) return { ok: true, next: 'code', cookies };
    return { ok: true, next: 'in', cookies };
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return { ok: false, reason: 'wrong' };
    throw error;
  }
}

/** Second step: the six figures of the app, or one of the reserve codes. `expired`: begin again with the password. */
export async function enterCode(door: Door, typed: string): Promise<SignInAnswer> {
  const locked = await count(door.officeId, [[`sign-in-network:${short(door.network)}`, NETWORK]]);
  if (locked) return locked;
  const code = typed.replace(/\s/g, '');
  const figures = /^\d{6}$/.test(code);
  try {
    const call = { headers: door.headers, returnHeaders: true as const };
    const { headers, response } = figures
      ? await auth().api.verifyTOTP({ ...call, body: { code } })
      : await auth().api.verifyBackupCode({ ...call, body: { code: asReserveCode(code) } });
    const cookies = cookiesToSet(headers);
    if (figures && (await usedBefore(door.officeId, response.user.id, code))) {
      if (response.token) await endSession(response.token);
      return { ok: false, reason: 'expired' };
    }
    return { ok: true, next: 'in', cookies };
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error;
    const key = String(error.body?.code ?? '');
    if (error.statusCode === 429) return { ok: false, reason: 'locked', retryAfterSeconds: 15 * 60 };
    return { ok: false, reason: key.startsWith('INVALID_CODE') || key === 'INVALID_BACKUP_CODE' ? 'wrong' : 'expired' };
  }
}

/** Ends the session behind a request. @returns the cookies to take away */
export async function signOut(headers: Headers): Promise<CookieToSet[]> {
  const answer = await auth().api.signOut({ headers, returnHeaders: true });
  return cookiesToSet(answer.headers);
}

/** A code may open one session, not two within its minute and a half (RFC 6238 §5.2). */
async function usedBefore(officeId: string, accountId: string, code: string): Promise<boolean> {
  return !(await hit(officeId, `code:${short(`${accountId}:${code}`)}`, { max: 1, windowSeconds: 300 })).ok;
}

async function endSession(token: string): Promise<void> {
  const context = await auth().$context;
  await context.internalAdapter.deleteSession(token);
}

async function count(officeId: string, subjects: [string, Limit][]): Promise<Extract<SignInAnswer, { reason: 'locked' }> | null> {
  let wait = 0;
  for (const [subject, limit] of subjects) {
    const answer = await hit(officeId, subject, limit);
    if (!answer.ok) wait = Math.max(wait, answer.retryAfterSeconds);
  }
  return wait > 0 ? { ok: false, reason: 'locked', retryAfterSeconds: wait } : null;
}

/** A count's subject must not tell the name or the address; people type passwords into the name's field, too. */
function short(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
