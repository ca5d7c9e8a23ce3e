import { inOffice } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { makeLink } from '#identity/links.server.ts';
import { changePosts, note, type Change } from '#identity/post-changes.server.ts';
import { emptyPost, holders, insertPost, officeIds } from '#identity/posts-store.server.ts';
import type { NewPost } from '#identity/posts.ts';
import { findAccounts, removeSecondFactor } from '#identity/store.server.ts';
import { administratorPath } from '#identity/setup.server.ts';

/** What only somebody at the server's console may do, when the last administrator is out of reach. Each use leaves a line in the journal. */

const CONSOLE_LINK_SECONDS = 3600;

/** The first administrator's chair, as the set-up page fills it. */
const CHAIR: NewPost = { role: 'administrator', title: 'Administrator' };

export function officesHere(): Promise<string[]> {
  return officeIds();
}

/** User names of those who administer the office now. */
export async function administratorsOf(officeId: string): Promise<{ accountId: string; username: string }[]> {
  const rows = await inOffice(officeId, (tx) => holders(tx, officeId));
  const ids = rows.filter((row) => row.role === 'administrator' && row.until === null).map((row) => row.accountId);
  return [...(await findAccounts([...new Set(ids)])).values()].map((account) => ({ accountId: account.id, username: account.username }));
}

/**
 * Gives an administrator a way back: signs them out everywhere, takes the second factor off, and makes a link for a new password.
 * @returns the path, or null when nobody of that user name administers the office
 */
export async function restoreAdministrator(change: Change, username: string): Promise<string | null> {
  const found = (await administratorsOf(change.officeId)).find((administrator) => administrator.username === username);
  if (!found) return null;
  await changePosts(change, async (tx) => {
    await note(tx, change, 'account', found.accountId, 'restoredFromConsole', {});
    return null;
  });
  await removeSecondFactor(found.accountId, true);
  return `/siapkan/sandi/${await makeLink({ purpose: 'password', officeId: change.officeId, accountId: found.accountId }, CONSOLE_LINK_SECONDS)}`;
}

/** A link with which somebody becomes one more administrator. The chair stands ready, and its journal says who opened it. */
export async function newAdministrator(change: Change): Promise<string> {
  await changePosts(change, async (tx) => {
    const empty = await emptyPost(tx, change.officeId, CHAIR);
    const id = empty?.id ?? newId();
    if (!empty) {
      await insertPost(tx, change.officeId, id, CHAIR);
      await note(tx, change, 'post', id, 'opened', { role: CHAIR.role, section: null, village: null });
    }
    await note(tx, change, 'post', id, 'offeredFromConsole', {});
    return null;
  });
  return administratorPath(change.officeId, CONSOLE_LINK_SECONDS);
}
