import { calendarOf, type Calendar } from '#office/calendar.ts';
import type { OfficeSettings } from '#office/settings.ts';
import { addWorkingMinutes, workingMinutesBetween } from '#office/working-time.ts';

/** The office's working time as rules need it. Minutes are working minutes (law 6). */
export type WorkingClock = { add(from: Date, minutes: number): Date; between(from: Date, to: Date): number };

/** An office ready to work with: what a request carries about it once its host name is known. */
export type WorkingOffice = {
  id: string;
  host: string | null;
  settings: OfficeSettings;
  /** The number of the settings' last change; whoever changes them states the one they saw. */
  settingsSeq: number;
  /** An office of sample data: its pages and letters say so. */
  sample: boolean;
  calendar: Calendar;
  clock: WorkingClock;
};

/** Makes an office ready: the calendar is built once, not a request. */
export function workingOffice(office: Omit<WorkingOffice, 'calendar' | 'clock'>): WorkingOffice {
  const calendar = calendarOf(office.settings);
  return {
    ...office,
    calendar,
    clock: {
      add: (from, minutes) => addWorkingMinutes(calendar, from, Math.max(0, Math.ceil(minutes))),
      between: (from, to) => workingMinutesBetween(calendar, from, to)
    }
  };
}
