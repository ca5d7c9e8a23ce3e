import { whereMay } from '#identity/may.ts';
import type { Actor } from '#identity/actor.ts';
import type { Draft } from '#application/draft.ts';
import type { Channel } from '#application/events.ts';

/** Through which door somebody files, and for which villages (undefined: all). `account` is kept with the draft. */
export type Filing = { channel: Channel; account: string | null; villages: readonly string[] | undefined };

/** A resident, filing from a phone. */
export const RESIDENT: Filing = { channel: 'web', account: null, villages: undefined };

/** How an officer files for people who come to the counter or to the village office; null when the officer may not. */
export function assistedFiling(actor: Actor, officeId: string): Filing | null {
  if (actor.kind !== 'officer') return null;
  const where = whereMay(actor, 'application.file', officeId);
  if (where === 'office') return { channel: 'desk', account: actor.accountId, villages: undefined };
  return where && where.villages.length > 0 ? { channel: 'village', account: actor.accountId, villages: where.villages } : null;
}

/** How this person goes on with a draft; null when it was begun by an officer and somebody else stands there now, or the officer may no longer. */
export function filingOf(draft: Pick<Draft, 'channel' | 'account'>, actor: Actor, officeId: string): Filing | null {
  if (draft.channel === 'web') return RESIDENT;
  const assisted = assistedFiling(actor, officeId);
  return assisted?.account === draft.account && assisted.channel === draft.channel ? assisted : null;
}
