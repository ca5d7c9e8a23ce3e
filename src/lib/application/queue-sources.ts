import type { Actor, Role } from '#identity/actor.ts';
import { whereMay, type Where } from '#identity/may.ts';
import type { State } from '#application/lifecycle.ts';
import { LISTS, type ListName } from '#application/queue-filter.ts';

/** One run through an index: the equalities it begins with. A list is one or a few of them, merged in order. */
export type Source = { state?: State; waitingRole?: Role; waitingSection?: string; section?: string };

/** Where an officer may read at the office's desks; the village desk has pages of its own, so a village's reach opens nothing here. */
export function deskReach(actor: Actor, officeId: string): 'office' | readonly string[] | null {
  const where: Where | null = whereMay(actor, 'application.read', officeId);
  if (where === null || where === 'office') return where;
  return where.sections.length > 0 ? where.sections : null;
}

/**
 * The sources of a list for this officer. What waits for me comes from my posts; another list is narrowed to what I may read.
 * @returns none when the list holds nothing for this officer
 */
export function sourcesOf(list: ListName, actor: Actor, reach: 'office' | readonly string[]): Source[] {
  const wanted = LISTS[list];
  if (wanted === 'mine') return waitingSources(actor);
  const states: Source[] = wanted === 'open' ? [{}] : wanted.map((state) => ({ state }));
  return reach === 'office' ? states : states.flatMap((source) => reach.map((section) => ({ ...source, section })));
}

/** Turns that are taken at a desk of the office. A village's officers have their own pages; administrators and supervisors are waited for by nobody. */
const AT_A_DESK: readonly Role[] = ['operator', 'section_head', 'secretary', 'head'];

export function waitingSources(actor: Actor): Source[] {
  if (actor.kind !== 'officer') return [];
  const sources = new Map<string, Source>();
  for (const { role, section } of actor.posts) {
    if (!AT_A_DESK.includes(role)) continue;
    if (role === 'section_head' && section === null) continue;
    const source: Source = role === 'section_head' ? { waitingRole: role, waitingSection: section! } : { waitingRole: role };
    sources.set(`${role}/${section ?? ''}`, source);
  }
  return [...sources.values()];
}
