import { now } from '#platform/clock.server.ts';
import { newId } from '#platform/ids.server.ts';
import { setPassword } from '#identity/accounts.server.ts';
import { makeLink, openLink, useUpLink, type Link } from '#identity/links.server.ts';
import { placeNewAccount, type OfficerRefusal } from '#identity/officers.server.ts';
import { checkPassword } from '#identity/password.server.ts';
import { checkOfficialName, type OfficialName } from '#identity/posts.ts';
import { findAccountByUsername, findAccounts, officesWithoutAdministrator } from '#identity/store.server.ts';
import { checkUsername } from '#identity/username.ts';

/**
 * The address with which the first administrator sets up the office: works once, for 24 hours, and is replaced at each start as long
 * as an office (not a sample one) has no administrator. Null when there is one.
 * @param origin where the site is, e.g. `http://127.0.0.1:3000`
 */
export async function setupLink(origin: string): Promise<string | null> {
  const [officeId] = await officesWithoutAdministrator();
  return officeId === undefined ? null : `${origin}${await administratorPath(officeId)}`;
}

/** A path for one more administrator of an office; from the console, when the last one is out of reach. */
export async function administratorPath(officeId: string, seconds?: number): Promise<string> {
  return `/siapkan/${await makeLink({ purpose: 'administrator', officeId, accountId: null }, seconds)}`;
}

/** What a link is for, if it belongs to this office and this page; null otherwise. */
export async function linkFor(token: string, officeId: string, purpose: Link['purpose']): Promise<Link | null> {
  const link = await openLink(token);
  return link?.officeId === officeId && link.purpose === purpose ? link : null;
}

/** Whose password a link sets: to greet the person and to hold the password against the name. */
export async function accountOf(link: Link): Promise<{ username: string; name: string } | null> {
  return link.accountId === null ? null : ((await findAccounts([link.accountId])).get(link.accountId) ?? null);
}

export type SetUpRefusal = OfficerRefusal | 'link' | 'short' | 'long' | 'common';
type Answer = { ok: true } | { ok: false; reason: SetUpRefusal };

/** Makes the administrator's account and uses the link up. A refusal leaves the link as it was. */
export async function setUpAdministrator(token: string, officeId: string, person: { username: string; official: OfficialName; password: string }, near: string[]): Promise<Answer> {
  if (!(await linkFor(token, officeId, 'administrator'))) return { ok: false, reason: 'link' };
  const username = checkUsername(person.username);
  if (!username.ok) return { ok: false, reason: 'username' };
  const wrong = checkOfficialName(person.official);
  if (wrong) return { ok: false, reason: wrong };
  const fit = await checkPassword(person.password, [username.value, person.official.name, ...near]);
  if (!fit.ok) return fit;
  if ((await findAccountByUsername(username.value)) !== null) return { ok: false, reason: 'username_taken' };
  // Of two who press at once only one gets on; if the machine dies here, the next start gives a new link.
  if (!(await useUpLink(token))) return { ok: false, reason: 'link' };
  const change = { officeId, author: { actor: 'setup' }, at: now(), commandId: newId() };
  const made = await placeNewAccount(change, {
    username: username.value, official: person.official, password: person.password, posts: [{ role: 'administrator', title: 'Administrator' }]
  });
  return made.ok ? { ok: true } : made;
}

/** Sets the password a link was given for, ends the account's sessions, and uses the link up. */
export async function choosePassword(token: string, officeId: string, password: string, near: string[]): Promise<Answer & { username?: string }> {
  const link = await linkFor(token, officeId, 'password');
  const account = link && (await accountOf(link));
  if (!link?.accountId || !account) return { ok: false, reason: 'link' };
  const fit = await checkPassword(password, [account.username, account.name, ...near]);
  if (!fit.ok) return fit;
  if (!(await useUpLink(token))) return { ok: false, reason: 'link' };
  await setPassword(link.accountId, password);
  return { ok: true, username: account.username };
}
