import { randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { newId } from '#platform/ids.server.ts';
import { insertAccount, replacePassword } from '#identity/store.server.ts';

/**
 * Makes an account. Without a password nobody can sign in until a one-time link has set one: there is no default anywhere.
 * @param username already checked
 * @returns its id, or null when the user name is taken in this installation
 */
export async function createAccount(officeId: string, person: { username: string; name: string; password?: string }): Promise<string | null> {
  const id = newId();
  const made = await insertAccount({
    id, username: person.username, name: person.name.trim(), credentialId: newId(),
    // better-auth wants an address; nothing is ever sent to it.
    email: `${person.username}@${officeId}.invalid`,
    passwordHash: await hashPassword(person.password ?? randomBytes(32).toString('base64url'))
  });
  return made ? id : null;
}

/** Sets a password without asking for the old one (after a one-time link) and ends all sessions. */
export async function setPassword(accountId: string, password: string): Promise<void> {
  await replacePassword(accountId, await hashPassword(password));
}

/** Nobody can sign in any more with what was the password. */
export async function lockPassword(accountId: string): Promise<void> {
  await setPassword(accountId, randomBytes(32).toString('base64url'));
}
