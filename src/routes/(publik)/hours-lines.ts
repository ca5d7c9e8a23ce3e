import { openingsOf, weekdays, writeOpening } from '#office/hours.ts';
import type { DayHours, WeekHours } from '#office/hours.ts';
import type { Locale } from '#ui/locale.ts';

/** One line of a week's hours: "Senin sampai Kamis", "07.30-16.00", ", istirahat 12.00-13.00". */
export type HoursLine = { days: string; times: string; breaks: string };

const words = {
  id: { days: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'], to: ' sampai ', and: ' dan ', break: ', istirahat ' },
  en: { days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'], to: ' to ', and: ' and ', break: ', closed ' }
} satisfies Record<Locale, unknown>;

/** The open days of a week in as few lines as they allow: neighbours with the same hours share one. Closed days are left out. */
export function hoursLines(week: WeekHours, locale: Locale): HoursLine[] {
  const groups: { first: number; last: number; hours: DayHours }[] = [];
  weekdays.forEach((day, index) => {
    const hours = week[day];
    const before = groups.at(-1);
    if (hours.length === 0) return;
    if (before && before.last === index - 1 && before.hours.join() === hours.join()) before.last = index;
    else groups.push({ first: index, last: index, hours });
  });
  return groups.map(({ first, last, hours }) => ({ days: span(first, last, locale), ...times(hours, locale) }));
}

function span(first: number, last: number, locale: Locale): string {
  const { days, to, and } = words[locale];
  const name = (index: number) => days[index] ?? '';
  if (first === last) return name(first);
  return `${name(first)}${last === first + 1 ? and : to}${name(last)}`;
}

/** From opening to closing, with what lies between two stretches as breaks. */
function times(hours: DayHours, locale: Locale): { times: string; breaks: string } {
  const openings = openingsOf(hours);
  const from = openings[0]?.from ?? 0;
  const to = openings.at(-1)?.to ?? 0;
  const gaps = openings.slice(1).map((opening, index) => writeOpening({ from: openings[index]?.to ?? 0, to: opening.from }));
  return { times: writeOpening({ from, to }), breaks: gaps.length > 0 ? `${words[locale].break}${gaps.join(words[locale].and)}` : '' };
}
