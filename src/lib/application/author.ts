import type { Actor } from '#identity/actor.ts';

/** How an actor stands in the journal: never a name. */
export function authorOf(actor: Actor): { actor: string } {
  switch (actor.kind) {
    case 'officer': return { actor: `officer:${actor.accountId}` };
    case 'client': return { actor: `client:${actor.id}` };
    case 'system': return { actor: 'system' };
    case 'public': return { actor: 'resident' };
  }
}
