import type { Calendar } from '#office/calendar.ts';
import { dayNumber, dayText, instantAt, localMinute, minutesADay } from '#office/calendar-day.ts';

/**
 * Working time (law 6): deadlines run in the minutes in which the office is open. Instants are UTC dates; seconds are
 * dropped, because a person sees 09.12 and means it. A stretch ends where it closes: at 16.00 the office is closed, and
 * a deadline at 16.00 is the end of that day, not the next morning.
 */

/** Whether the office is open in the minute of an instant. */
export function isOpen(calendar: Calendar, instant: Date): boolean {
  const { day, minute } = split(calendar, instant);
  return calendar.openings(day).some(({ from, to }) => from <= minute && minute < to);
}

/**
 * The instant at which so many open minutes have passed since `from`; 0 minutes gives `from` itself (to the minute).
 * @param minutes whole minutes, 0 or more: a promise is given in them, anything else is our own fault and throws
 */
export function addWorkingMinutes(calendar: Calendar, from: Date, minutes: number): Date {
  if (!Number.isInteger(minutes) || minutes < 0) throw new RangeError('working minutes are whole and not negative');
  if (minutes === 0) return instantAt(calendar.offset, localMinute(calendar.offset, from));
  const wanted = minutesUntil(calendar, from) + minutes;
  const day = dayReaching(calendar.minutesBefore, split(calendar, from).day, wanted);
  let left = wanted - calendar.minutesBefore(day);
  for (const opening of calendar.openings(day)) {
    const length = opening.to - opening.from;
    if (left <= length) return instantAt(calendar.offset, day * minutesADay + opening.from + left);
    left -= length;
  }
  throw new Error('the calendar counts more minutes than its day has');
}

/** Open minutes from one instant to another; negative when `to` is the earlier one, as for a deadline that has passed. */
export function workingMinutesBetween(calendar: Calendar, from: Date, to: Date): number {
  return minutesUntil(calendar, to) - minutesUntil(calendar, from);
}

/** The instant itself (to the minute) when the office is open, or else the minute in which it opens next. */
export function nextOpen(calendar: Calendar, instant: Date): Date {
  const opened = addWorkingMinutes(calendar, instant, 1).getTime() - 60_000;
  return new Date(opened);
}

/**
 * Working days from `from`, itself counted when it is one, up to the day before `to` (both 'YYYY-MM-DD'); negative when
 * `to` is the earlier one. Counted back from a wedding these are the working days before it: fewer than ten need the
 * dispensation (PMA 30/2024; how to count the first day is not said there, this reading favours the couple).
 */
export function workingDays(calendar: Calendar, from: string, to: string): number {
  return calendar.workingDaysBefore(dayNumber(to)) - calendar.workingDaysBefore(dayNumber(from));
}

/** The working day 'YYYY-MM-DD' on which so many (1 or more) full working days after `from` have come: 1 is the next working day. */
export function addWorkingDays(calendar: Calendar, from: string, days: number): string {
  if (!Number.isInteger(days) || days < 1) throw new RangeError('working days are whole and at least one');
  const start = dayNumber(from) + 1;
  return dayText(dayReaching(calendar.workingDaysBefore, start, calendar.workingDaysBefore(start) + days));
}

function split(calendar: Calendar, instant: Date): { day: number; minute: number } {
  const local = localMinute(calendar.offset, instant);
  const day = Math.floor(local / minutesADay);
  return { day, minute: local - day * minutesADay };
}

/** Open minutes from the calendar's beginning up to an instant. */
function minutesUntil(calendar: Calendar, instant: Date): number {
  const { day, minute } = split(calendar, instant);
  let sum = calendar.minutesBefore(day);
  for (const { from, to } of calendar.openings(day)) sum += Math.max(0, Math.min(minute, to) - from);
  return sum;
}

/** Far enough for any promise; a calendar that is closed for so long is a fault in it. */
const farthest = 366 * 100;

/** The first day from `start` on at whose end the running sum has reached the wanted value. */
function dayReaching(before: (day: number) => number, start: number, wanted: number): number {
  let span = 1;
  while (before(start + span) < wanted) {
    span *= 2;
    if (span > farthest) throw new RangeError('the calendar has no opening for a hundred years');
  }
  let low = start;
  let high = start + span - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(middle + 1) >= wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
