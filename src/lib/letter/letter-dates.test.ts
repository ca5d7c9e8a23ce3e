import { expect, test } from 'vitest';
import { shiftMonths } from '#letter/shift-months.ts';

test.each([
  ['2026-08-31', 1, '2026-09-30'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2023-11-30', 3, '2024-02-29'],
  ['2026-12-31', 12, '2027-12-31'],
  ['2026-01-15', 6, '2026-07-15']
])('%s and %i months is %s', (day, months, then) => expect(shiftMonths(day, months)).toBe(then));
