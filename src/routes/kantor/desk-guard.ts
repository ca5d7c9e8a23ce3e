import { error, type RequestEvent } from '@sveltejs/kit';
import type { Officer } from '#identity/actor.ts';
import { mayWhy, type Grounds } from '#identity/may.ts';
import type { Action } from '#identity/permissions.ts';
import { guardWords } from '#identity/words.id.ts';
import { deskReach } from '#application/queue-sources.ts';
import { requireReadyOfficer } from '../guard.ts';

/** Somebody who works at a desk of the office, and what they may read there. A village officer has pages of their own. */
export function requireDesk(event: RequestEvent): { officer: Officer; reach: 'office' | readonly string[] } {
  const officer = requireReadyOfficer(event);
  const reach = deskReach(officer, event.locals.office.id);
  if (!reach) error(403, guardWords.notYours);
  return { officer, reach };
}

/**
 * As `requireMay`, by a post of the office: a village officer may read what lies in the own village, but not here, where all of the
 * answers are shown.
 */
export function requireAtDesk(event: RequestEvent, action: Action, subject: { section: string; village: string }): { officer: Officer; grounds: Grounds } {
  const officer = requireReadyOfficer(event);
  const posts = officer.posts.filter((post) => post.role !== 'village_officer');
  const grounds = mayWhy({ ...officer, posts }, action, { officeId: event.locals.office.id, section: subject.section, villageId: subject.village });
  if (!grounds) error(403, guardWords.notYours);
  return { officer, grounds };
}
