import { expect, test } from 'vitest';
import { longDate } from './long-date.ts';
import { shiftMonths } from './shift-months.ts';

test('a date as letters print it', () => {
  expect(longDate('2026-11-04')).toEqual({ text: '4 November 2026', year: 2026, month: 11, day: 4 });
  expect(longDate('2026-08-17').text).toBe('17 Agustus 2026');
});

test.each(['2026-13-01', '04-11-2026', '', '2026-11-04T00:00:00Z'])('%j is no date', (text) => expect(() => longDate(text)).toThrow(RangeError));

test.each([
  ['2026-08-31', 1, '2026-09-30'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2023-11-30', 3, '2024-02-29'],
  ['2026-12-31', 12, '2027-12-31'],
  ['2026-01-15', 6, '2026-07-15']
])('%s and %i months is %s', (day, months, then) => expect(shiftMonths(day, months)).toBe(then));
