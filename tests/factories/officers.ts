import { newId } from '#platform/ids.server.ts';
import { setPassword } from '#identity/accounts.server.ts';
import { SESSION_COOKIE, withCookies, type CookieToSet } from '#identity/cookies.ts';
import { createOfficer, type Change } from '#identity/officers.server.ts';
import { beginSecondFactor, confirmSecondFactor, showSecondFactor } from '#identity/own-account.server.ts';
import type { NewPost } from '#identity/posts.ts';
import { actorFromRequest } from '#identity/session.server.ts';
import { signIn } from '#identity/sign-in.server.ts';
import type { TestDatabase } from './database.ts';
import { totp } from './totp.ts';

export const PASSWORD = 'perahu kertas hijau muda';

/** An office with nothing in it but its row. */
export async function anOffice(database: TestDatabase, id = 'pulau-burung', sample = false): Promise<string> {
  await database.asOwner('insert into office (id, settings, sample) values ($1, $2, $3) on conflict do nothing', [id, '{}', sample]);
  return id;
}

export function aChange(officeId: string): Change {
  return { officeId, author: { actor: 'test' }, at: new Date(), commandId: newId() };
}

/** An officer with a known password; throws when refused. */
export async function anOfficer(officeId: string, username: string, posts: NewPost[], name = 'Rahmat Hidayat, S.Sos'): Promise<string> {
  const made = await createOfficer(aChange(officeId), { username, posts, official: { name, rank: 'Penata', nip: '198001012005011001' } });
  if (!made.ok) throw new Error(`not made: ${made.reason}`);
  await setPassword(made.accountId, PASSWORD);
  return made.accountId;
}

/** Headers of a request that carries these cookies. */
export function headersWith(cookies: CookieToSet[]): Headers {
  return withCookies(new Headers({ 'user-agent': 'Mozilla/5.0 (Linux; Android 12) Chrome/120' }), cookies);
}

/** Signs in an officer who has no second factor and returns the request's headers. */
export async function signedIn(officeId: string, username: string): Promise<Headers> {
  const answer = await signIn({ officeId, network: '203.0.113.7', headers: new Headers() }, username, PASSWORD);
  if (!answer.ok || answer.next !== 'in') throw new Error('not signed in');
  if (!answer.cookies.some((cookie) => cookie.name === SESSION_COOKIE)) throw new Error('no session cookie');
  return headersWith(answer.cookies);
}

/** Makes an officer whose second factor is set up where the posts ask for one, and signs them in: ready to work. */
export async function readyOfficer(officeId: string, username: string, posts: NewPost[], name?: string): Promise<Headers> {
  await anOfficer(officeId, username, posts, name);
  const headers = await signedIn(officeId, username);
  const actor = await actorFromRequest(headers, officeId, 'Asia/Jakarta');
  if (actor.kind !== 'officer' || !actor.needsTotp) return headers;
  await beginSecondFactor(actor, headers, PASSWORD);
  const shown = await showSecondFactor(actor, 'SI-PETROK');
  const confirmed = await confirmSecondFactor(actor, headers, totp(shown?.secret ?? ''));
  if (!confirmed.ok) throw new Error('second factor not confirmed');
  return headersWith(confirmed.cookies);
}
