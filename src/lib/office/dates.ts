import { dayNumber, dayOf, localMinute, minutesADay, weekdayOf, zoneOffset } from '#office/calendar-day.ts';
import type { Zone } from '#office/calendar-day.ts';
import { en } from '#office/words.en.ts';
import { id } from '#office/words.id.ts';
import type { Words } from '#office/words.id.ts';

/** Days and times as people read them (ui/README, Words). By hand and not by Intl: a queue formats hundreds at once. */
export type Language = 'id' | 'en';

function wordsOf(language: Language): Words {
  return language === 'en' ? en : id;
}

/** "26 November 2026", as letters write it; without the year "26 November". @param day 'YYYY-MM-DD' */
export function longDay(day: string, language: Language = 'id', options: { year?: boolean } = {}): string {
  const month = wordsOf(language).months[Number(day.slice(5, 7)) - 1];
  if (month === undefined) throw new RangeError('not a day written as YYYY-MM-DD');
  const short = `${Number(day.slice(8, 10))} ${month}`;
  return options.year === false ? short : `${short} ${Number(day.slice(0, 4))}`;
}

/** "Kamis, 26 November 2026". @param day 'YYYY-MM-DD' */
export function weekdayAndDay(day: string, language: Language = 'id', options: { year?: boolean } = {}): string {
  return `${wordsOf(language).weekdays[weekdayOf(dayNumber(day))]}, ${longDay(day, language, options)}`;
}

/** "09.12", in English "09:12", on the office's clock. */
export function clockTime(zone: Zone, instant: Date, language: Language = 'id'): string {
  const local = localMinute(zoneOffset[zone], instant);
  const minute = local - Math.floor(local / minutesADay) * minutesADay;
  const two = (value: number) => String(value).padStart(2, '0');
  return wordsOf(language).time(two(Math.floor(minute / 60)), two(minute % 60));
}

/** "Kamis, 26 November 2026, pukul 09.12"; without the year "Kamis, 26 November, pukul 09.12". */
export function dayAndTime(zone: Zone, instant: Date, language: Language = 'id', options: { year?: boolean } = {}): string {
  return wordsOf(language).at(weekdayAndDay(dayOf(zone, instant), language, options), clockTime(zone, instant, language));
}

/** "hari ini pukul 10.15", "besok pukul 09.12", "kemarin pukul …"; farther away the whole date, with the year where it differs. */
export function nearTime(zone: Zone, instant: Date, now: Date, language: Language = 'id'): string {
  const words = wordsOf(language);
  const today = dayOf(zone, now);
  const day = dayOf(zone, instant);
  const name = ({ [-1]: words.yesterday, 0: words.today, 1: words.tomorrow } as Record<number, string>)[dayNumber(day) - dayNumber(today)];
  if (name !== undefined) return words.near(name, clockTime(zone, instant, language));
  return dayAndTime(zone, instant, language, { year: day.slice(0, 4) !== today.slice(0, 4) });
}

/** The day before, today, the day after by name, others as "Kamis, 26 November 2026". @param day 'YYYY-MM-DD' */
export function nearDay(day: string, today: string, language: Language = 'id'): string {
  const words = wordsOf(language);
  const name = ({ [-1]: words.yesterday, 0: words.today, 1: words.tomorrow } as Record<number, string>)[dayNumber(day) - dayNumber(today)];
  return name ?? weekdayAndDay(day, language);
}

/** Minutes of an ordinary working day: 37 h 30 min in five days (Perpres 21/2023). */
const ordinaryDay = 450;

/**
 * Working minutes as people say them: "3 jam 40 menit kerja", from a working day on "2 hari 3 jam kerja", minutes then
 * dropped downwards. The sign is dropped too: whether it is time left or time over is said by the words around it.
 * @param dayMinutes length of the office's working day
 */
export function workingDuration(minutes: number, language: Language = 'id', dayMinutes: number = ordinaryDay): string {
  const words = wordsOf(language);
  const whole = Math.abs(Math.trunc(minutes));
  const days = Math.floor(whole / dayMinutes);
  const rest = whole - days * dayMinutes;
  const hours = Math.floor(rest / 60);
  const parts = days > 0 ? [words.days(days)] : [];
  if (hours > 0) parts.push(words.hours(hours));
  if (days === 0 && (rest % 60 > 0 || hours === 0)) parts.push(words.minutes(rest % 60));
  return words.ofWork(parts.join(' '));
}
