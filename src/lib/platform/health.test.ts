import { expect, test } from 'vitest';
import { judge, type Measured } from '#platform/health.ts';

const well: Measured = { databaseAnswers: true, clockDifference: 3, sinceBuild: 1000, sincePulse: 4_000, jobWaiting: 1, diskFree: 5e9 };
const allWell = { database: true, jobs: true, disk: true, clock: true };

test.each<[string, Partial<Measured>, object]>([
  ['all well', {}, {}],
  ['database silent', { databaseAnswers: false }, { database: false }],
  ['worker never seen', { sincePulse: undefined }, { jobs: false }],
  ['worker gone', { sincePulse: 31_000 }, { jobs: false }],
  ['jobs pile up', { jobWaiting: 700 }, { jobs: false }],
  ['disk nearly full', { diskFree: 400e6 }, { disk: false }],
  ['our clock is ahead of the database', { clockDifference: 6_000 }, { clock: false }],
  ['our clock is behind the database', { clockDifference: -6_000 }, { clock: false }],
  ['a dead battery: the clock says 2015', { sinceBuild: -3e11 }, { clock: false }],
  ['built in another time zone a moment ago', { sinceBuild: -3_600_000 }, {}]
])('%s', (_, change, expected) => {
  expect(judge({ ...well, ...change })).toEqual({ ...allWell, ...expected });
});
