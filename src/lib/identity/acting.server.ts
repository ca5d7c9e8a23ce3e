import { inOffice } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { changePosts, note, type Change } from '#identity/post-changes.server.ts';
import { actingFrom, endActing, holders, insertActing, openPosts, type ActingRow } from '#identity/posts-store.server.ts';
import { checkActing, kindOf, type NewActing, type PostRefusal } from '#identity/posts.ts';

type Answer = { ok: true } | { ok: false; reason: PostRefusal };

/**
 * Enters somebody who acts for a post, from one day to another, both counted in. The post's own holder keeps it: whoever acts
 * stands in the journal and on the letter with "Plh.", "Plt.", "a.n." or "u.b.".
 */
export async function enterActing(change: Change, acting: NewActing): Promise<Answer> {
  const wrong = checkActing(acting);
  if (wrong) return { ok: false, reason: wrong };
  const refusal = await changePosts(change, async (tx) => {
    const all = (await holders(tx, change.officeId)).filter((row) => row.until === null);
    if (!all.some((row) => row.accountId === acting.accountId)) return 'not_found';
    if (!(await openPosts(tx, change.officeId)).some((post) => post.id === acting.postId)) return 'not_found';
    if (all.some((row) => row.accountId === acting.accountId && row.id === acting.postId)) return 'self';
    const id = newId();
    await insertActing(tx, change.officeId, id, acting);
    await note(tx, change, 'post', acting.postId, 'actingEntered', {
      acting: id, kind: kindOf(acting.form), form: acting.form, account: acting.accountId, order: acting.orderNumber.trim(), since: acting.since, until: acting.until
    });
    return null;
  });
  return refusal ? { ok: false, reason: refusal } : { ok: true };
}

/** Ends an entry before its last day, or takes back one that has not begun. */
export async function endActingEntry(change: Change, id: string): Promise<Answer> {
  const refusal = await changePosts(change, async (tx) => {
    const postId = await endActing(tx, change.officeId, id, change.at);
    if (postId === null) return 'not_found';
    await note(tx, change, 'post', postId, 'actingEnded', { acting: id });
    return null;
  });
  return refusal ? { ok: false, reason: refusal } : { ok: true };
}

/** Entries that run on `day` (`YYYY-MM-DD`) or begin later. */
export function listActing(officeId: string, day: string): Promise<ActingRow[]> {
  return inOffice(officeId, (tx) => actingFrom(tx, officeId, day));
}
