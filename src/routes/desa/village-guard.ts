import { error, type RequestEvent } from '@sveltejs/kit';
import type { Officer } from '#identity/actor.ts';
import type { Action } from '#identity/permissions.ts';
import { guardWords } from '#identity/words.id.ts';
import { villageTitle, type OfficeSettings } from '#office/settings.ts';
import type { VillageKind } from '#handover/words.id.ts';
import { lineOf, requireMay, requireSomewhere } from '../guard.ts';

/** An officer at a village's desk: their villages' codes, how they are called, and which word fits. */
export type VillageDesk = { officer: Officer; villages: string[]; title: string; kind: VillageKind };

/** Somebody who may do `action` in a village of their own; the office's people have pages of their own. */
export function requireVillage(event: RequestEvent, action: Action = 'handover.receive'): VillageDesk {
  const { officer, where } = requireSomewhere(event, action);
  if (where === 'office' || where.villages.length === 0) error(403, guardWords.notYours);
  const own = event.locals.office.settings.villages.filter((village) => where.villages.includes(village.id));
  return { officer, villages: where.villages, title: own.map(villageTitle).join(', '), kind: kindOf(own) };
}

/** As `requireMay` in one village, for what belongs to it. */
export function requireInVillage(event: RequestEvent, action: Action, villageId: string) {
  const { officer, grounds } = requireMay(event, action, { villageId });
  return { officer, post: grounds.post.postId };
}

const kindOf = (own: OfficeSettings['villages']): VillageKind => (own.length > 0 && own.every((village) => village.kind === 'kelurahan') ? 'kelurahan' : 'desa');

/** The form's own key (law 1); a form without one did not come from our page. */
export function keyOf(form: FormData): string {
  const key = lineOf(form, 'key', 64);
  if (!/^[0-9a-f-]{36}$/.test(key)) error(400, guardWords.brokenForm);
  return key;
}

/** A tracking code or a parcel's code as it stands in an address; null for anything else. */
export function codeIn(text: string | null | undefined): string | null {
  return text && /^[0-9A-Z]{12}$/.test(text) ? text : null;
}
