// The worker process: does the jobs that transactions left behind. Started by supervise.ts.
import { EventEmitter } from 'node:events';
import { setPriority } from 'node:os';
import { Logger, parseCrontab, run, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { config } from '#platform/config.server.ts';
import { closeDatabase, requireUrl } from '#platform/database.server.ts';
import { openJobOwners } from '#platform/job-owners.server.ts';
import { log, reportFault } from '#platform/log.server.ts';
import { writePulse } from '#platform/pulse.server.ts';
import { endChildrenWithProcess } from '#letter/end-children.server.ts';
import { crontab, tasks } from '#reactions.server.ts';
import { onceToldToStop, tellParent } from './told-to-stop.ts';

/** Milliseconds that running jobs have to end when we stop; then they are handed back as they are. */
const patience = 20_000;

endChildrenWithProcess();
// Nobody waits at a page for a photo to be turned: pages go first where the machine is busy.
setPriority(10);
const url = requireUrl('JOBS_DATABASE_URL');
const pool = new pg.Pool({ connectionString: url, max: 6 });
const lost = (error: Error): void => log('warn', 'job connection lost', { kind: error.name });
// Also for the connections in use: a stopping PostgreSQL would end the process otherwise.
pool.on('error', lost);
pool.on('connect', (client) => client.on('error', lost));
const owners = await openJobOwners(url);
await owners.release();

const logger = new Logger(() => (level, message) => {
  // What a job was about stays out of the log; the library's own words name the task and the error.
  if (level === 'error' || level === 'warning') log(level === 'error' ? 'error' : 'warn', message.replace(/\d{6,}/g, '#'));
});

const events: WorkerEvents = new EventEmitter();
events.on('pool:create', ({ workerPool }) => owners.alive(workerPool.id));

const runner = await run({
  events,
  pgPool: pool,
  concurrency: 4,
  taskList: tasks,
  parsedCronItems: parseCrontab(crontab),
  noHandleSignals: true,
  logger
});
runner.promise.catch((error: unknown) => {
  reportFault(error, 'worker');
  process.exit(1);
});
tellParent({ listening: true });

const beat = setInterval(() => void pulse(), 5_000);
const sweep = setInterval(() => void owners.release(), 60_000);
await pulse();

async function pulse(): Promise<void> {
  try {
    const { rows } = await pool.query<{ waiting: number }>(
      `select coalesce(extract(epoch from max(now() - run_at)), 0)::int as waiting
       from graphile_worker._private_jobs where is_available and run_at <= now()`
    );
    writePulse(config.dataDir, { at: Date.now(), waiting: rows[0]?.waiting ?? 0 });
  } catch (error) {
    log('warn', 'the worker cannot reach its jobs', { kind: error instanceof Error ? error.name : 'unknown' });
  }
}

onceToldToStop(async () => {
  clearInterval(beat);
  clearInterval(sweep);
  const late = new Promise((resolve) => setTimeout(resolve, patience));
  await Promise.race([runner.stop(), late]).catch(() => undefined);
  await owners.close().catch(() => undefined);
  await closeDatabase().catch(() => undefined);
  process.exit(0);
});
