import type { RequestEvent } from '@sveltejs/kit';
import { now } from '#platform/clock.server.ts';
import { newId } from '#platform/ids.server.ts';
import { authorOf } from '#identity/author.ts';
import type { Officer } from '#identity/actor.ts';
import type { Action } from '#identity/permissions.ts';
import type { Change } from '#identity/officers.server.ts';
import { requireMay } from '../guard.ts';

/** The officer who may do `action`, and the change about to be made in their name and post. */
export function requireChange(event: RequestEvent, action: Action): { officer: Officer; change: Change } {
  const { officer, grounds } = requireMay(event, action);
  return { officer, change: { officeId: event.locals.office.id, author: authorOf(officer, grounds), at: now(), commandId: newId() } };
}
