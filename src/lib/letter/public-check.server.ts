import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { dayOf } from '#office/calendar-day.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { publicView, type PublicLetter } from '#letter/public-check.ts';
import { letterByPublicId } from '#letter/store.server.ts';

/**
 * The public check: what anybody may see who holds a letter's id.
 * @param id as `readLetterId` gave it
 * @returns null when no letter of this office bears it
 */
export async function checkLetter(office: WorkingOffice, id: string): Promise<PublicLetter | null> {
  const letter = await inOffice(office.id, (tx) => letterByPublicId(tx, office.id, id));
  return letter && publicView(letter, dayOf(office.settings.zone, now()));
}
