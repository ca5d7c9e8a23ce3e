import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayNumber, dayOf, dayText, isDay, startOfDay, weekdayOf, zones } from '#office/calendar-day.ts';
import { clockTime, dayAndTime, longDay, nearDay, nearTime, weekdayAndDay, workingDuration } from '#office/dates.ts';
import { hoursLines, hoursText } from '#office/hours-text.ts';
import { pulauBurung } from '../../../tests/factories/office.ts';

const jakarta = 'Asia/Jakarta';
const at = new Date('2026-11-26T02:12:40Z');

test('days and times as people read them', () => {
  expect(longDay('2026-11-24')).toBe('24 November 2026');
  expect(longDay('2026-05-04', 'en')).toBe('4 May 2026');
  expect(weekdayAndDay('2026-11-26')).toBe('Kamis, 26 November 2026');
  expect(clockTime(jakarta, at)).toBe('09.12');
  expect(clockTime(jakarta, at, 'en')).toBe('09:12');
  expect(dayAndTime(jakarta, at)).toBe('Kamis, 26 November 2026, pukul 09.12');
  expect(dayAndTime(jakarta, at, 'id', { year: false })).toBe('Kamis, 26 November, pukul 09.12');
  expect(dayAndTime(jakarta, at, 'en')).toBe('Thursday, 26 November 2026, at 09:12');
  expect(dayAndTime('Asia/Jayapura', new Date('2026-11-26T15:00:00Z'))).toBe('Jumat, 27 November 2026, pukul 00.00');
  expect(() => longDay('2026-13-01')).toThrow();
});

test.each([
  ['2026-11-26T01:00:00Z', 'id', 'hari ini pukul 09.12'],
  ['2026-11-25T16:59:00Z', 'id', 'besok pukul 09.12'],
  ['2026-11-26T17:00:00Z', 'id', 'kemarin pukul 09.12'],
  ['2026-11-20T01:00:00Z', 'id', 'Kamis, 26 November, pukul 09.12'],
  ['2027-11-20T01:00:00Z', 'id', 'Kamis, 26 November 2026, pukul 09.12'],
  ['2026-11-25T10:00:00Z', 'en', 'tomorrow at 09:12'],
] as const)('seen at %s in %s: %s', (now, language, text) => {
  expect(nearTime(jakarta, at, new Date(now), language)).toBe(text);
});

test('nearDay names the days beside today', () => {
  expect(nearDay('2026-11-26', '2026-11-25')).toBe('besok');
  expect(nearDay('2026-11-30', '2026-11-25', 'en')).toBe('Monday, 30 November 2026');
});

test.each([
  [0, '0 menit kerja', '0 minutes of working time'],
  [1, '1 menit kerja', '1 minute of working time'],
  [60, '1 jam kerja', '1 hour of working time'],
  [220, '3 jam 40 menit kerja', '3 hours 40 minutes of working time'],
  [402, '6 jam 42 menit kerja', '6 hours 42 minutes of working time'],
  [-70, '1 jam 10 menit kerja', '1 hour 10 minutes of working time'],
  [450, '1 hari kerja', '1 day of working time'],
  [1100, '2 hari 3 jam kerja', '2 days 3 hours of working time'],
  [930, '2 hari kerja', '2 days of working time'],
])('%i minutes: %s', (minutes, indonesian, english) => {
  expect(workingDuration(minutes)).toBe(indonesian);
  expect(workingDuration(minutes, 'en')).toBe(english);
});

describe('days', () => {
  test('a day begins at midnight of the office, not of Greenwich', () => {
    expect(dayOf(jakarta, new Date('2026-11-25T16:59:59Z'))).toBe('2026-11-25');
    expect(dayOf(jakarta, new Date('2026-11-25T17:00:00Z'))).toBe('2026-11-26');
    expect(startOfDay(jakarta, '2026-11-26')).toEqual(new Date('2026-11-25T17:00:00Z'));
    expect(dayOf('Asia/Jayapura', new Date('2026-12-31T15:00:00Z'))).toBe('2027-01-01');
  });

  test.each([['2026-02-29', false], ['2028-02-29', true], ['2026-11-31', false], ['2026-1-1', false], ['26-11-25', false], ['2026-11-25', true], ['', false]])('%s is a day: %s', (text, real) => {
    expect(isDay(text)).toBe(real);
  });

  test('agree with the platform, in every zone', () => {
    const instant = fc.date({ min: new Date('1995-01-01'), max: new Date('2080-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), (when, zone) => {
        const day = dayOf(zone, when);
        expect(day).toBe(new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(when));
        expect(clockTime(zone, when, 'en')).toBe(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(when));
        expect(weekdayAndDay(day)).toBe(new Intl.DateTimeFormat('id-ID', { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(when));
        expect(startOfDay(zone, day) <= when && when < startOfDay(zone, addDays(day, 1))).toBe(true);
        expect(dayText(dayNumber(day))).toBe(day);
        expect(weekdayOf(dayNumber(day))).toBe((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7);
      }),
    );
  });
});

test('hours are told in few lines, closed days too', () => {
  const { working } = pulauBurung().hours;
  expect(hoursLines(working)).toEqual([
    { days: 'Senin sampai Kamis', hours: '07.30–12.00 dan 13.00–16.00' },
    { days: 'Jumat', hours: '07.30–11.30 dan 13.00–16.30' },
    { days: 'Sabtu dan Minggu', hours: 'tutup' },
  ]);
  expect(hoursText(working.monday, 'en')).toBe('07:30–12:00 and 13:00–16:00');
});
