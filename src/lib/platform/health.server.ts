import { existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { sql } from 'kysely';
import { now } from '#platform/clock.server.ts';
import { config } from '#platform/config.server.ts';
import { database } from '#platform/database.server.ts';
import { judge, type Check } from '#platform/health.ts';
import { readPulse } from '#platform/pulse.server.ts';

/** Measures and judges: can requests be answered, jobs done, files stored, and is the clock right? */
export async function readiness(): Promise<Record<Check, boolean>> {
  const [clock, disk] = await Promise.all([askDatabase(), statfs(config.dataDir)]);
  const at = now().getTime();
  const pulse = readPulse(config.dataDir);
  const build = 'build/.sources';
  return judge({
    databaseAnswers: clock !== undefined,
    clockDifference: clock ?? 0,
    sinceBuild: existsSync(build) ? at - statSync(build).mtimeMs : 0,
    sincePulse: pulse && at - pulse.at,
    jobWaiting: pulse?.waiting ?? 0,
    diskFree: disk.bavail * disk.bsize
  });
}

/** Milliseconds our clock is ahead of the database's; undefined when it does not answer within two seconds. */
async function askDatabase(): Promise<number | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), 2_000)));
  const asked = sql<{ at: Date }>`select clock_timestamp() as at`.execute(database()).then(
    ({ rows }) => (rows[0] ? now().getTime() - rows[0].at.getTime() : undefined),
    () => undefined
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
