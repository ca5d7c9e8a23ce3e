import { expect, test } from 'vitest';
import { workedMinutes } from '#application/worked-time.ts';

/** A clock whose every minute is a working minute, so that the sums can be read. */
const clock = { add: (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000), between: (from: Date, to: Date) => (to.getTime() - from.getTime()) / 60_000 };
const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 1, minute));
const happened = (type: 'submitted' | 'returned' | 'resubmitted' | 'accepted' | 'signed' | 'received' | 'withdrawn', minute: number) => ({ type, happenedAt: at(minute).toISOString() });

test.each([
  ['runs until now', [happened('submitted', 0)], 30, 30],
  ['stands still while the resident corrects', [happened('submitted', 0), happened('returned', 10)], 50, 10],
  ['goes on after the correction', [happened('submitted', 0), happened('returned', 10), happened('resubmitted', 40)], 50, 20],
  ['ends with the signature', [happened('submitted', 0), happened('accepted', 5), happened('signed', 12), happened('received', 40)], 50, 12],
  ['ends when it is withdrawn', [happened('submitted', 0), happened('withdrawn', 7)], 50, 7],
  ['counts nothing before the beginning', [], 50, 0]
] as const)('%s', (_, events, until, minutes) => {
  expect(workedMinutes(events, clock, at(until))).toBe(minutes);
});
