import { dayNumber, weekdayOf, zoneOffset } from '#office/calendar-day.ts';
import { minutesOpen, openingsOf, weekdays } from '#office/hours.ts';
import type { Opening, WeekHours } from '#office/hours.ts';
import type { OfficeSettings, Village } from '#office/settings.ts';

/**
 * When somebody is open, made ready for counting: an ordinary week, and the days that differ from it.
 * Nothing is laid out day by day, so it costs little to make and has no first or last year.
 */
export type Calendar = {
  /** minutes ahead of UTC */
  offset: number;
  /** the open stretches of a day (counted from 1 January 1970) */
  openings: (day: number) => readonly Opening[];
  /** open minutes, and days with any, from a fixed Monday up to the beginning of that day */
  minutesBefore: (day: number) => number;
  workingDaysBefore: (day: number) => number;
};

/** Working hours run deadlines; counter hours are when residents are received, and can be shorter. */
export type HoursKind = 'working' | 'counter';

/** The office's calendar. An exception for a day goes before a holiday, a holiday before Ramadan, Ramadan before the week. */
export function calendarOf(office: OfficeSettings, kind: HoursKind = 'working'): Calendar {
  const { hours } = office;
  const week = weekOpenings((kind === 'counter' && hours.counter) || hours.working);
  const special = new Map<number, Opening[]>();
  if (hours.ramadan) {
    const inRamadan = weekOpenings((kind === 'counter' && hours.ramadan.counter) || hours.ramadan.working);
    for (const period of hours.ramadan.periods) {
      for (let day = dayNumber(period.from); day <= dayNumber(period.to); day++) special.set(day, inRamadan[weekdayOf(day)] ?? []);
    }
  }
  closeOnHolidays(office, special);
  for (const exception of office.exceptions) {
    const open = (kind === 'counter' && exception.counter) || exception.working;
    special.set(dayNumber(exception.date), openingsOf(open));
  }
  return buildCalendar(zoneOffset[office.zone], week, special);
}

/** A village office's calendar: its own hours, or the counter hours of the sub-district; closed on the same holidays. */
export function villageCalendar(office: OfficeSettings, village: Village): Calendar {
  if (!village.hours) return calendarOf(office, 'counter');
  const special = new Map<number, Opening[]>();
  closeOnHolidays(office, special);
  return buildCalendar(zoneOffset[office.zone], weekOpenings(village.hours), special);
}

function closeOnHolidays(office: OfficeSettings, special: Map<number, Opening[]>): void {
  const serves = new Set(office.openOnJointLeave);
  for (const holiday of office.holidays) {
    if (holiday.kind === 'national' || !serves.has(holiday.date)) special.set(dayNumber(holiday.date), []);
  }
}

function weekOpenings(week: WeekHours): Opening[][] {
  return weekdays.map((day) => openingsOf(week[day]));
}

function buildCalendar(offset: number, week: Opening[][], special: Map<number, Opening[]>): Calendar {
  const openings = (day: number): readonly Opening[] => special.get(day) ?? week[weekdayOf(day)] ?? [];
  return {
    offset,
    openings,
    minutesBefore: countBefore(week, special, minutesOpen),
    workingDaysBefore: countBefore(week, special, (day) => (day.length > 0 ? 1 : 0)),
  };
}

/** Monday 29 December 1969, from which the weeks are counted. */
const firstMonday = -3;

/**
 * A sum over all days before a given one, in a handful of steps: whole weeks are multiplied, the started week is looked
 * up, and what the special days change is added from a running sum.
 */
function countBefore(week: Opening[][], special: Map<number, Opening[]>, measure: (day: Opening[]) => number): (day: number) => number {
  const ordinary = week.map(measure);
  const startedWeek = [0];
  for (const value of ordinary) startedWeek.push((startedWeek.at(-1) ?? 0) + value);
  const wholeWeek = startedWeek[7] ?? 0;
  const days = [...special.keys()].sort((a, b) => a - b);
  const changed = [0];
  for (const day of days) changed.push((changed.at(-1) ?? 0) + measure(special.get(day) ?? []) - (ordinary[weekdayOf(day)] ?? 0));
  return (day) => {
    const since = day - firstMonday;
    const weeks = Math.floor(since / 7);
    return weeks * wholeWeek + (startedWeek[since - weeks * 7] ?? 0) + (changed[countBelow(days, day)] ?? 0);
  };
}

/** How many of the sorted numbers are below a limit. */
function countBelow(sorted: number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
