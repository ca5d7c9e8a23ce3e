import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarOf } from '#office/calendar.ts';
import { addWorkingMinutes, isOpen, nextOpen, workingMinutesBetween } from '#office/working-time.ts';
import { pulauBurung } from '../../../tests/factories/office.ts';

const minute = 60_000;
const years = { from: Date.UTC(2025, 0, 1), to: Date.UTC(2028, 0, 1) };
const base = pulauBurung();

/** Instants of 2025-2027, to the millisecond. */
const instant = fc.integer({ min: years.from, max: years.to }).map((time) => new Date(time));
const duration = fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 40_000 }));

/** Pulau Burung in any zone, with days it serves, days it closes and odd hours strewn over the years. */
const anyOffice = fc
  .record({
    zone: fc.constantFrom(...(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const)),
    closed: fc.uniqueArray(fc.integer({ min: 0, max: 1094 }), { maxLength: 20 }),
    odd: fc.constantFrom<string[]>(['00.00-24.00'], ['23.59-24.00'], ['00.00-00.01', '12.00-12.01'], ['05.00-06.00', '06.00-07.00']),
  })
  .map(({ zone, closed, odd }) => {
    const exceptions = closed.map((offset, at) => ({
      date: new Date(years.from + offset * 86_400_000).toISOString().slice(0, 10),
      reason: 'uji',
      working: at % 2 === 0 ? [] : odd,
    }));
    return calendarOf({ ...base, zone, exceptions });
  });

function toMinute(date: Date): number {
  return Math.floor(date.getTime() / minute) * minute;
}

test('adding and measuring are inverse, and the minute before the end is an open one', () => {
  fc.assert(
    fc.property(anyOffice, instant, duration, (calendar, from, minutes) => {
      const end = addWorkingMinutes(calendar, from, minutes);
      expect(workingMinutesBetween(calendar, from, end)).toBe(minutes);
      expect(end.getTime()).toBeGreaterThanOrEqual(toMinute(from));
      expect(end.getTime() % minute).toBe(0);
      if (minutes > 0) expect(isOpen(calendar, new Date(end.getTime() - minute))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('two promises after each other are one promise of their sum', () => {
  fc.assert(
    fc.property(anyOffice, instant, duration, duration, (calendar, from, first, second) => {
      const step = addWorkingMinutes(calendar, addWorkingMinutes(calendar, from, first), second);
      expect(step).toEqual(addWorkingMinutes(calendar, from, first + second));
    }),
    { numRuns: 500 },
  );
});

test('measuring adds up over any middle, and turns its sign with the direction', () => {
  fc.assert(
    fc.property(anyOffice, instant, instant, instant, (calendar, a, b, c) => {
      const between = (from: Date, to: Date) => workingMinutesBetween(calendar, from, to);
      expect(between(a, b) + between(b, c)).toBe(between(a, c));
      expect(between(a, b) + between(b, a)).toBe(0);
    }),
    { numRuns: 500 },
  );
});

test('who files earlier is promised no later', () => {
  fc.assert(
    fc.property(anyOffice, instant, instant, duration, (calendar, a, b, minutes) => {
      const [early, late] = a <= b ? [a, b] : [b, a];
      expect(addWorkingMinutes(calendar, early, minutes) <= addWorkingMinutes(calendar, late, minutes)).toBe(true);
      expect(workingMinutesBetween(calendar, early, late)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});

test('nextOpen is open, is never earlier, and nothing open lies before it', () => {
  fc.assert(
    fc.property(anyOffice, instant, (calendar, from) => {
      const open = nextOpen(calendar, from);
      expect(isOpen(calendar, open)).toBe(true);
      expect(open.getTime()).toBeGreaterThanOrEqual(toMinute(from));
      expect(workingMinutesBetween(calendar, from, open)).toBe(0);
      expect(nextOpen(calendar, open)).toEqual(open);
    }),
    { numRuns: 500 },
  );
});

/** The same rules told minute by minute, with the platform's own calendar of the zone: slow, and made another way. */
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Jakarta', weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});
function openByTheBook(at: Date): boolean {
  const read = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  const day = `${read.year}-${read.month}-${read.day}`;
  const time = `${read.hour}.${read.minute}`;
  if (read.weekday === 'Sat' || read.weekday === 'Sun' || base.holidays.some(({ date }) => date === day)) return false;
  const friday = read.weekday === 'Fri';
  const ramadan = base.hours.ramadan?.periods.some(({ from, to }) => from <= day && day <= to);
  const hours = ramadan
    ? [['08.00', '12.00'], friday ? ['13.00', '15.30'] : ['12.30', '15.00']]
    : friday ? [['07.30', '11.30'], ['13.00', '16.30']] : [['07.30', '12.00'], ['13.00', '16.00']];
  return hours.some(([from = '', to = '']) => from <= time && time < to);
}

test('agrees with the rules told minute by minute', () => {
  const calendar = calendarOf(base);
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 600 }), (from, span) => {
      let counted = 0;
      for (let at = toMinute(from); at < toMinute(from) + span * minute; at += minute) {
        const open = openByTheBook(new Date(at));
        if (open) counted += 1;
        if (isOpen(calendar, new Date(at)) !== open) throw new Error(`differs at ${new Date(at).toISOString()}`);
      }
      expect(workingMinutesBetween(calendar, from, new Date(from.getTime() + span * minute))).toBe(counted);
    }),
    { numRuns: 100 },
  );
});

test('every day of three years has its minutes: by the week, by Ramadan, or none', () => {
  const calendar = calendarOf(base);
  const found: Record<number, number> = {};
  for (let day = years.from; day < years.to; day += 86_400_000) {
    const minutes = workingMinutesBetween(calendar, new Date(day - 7 * 3_600_000), new Date(day + 17 * 3_600_000));
    found[minutes] = (found[minutes] ?? 0) + 1;
  }
  expect(Object.keys(found).map(Number)).toEqual([0, 390, 450]);
  // Weekdays in Ramadan less its holidays: 20 - 1 in 2025, 22 - 3 in 2026, 21 - 1 in 2027.
  expect(found[390]).toBe(19 + 19 + 20);
  const weekday = (day: string) => ![0, 6].includes(new Date(day).getUTCDay());
  const closedWeekdays = base.holidays.filter(({ date }) => weekday(date)).length;
  // 261 weekdays in each of the three years.
  expect(found[450]).toBe(3 * 261 - closedWeekdays - 58);
});

test('a thousand rows of a queue are worked out in no time', () => {
  const calendar = calendarOf(base);
  const started = performance.now();
  for (let row = 0; row < 1000; row++) {
    const from = new Date(years.from + row * 37 * minute);
    workingMinutesBetween(calendar, from, addWorkingMinutes(calendar, from, 900));
  }
  expect(performance.now() - started).toBeLessThan(500);
});
