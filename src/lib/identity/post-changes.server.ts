import { inOffice, type Tx } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { appendNext } from '#journal/append.server.ts';
import type { Author } from '#journal/event.ts';
import { checkOfficialName, checkPost, isSingle, sameChair, type NewPost, type OfficialName, type PostRefusal } from '#identity/posts.ts';
import { emptyPost, endHolder, holders, insertHolder, insertPost, lockPosts, openPosts, retitle, type HolderRow } from '#identity/posts-store.server.ts';

/** One change of posts within an open transaction, with its line in the journal. Account ids only: names stand in the posts' own rows. */
export type Change = { officeId: string; author: Author; at: Date; commandId: string };

/** A refusal takes back what was written before it. */
class Refusal extends Error {
  readonly reason: PostRefusal;
  constructor(reason: PostRefusal) {
    super('refused');
    this.reason = reason;
  }
}

/** Runs changes of posts in one transaction, one office at a time; a refusal leaves nothing behind. */
export async function changePosts(change: Change, work: (tx: Tx) => Promise<PostRefusal | null>): Promise<PostRefusal | null> {
  try {
    await inOffice(change.officeId, async (tx) => {
      await lockPosts(tx, change.officeId);
      const reason = await work(tx);
      if (reason) throw new Refusal(reason);
    });
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}

export async function note(tx: Tx, change: Change, kind: 'post' | 'account', streamId: string, type: string, body: object): Promise<void> {
  await appendNext(tx, { officeId: change.officeId, kind, streamId }, {
    events: [{ type, version: 1, body }], author: change.author, commandId: change.commandId, happenedAt: change.at
  });
}

/** Puts a person on a chair: the free one that fits, otherwise a new one. */
export async function placeOn(tx: Tx, change: Change, accountId: string, official: OfficialName, post: NewPost): Promise<PostRefusal | null> {
  const wrong = checkPost(post) ?? checkOfficialName(official);
  if (wrong) return wrong;
  const empty = await emptyPost(tx, change.officeId, post);
  const postId = empty?.id ?? newId();
  if (!empty) {
    if (isSingle(post.role) && (await openPosts(tx, change.officeId)).some((row) => sameChair(row, post))) return 'post_taken';
    await insertPost(tx, change.officeId, postId, post);
    await note(tx, change, 'post', postId, 'opened', { role: post.role, section: post.section ?? null, village: post.villageId ?? null });
  } else if (empty.title !== post.title.trim()) {
    await retitle(tx, change.officeId, postId, post.title);
    await note(tx, change, 'post', postId, 'retitled', { title: post.title.trim() });
  }
  const holderId = newId();
  await insertHolder(tx, change.officeId, { id: holderId, postId, accountId, official, since: change.at });
  await note(tx, change, 'post', postId, 'taken', { account: accountId, holder: holderId });
  return null;
}

/** Takes a person off a chair; the chair stays. */
export async function takeOff(tx: Tx, change: Change, holder: HolderRow): Promise<void> {
  await endHolder(tx, change.officeId, holder.holderId, change.at);
  await note(tx, change, 'post', holder.id, 'left', { account: holder.accountId, holder: holder.holderId });
}

/** Whether somebody would still administer the office if this person did not. */
export async function administratorBeside(tx: Tx, officeId: string, accountId: string): Promise<boolean> {
  return (await holders(tx, officeId)).some((holder) => holder.until === null && holder.role === 'administrator' && holder.accountId !== accountId);
}
