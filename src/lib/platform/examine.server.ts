import { existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { now } from '#platform/clock.server.ts';
import type { Config } from '#platform/config.ts';
import { database } from '#platform/database.server.ts';
import type { Examined } from '#platform/diagnosis.ts';
import { keyCopyCheckedAt } from '#platform/key-copy.server.ts';
import { masterKeyPath } from '#platform/master-key.server.ts';
import { readPulse } from '#platform/pulse.server.ts';
import { readUpkeep } from '#platform/upkeep.server.ts';

/** Looks at an installation for `npm run doctor`. @param running whether a supervisor is at work */
export async function examine(config: Config, running: boolean): Promise<Examined> {
  const [asked, disk, portWell] = await Promise.all([askDatabase(), statfs(config.dataDir), running ? answers(config) : isFree(config)]);
  const at = now().getTime();
  const pulse = readPulse(config.dataDir);
  const { backup } = readUpkeep(config.dataDir);
  const build = 'build/.sources';
  return {
    node: process.version, running, port: config.port, portWell, ownPostgres: config.databaseUrl === undefined,
    postgres: asked?.version ?? null, databaseAnswers: asked !== null, clockDifference: asked ? at - asked.at.getTime() : 0,
    sinceBuild: existsSync(build) ? at - statSync(build).mtimeMs : 0,
    sincePulse: pulse && at - pulse.at, jobWaiting: running ? (asked?.oldest ?? 0) : 0, jobsFailing: asked?.failing ?? 0,
    diskFree: disk.bavail * disk.bsize,
    keyThere: existsSync(masterKeyPath()), secretsOpen: isOpen(masterKeyPath()), keyCopied: existsSync(masterKeyPath()) && keyCopyCheckedAt() !== undefined,
    sinceBackup: backup ? at - Date.parse(backup.at) : null
  };
}

async function askDatabase(): Promise<{ version: string; at: Date; oldest: number; failing: number } | null> {
  try {
    const { rows } = await sql<{ version: string; at: Date; oldest: number; failing: number }>`
      select 'PostgreSQL ' || current_setting('server_version') as version, clock_timestamp() as at, oldest_seconds as oldest, failing::int as failing from jobs_waiting()`.execute(database());
    return rows[0] ?? null;
  } catch {
    return null;
  }
}

/** Windows keeps rights elsewhere; there this is never said. */
function isOpen(path: string): boolean {
  if (process.platform === 'win32' || !existsSync(path)) return false;
  return (statSync(path).mode & 0o077) !== 0 || (statSync(dirname(path)).mode & 0o077) !== 0;
}

function answers({ host, port }: Config): Promise<boolean> {
  const address = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return new Promise((resolve) => {
    const request = get({ host: address, port, path: '/healthz', timeout: 3_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('error', () => resolve(false));
    request.on('timeout', () => request.destroy());
  });
}

function isFree({ host, port }: Config): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
