import { identityPool } from '#identity/pool.server.ts';
import { ROLES, type HeldPost, type Officer } from '#identity/actor.ts';

/** All SQL on accounts, sessions and links. The posts, which belong to an office, are in `posts-store.server.ts`. */

type ActorRow = { account_id: string; username: string | null; name: string; session_id: string; totp: boolean; posts: HeldPost[] };

/** Who a session belongs to and what they hold in this office on this day (`YYYY-MM-DD`); null when it is over or unknown. */
export async function findActor(token: string, officeId: string, today: string): Promise<(Omit<Officer, 'kind' | 'officeId' | 'needsTotp'> & { totp: boolean }) | null> {
  const { rows } = await identityPool().query<ActorRow>({ name: 'actor', text: 'select * from identity.actor_of($1, $2, $3::date)', values: [token, officeId, today] });
  const row = rows[0];
  if (!row) return null;
  const posts = row.posts.filter((post) => ROLES.includes(post.role));
  return { accountId: row.account_id, username: row.username ?? '', name: row.name, sessionId: row.session_id, totp: row.totp, posts };
}

export type Account = { id: string; username: string; name: string; totp: boolean; lastSignIn: Date | null };

/** Accounts by id, for a list of officers. */
export async function findAccounts(ids: string[]): Promise<Map<string, Account>> {
  const { rows } = await identityPool().query<{ id: string; username: string | null; name: string; totp: boolean; last: Date | null }>(
    `select u."id", u."username", u."name", coalesce(u."twoFactorEnabled", false) as totp, (select max(s."createdAt") from "session" s where s."userId" = u."id") as last
     from "user" u where u."id" = any ($1)`, [ids]);
  return new Map(rows.map((row) => [row.id, { id: row.id, username: row.username ?? '', name: row.name, totp: row.totp, lastSignIn: row.last }]));
}

export async function findAccountByUsername(username: string): Promise<Account | null> {
  const { rows } = await identityPool().query<{ id: string }>('select "id" from "user" where "username" = $1', [username]);
  return rows[0] ? ((await findAccounts([rows[0].id])).get(rows[0].id) ?? null) : null;
}

/** Makes an account with its password; false when the user name is taken. */
export async function insertAccount(account: { id: string; username: string; name: string; email: string; passwordHash: string; credentialId: string }): Promise<boolean> {
  const { rowCount } = await identityPool().query(
    `with person as (
       insert into "user" ("id", "name", "email", "emailVerified", "username", "twoFactorEnabled") values ($1, $2, $3, false, $4, false)
       on conflict do nothing returning "id")
     insert into "account" ("id", "accountId", "providerId", "userId", "password", "updatedAt") select $5, "id", 'credential', "id", $6, now() from person`,
    [account.id, account.name, account.email, account.username, account.credentialId, account.passwordHash]);
  return rowCount === 1;
}

/** Takes back an account that was made a moment ago and has nothing yet. */
export async function deleteAccount(id: string): Promise<void> {
  await identityPool().query('delete from "user" where "id" = $1', [id]);
}

/** Sets a password and ends every session of the account. */
export async function replacePassword(id: string, passwordHash: string): Promise<void> {
  await identityPool().query(
    `with ended as (delete from "session" where "userId" = $1)
     update "account" set "password" = $2, "updatedAt" = now() where "userId" = $1 and "providerId" = 'credential'`, [id, passwordHash]);
}

export async function passwordHashOf(id: string): Promise<string | null> {
  const { rows } = await identityPool().query<{ password: string | null }>(`select "password" from "account" where "userId" = $1 and "providerId" = 'credential'`, [id]);
  return rows[0]?.password ?? null;
}

/** Takes the second factor off an account. @param endSessions also signs the person out everywhere */
export async function removeSecondFactor(id: string, endSessions: boolean): Promise<void> {
  await identityPool().query(
    `with gone as (delete from "twoFactor" where "userId" = $1), ended as (delete from "session" where "userId" = $1 and $2)
     update "user" set "twoFactorEnabled" = false, "updatedAt" = now() where "id" = $1`, [id, endSessions]);
}

/** The sealed secret of a second factor that has been begun and not confirmed. */
export async function pendingSecondFactor(id: string): Promise<string | null> {
  const { rows } = await identityPool().query<{ secret: string }>('select "secret" from "twoFactor" where "userId" = $1 and "verified" is false', [id]);
  return rows[0]?.secret ?? null;
}

export type SessionRow = { id: string; since: Date; device: string };

/** Sessions that are open now, newest first. */
export async function sessionsOf(accountId: string): Promise<SessionRow[]> {
  const { rows } = await identityPool().query<{ id: string; since: Date; device: string | null }>(
    'select "id", "createdAt" as since, "userAgent" as device from "session" where "userId" = $1 and "expiresAt" > now() order by "createdAt" desc limit 50', [accountId]);
  return rows.map((row) => ({ ...row, device: row.device ?? '' }));
}

/** Ends one session of the account, or with `null` all but `keep`. @returns how many ended */
export async function deleteSessions(accountId: string, id: string | null, keep: string | null): Promise<number> {
  const { rowCount } = await identityPool().query(
    'delete from "session" where "userId" = $1 and ($2::text is null or "id" = $2) and ($3::text is null or "id" <> $3)', [accountId, id, keep]);
  return rowCount ?? 0;
}

export type Link = { purpose: 'administrator' | 'password'; officeId: string; accountId: string | null };

/** Keeps a one-time link in place of earlier ones of the same account (or, for a set-up, of the same office). */
export async function insertLink(hash: Buffer, link: Link, seconds: number): Promise<void> {
  await identityPool().query(
    `with earlier as (delete from link where purpose = $2 and office_id = $3 and account_id is not distinct from $4)
     insert into link (token_hash, purpose, office_id, account_id, expires_at) values ($1, $2, $3, $4, now() + make_interval(secs => $5))`,
    [hash, link.purpose, link.officeId, link.accountId, seconds]);
}

export async function findLink(hash: Buffer): Promise<Link | null> {
  const { rows } = await identityPool().query<{ purpose: Link['purpose']; office_id: string; account_id: string | null }>(
    'select purpose, office_id, account_id from link where token_hash = $1 and expires_at > now()', [hash]);
  return rows[0] ? { purpose: rows[0].purpose, officeId: rows[0].office_id, accountId: rows[0].account_id } : null;
}

/** Uses a link up; true for exactly one caller. */
export async function useLink(hash: Buffer): Promise<boolean> {
  const { rowCount } = await identityPool().query('delete from link where token_hash = $1 and expires_at > now()', [hash]);
  return rowCount === 1;
}

export async function officesWithoutAdministrator(): Promise<string[]> {
  const { rows } = await identityPool().query<{ id: string }>('select id from identity.offices_without_administrator() id');
  return rows.map((row) => row.id);
}

export async function worksElsewhere(accountId: string, officeId: string): Promise<boolean> {
  const { rows } = await identityPool().query<{ elsewhere: boolean }>('select identity.works_elsewhere($1, $2) as elsewhere', [accountId, officeId]);
  return rows[0]?.elsewhere ?? true;
}
