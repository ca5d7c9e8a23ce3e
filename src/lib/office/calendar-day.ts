/**
 * Days without a clock: 'YYYY-MM-DD' as text, or the count of days since 1 January 1970, in the office's own zone.
 * Indonesia has three zones and no daylight saving, so a zone is a fixed number of minutes (Keppres 41/1987).
 */
export const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
export type Zone = (typeof zones)[number];

/** Minutes ahead of UTC. */
export const zoneOffset: Record<Zone, number> = { 'Asia/Jakarta': 420, 'Asia/Makassar': 480, 'Asia/Jayapura': 540 };
/** As people write it after a time: "pukul 09.12 WIB". */
export const zoneLabel: Record<Zone, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };

export const minutesADay = 1440;
const minute = 60_000;
const dayLength = minutesADay * minute;

/** Whether a text is a day of the calendar between 1900 and 2199: '2026-02-29' is not. */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Days since 1 January 1970. Throws on a text that is no day: it was checked where it came in. */
export function dayNumber(day: string): number {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) throw new RangeError('not a day written as YYYY-MM-DD');
  return time / dayLength;
}

/** The day 'YYYY-MM-DD' of a count of days since 1 January 1970. */
export function dayText(number: number): string {
  return new Date(number * dayLength).toISOString().slice(0, 10);
}

/** The day so many days later; earlier when negative. */
export function addDays(day: string, days: number): string {
  return dayText(dayNumber(day) + days);
}

/** 0 for Monday to 6 for Sunday. 1 January 1970 was a Thursday. */
export function weekdayOf(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

/** Whole minutes since 1970 on the office's wall clock; seconds are dropped, so that a time is the one people see. */
export function localMinute(offset: number, instant: Date): number {
  return Math.floor(instant.getTime() / minute) + offset;
}

/** The instant at which the office's wall clock shows that minute. */
export function instantAt(offset: number, localMinutes: number): Date {
  return new Date((localMinutes - offset) * minute);
}

/** The day in the office's zone in which an instant lies: 18.00 UTC is already the next day in Jakarta. */
export function dayOf(zone: Zone, instant: Date): string {
  return dayText(Math.floor(localMinute(zoneOffset[zone], instant) / minutesADay));
}

/** The instant at which a day begins in the office's zone. The day ends where {@link addDays} 1 begins. */
export function startOfDay(zone: Zone, day: string): Date {
  return instantAt(zoneOffset[zone], dayNumber(day) * minutesADay);
}
