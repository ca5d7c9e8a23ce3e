import { inOffice, type Tx } from '#platform/database.server.ts';
import { note, type Change } from '#identity/post-changes.server.ts';
import { openPosts, retitle, type PostRow } from '#identity/posts-store.server.ts';
import { isSingle, sameChair, type NewPost } from '#identity/posts.ts';

/** Every chair of the office, held or empty: what somebody can act for. */
export function listChairs(officeId: string): Promise<PostRow[]> {
  return inOffice(officeId, (tx) => openPosts(tx, officeId));
}

/** Titles of chairs by id, for telling the journal. */
export async function chairTitles(tx: Tx, officeId: string): Promise<Map<string, string>> {
  return new Map((await openPosts(tx, officeId)).map((post) => [post.id, post.title]));
}

/** Gives the chairs of a post that the office has renamed their new title, in the transaction of that change. Letters already signed keep theirs. */
export async function retitleChairs(tx: Tx, change: Change, before: NewPost, title: string): Promise<void> {
  for (const chair of await openPosts(tx, change.officeId)) {
    if (!sameChair(chair, before) || chair.title === title || (!isSingle(chair.role) && chair.title !== before.title)) continue;
    await retitle(tx, change.officeId, chair.id, title);
    await note(tx, change, 'post', chair.id, 'retitled', { title });
  }
}
