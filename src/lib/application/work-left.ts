import { addDays, dayOf, startOfDay } from '#office/calendar-day.ts';
import { workingDuration } from '#office/dates.ts';
import type { WorkingOffice } from '#office/working-office.ts';

/** Working time until the office closes today, in words; null when there is none left. */
export function workLeftToday(office: Pick<WorkingOffice, 'settings' | 'clock'>, now: Date): string | null {
  const { zone } = office.settings;
  const left = office.clock.between(now, startOfDay(zone, addDays(dayOf(zone, now), 1)));
  return left > 0 ? workingDuration(left) : null;
}
