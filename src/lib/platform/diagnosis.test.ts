import { expect, test } from 'vitest';
import { diagnose, type Examined } from '#platform/diagnosis.ts';

const well: Examined = {
  databaseAnswers: true, clockDifference: 2, sinceBuild: 1000, sincePulse: 3_000, jobWaiting: 0, diskFree: 80e9,
  node: 'v24.21.0', postgres: 'PostgreSQL 18.4', ownPostgres: true, running: true, port: 3000, portWell: true, jobsFailing: 0,
  keyThere: true, secretsOpen: false, keyCopied: true, sinceBackup: 3_600_000
};
const troubles = (change: Partial<Examined>) => diagnose({ ...well, ...change }).filter(({ state }) => state !== 'ok').map(({ name, state }) => `${state} ${name}`);

test('all well has nothing to do', () => expect(troubles({})).toEqual([]));

test.each<[string, Partial<Examined>, string[]]>([
  ['another Node', { node: 'v26.0.0' }, ['look node']],
  ['no database', { postgres: null, databaseAnswers: false }, ['act basis data']],
  ['stopped', { running: false, sincePulse: 500_000 }, ['look program']],
  ['stopped, and a stranger on the port', { running: false, portWell: false }, ['act program']],
  ['running and mute', { portWell: false }, ['act program']],
  ['disk nearly full', { diskFree: 400e6 }, ['act disk']],
  ['disk filling', { diskFree: 3e9 }, ['look disk']],
  ['clock off', { clockDifference: 60_000 }, ['act jam']],
  ['worker gone', { sincePulse: undefined }, ['act pekerjaan']],
  ['jobs that keep failing', { jobsFailing: 2 }, ['act pekerjaan']],
  ['no copy of the key, or the key turned since', { keyCopied: false }, ['act kunci induk']],
  ['secrets readable', { secretsOpen: true }, ['act kunci induk']],
  ['no key yet', { keyThere: false, keyCopied: false }, ['look kunci induk']],
  ['no backup', { sinceBackup: null }, ['act cadangan']],
  ['backup of the day before yesterday', { sinceBackup: 40 * 3_600_000 }, ['act cadangan']]
])('%s', (_, change, expected) => expect(troubles(change)).toEqual(expected));
