import { dayOf } from '#office/calendar-day.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { workingDays } from '#office/working-time.ts';
import type { CheckContext } from '#service/definition.ts';

/**
 * What the checker of answers may know of the world.
 * @param at the moment whose day counts as today: now, or when the application was submitted
 * @param only villages to choose from, where a village officer files; absent: all of the office's
 */
export function checkContext(office: WorkingOffice, at: Date, options: { villages?: readonly string[] | undefined; files?: Iterable<string> | undefined } = {}): CheckContext {
  const today = dayOf(office.settings.zone, at);
  const files = options.files && new Set(options.files);
  return {
    today,
    workingDaysUntil: (day) => Math.max(0, workingDays(office.calendar, today, day)),
    villages: office.settings.villages.filter(({ id }) => options.villages?.includes(id) ?? true).map(({ id, name }) => ({ id, name })),
    ...(files ? { hasFile: (id: string) => files.has(id) } : {})
  };
}
