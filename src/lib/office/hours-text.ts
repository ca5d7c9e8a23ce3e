import type { Language } from '#office/dates.ts';
import { openingsOf, weekdays, writeOpening } from '#office/hours.ts';
import type { DayHours, WeekHours } from '#office/hours.ts';
import { en } from '#office/words.en.ts';
import { id } from '#office/words.id.ts';

export type HoursLine = { days: string; hours: string };

/**
 * A week's hours in as few lines as say it: "Senin sampai Kamis", "07.30–12.00 dan 13.00–16.00". Closed days at the end
 * of the week are told as well, so that nobody has to guess.
 */
export function hoursLines(week: WeekHours, language: Language = 'id'): HoursLine[] {
  const words = language === 'en' ? en : id;
  const runs: { first: number; last: number; hours: string }[] = [];
  weekdays.forEach((day, at) => {
    const hours = hoursText(week[day], language);
    const run = runs.at(-1);
    if (run?.hours === hours) run.last = at;
    else runs.push({ first: at, last: at, hours });
  });
  return runs.map(({ first, last, hours }) => {
    const [from, to] = [words.weekdays[first] ?? '', words.weekdays[last] ?? ''];
    const days = first === last ? from : last === first + 1 ? words.and(from, to) : words.range(from, to);
    return { days, hours };
  });
}

/** One day's hours: "07.30–12.00 dan 13.00–16.00", or "tutup". */
export function hoursText(hours: DayHours, language: Language = 'id'): string {
  const words = language === 'en' ? en : id;
  const parts = openingsOf(hours).map((opening) => {
    const text = writeOpening(opening).replace('-', '\u2013');
    return language === 'en' ? text.replaceAll('.', ':') : text;
  });
  if (parts.length === 0) return words.closed;
  return parts.reduce((first, last) => words.and(first, last));
}
