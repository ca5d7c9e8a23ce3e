import type { Actor } from '#identity/actor.ts';
import type { Grounds } from '#identity/may.ts';

/** How an actor stands in the journal: no name, the account's id, the post's id, and the acting entry's id where the post is somebody else's. */
export function authorOf(actor: Actor, grounds: Grounds | null = null): { actor: string; post: string | null; actingFor: string | null } {
  const post = grounds?.post.postId ?? null;
  const actingFor = grounds?.actingFor?.id ?? null;
  switch (actor.kind) {
    case 'public': return { actor: 'resident', post: null, actingFor: null };
    case 'officer': return { actor: `officer:${actor.accountId}`, post, actingFor };
    case 'client': return { actor: `client:${actor.id}`, post: null, actingFor: null };
    case 'system': return { actor: 'system', post: null, actingFor: null };
  }
}
