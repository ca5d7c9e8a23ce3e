import type { Actor } from '#identity/actor.ts';
import { may } from '#identity/may.ts';
import type { Application } from '#application/application.ts';
import { COMMANDS, ruleFor, type CommandName } from '#application/lifecycle.ts';

/** What this officer can do to this application now: the lifecycle table and `may`, so that no button is dead. */
export function possibleCommands(application: Application, actor: Actor, officeId: string): CommandName[] {
  const subject = { officeId, villageId: application.village, section: application.section };
  return COMMANDS.filter((command) => ruleFor(application.state, command)?.who.some((who) => who !== 'resident' && who !== 'system' && may(actor, who, subject)));
}

/** The officer without the posts of a village: what they do at the office's desk, they do by a post of the office. */
export function atTheDesk<A extends Actor>(actor: A): A {
  return actor.kind === 'officer' ? { ...actor, posts: actor.posts.filter((post) => post.role !== 'village_officer') } : actor;
}
