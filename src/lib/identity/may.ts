import type { Acting, Actor, HeldPost, Role } from '#identity/actor.ts';
import { BY_SCOPE, BY_THE_SYSTEM, PERMISSIONS, WITH_DELEGATED_SIGNATURE, type Action, type Reach } from '#identity/permissions.ts';

export type { Action } from '#identity/permissions.ts';
export type { Actor } from '#identity/actor.ts';

/** What is acted on. A subject that names no section or village is one that only somebody of the whole office may touch. */
export type Subject = { officeId: string; villageId?: string | null; section?: string | null };

/** The post that allows it, and on whose behalf if it is not the person's own. Both go into the journal. */
export type Grounds = { post: HeldPost; actingFor: Acting | null };

/**
 * Whether `actor` may do `action` to `subject`: the one place that says who may what.
 * It knows posts and places, not turns: whose turn it is, `decide` knows from the application's state.
 */
export function may(actor: Actor, action: Action, subject: Subject): boolean {
  switch (actor.kind) {
    case 'public': return false;
    case 'officer': return mayWhy(actor, action, subject) !== null;
    case 'client': return actor.officeId === subject.officeId && actor.scopes.some((scope) => scopeOpens(scope, action));
    case 'system': return actor.officeId === subject.officeId && BY_THE_SYSTEM.includes(action);
  }
}

/**
 * As `may`, for an officer, with the post that allows it; null when none does.
 * An own post goes before a replaced one, a replaced one before a delegated signature, so that nobody signs "Plh." who need not.
 */
export function mayWhy(actor: Actor, action: Action, subject: Subject): Grounds | null {
  if (actor.kind !== 'officer' || actor.needsTotp || actor.officeId !== subject.officeId) return null;
  const posts = actor.posts.filter((post) => allows(post, action, subject)).sort((a, b) => rank(a) - rank(b));
  const post = posts[0];
  return post ? { post, actingFor: post.acting } : null;
}

/** Where an officer may do `action`: everywhere in the office, in some sections or villages, or nowhere (null). Lists filter by it. */
export type Where = 'office' | { sections: string[]; villages: string[] };
export function whereMay(actor: Actor, action: Action, officeId: string): Where | null {
  if (actor.kind !== 'officer' || actor.needsTotp || actor.officeId !== officeId) return null;
  const sections = new Set<string>();
  const villages = new Set<string>();
  for (const post of actor.posts) {
    if (post.acting?.kind === 'delegates' && !WITH_DELEGATED_SIGNATURE.includes(action)) continue;
    const reach = reachOf(post.role, action);
    if (reach === 'office') return 'office';
    if (reach === 'section' && post.section) sections.add(post.section);
    if (reach === 'village' && post.villageId) villages.add(post.villageId);
  }
  return sections.size + villages.size > 0 ? { sections: [...sections], villages: [...villages] } : null;
}

function allows(post: HeldPost, action: Action, subject: Subject): boolean {
  if (post.acting?.kind === 'delegates' && !WITH_DELEGATED_SIGNATURE.includes(action)) return false;
  switch (reachOf(post.role, action)) {
    case undefined: return false;
    case 'office': return true;
    case 'section': return post.section !== null && post.section === subject.section;
    case 'village': return post.villageId !== null && post.villageId === subject.villageId;
  }
}

function reachOf(role: Role, action: Action): Reach | undefined {
  const row: Partial<Record<Role, Reach>> = PERMISSIONS[action];
  return row[role];
}

function rank(post: HeldPost): number {
  if (!post.acting) return 0;
  return post.acting.kind === 'replaces' ? 1 : 2;
}

function scopeOpens(scope: string, action: Action): boolean {
  return Object.hasOwn(BY_SCOPE, scope) && BY_SCOPE[scope]!.includes(action);
}
