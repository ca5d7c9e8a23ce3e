import { dayOf } from '#office/calendar-day.ts';
import type { Calendar } from '#office/calendar.ts';
import type { OfficeSettings } from '#office/settings.ts';
import { workingDays } from '#office/working-time.ts';
import type { CheckContext } from '#service/questions/base.ts';

type Office = { settings: Pick<OfficeSettings, 'zone' | 'villages'>; calendar: Calendar };

/**
 * What the checker has to know of an office on the day of submission. A correction is checked as of the day the
 * application was submitted, not of the day it is corrected: a wedding that was four days away stays so.
 * @param submitted when the application was submitted; now, while it is still a draft
 */
export function checkContext(office: Office, submitted: Date): CheckContext {
  return checkContextOn(office, dayOf(office.settings.zone, submitted));
}

/** @param day 'YYYY-MM-DD' in the office's zone */
export function checkContextOn({ settings, calendar }: Office, day: string): CheckContext {
  return { today: day, villages: settings.villages, workingDaysUntil: (other) => Math.max(0, workingDays(calendar, day, other)) };
}
