import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { choosePlace, urlAt, type Place } from '#platform/postgres-place.server.ts';
import { checkMajorVersion, initialise, postgresProgram, stopServer } from '#platform/postgres-program.server.ts';
import { clearRemains } from '#platform/postgres-remains.server.ts';
import { handToPostgres, letPostgresPass } from '#platform/postgres-user.server.ts';
import type { Passwords, Role } from '#platform/secrets.server.ts';
import { StartRefused } from '#platform/start-refused.ts';

/** A running PostgreSQL of our own. */
export interface Postgres {
  /** Address for a role, of our database unless another is named. */
  url(role: Role, database?: string): string;
  /** Stops it cleanly and waits until it is gone. */
  stop(): Promise<void>;
  /** Resolves when the server has ended, whoever ended it. */
  ended: Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with the program, on data under `dataDir/postgres`, made at the first start.
 * We run it ourselves, not by its package's wrapper, whose exit hooks stop the database before requests have ended.
 * @param settings further server settings, e.g. `{ fsync: 'off' }` for tests
 * @throws StartRefused with a sentence for the person at the console
 */
export async function startPostgres(dataDir: string, passwords: Passwords, settings: Record<string, string> = {}): Promise<Postgres> {
  const folder = join(dataDir, 'postgres');
  const logs = join(dataDir, 'log');
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  letPostgresPass(dataDir);
  handToPostgres(logs);
  if (!existsSync(join(folder, 'PG_VERSION'))) initialise(folder, passwords.owner);
  checkMajorVersion(folder);
  await clearRemains(folder, (pid) => stopServer(pid, folder));

  const place = await choosePlace(dataDir);
  const child = launch(folder, logs, { ...settingsAt(place, logs), ...settings });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  await ready(child, folder, logs);
  return {
    url: (role, database) => urlAt(place, passwords, role, database),
    ended,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) stopServer(child.pid!, folder);
      await ended;
    }
  };
}

function settingsAt(place: Place, logs: string): Record<string, string> {
  return {
    listen_addresses: place.socketFolder ? '' : '127.0.0.1',
    port: String(place.port),
    unix_socket_directories: place.socketFolder ?? '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Seven files, one a weekday, so that the log never fills the disk.
    logging_collector: 'on',
    log_directory: logs,
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_size: '0',
    // The log may hold no personal data: neither the failing row (DETAIL) nor the statement.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0'
  };
}

function launch(folder: string, logs: string, settings: Record<string, string>): ChildProcess {
  const given = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const { file, args, user } = postgresProgram('postgres', ['-D', folder, ...given], true);
  const output = openSync(join(logs, 'postgres-start.log'), 'w', 0o600);
  // Its own session: Ctrl-C at the console must not stop the database before the requests in flight have ended.
  const detached = process.platform !== 'win32';
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', output], detached, windowsHide: true, ...user });
  closeSync(output);
  return child;
}

/** Waits for the word "ready" that PostgreSQL writes into its pid file, as pg_ctl does; recovery after a crash may take minutes. */
async function ready(child: ChildProcess, folder: string, logs: string): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  for (let waited = 0; waited < 600_000; waited += 10) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new StartRefused(`PostgreSQL tidak dapat dijalankan; sebabnya ada di ${logs}: (PostgreSQL did not start, see its log:)\n${lastFatal(logs)}`);
    const lines = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').split('\n') : [];
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return;
    await wait(10);
  }
  throw new StartRefused(`PostgreSQL belum siap setelah sepuluh menit; lihat ${logs}. (Not ready after ten minutes.)`);
}

/** The last complaint in the logs; lines begin with their time. */
function lastFatal(logs: string): string {
  const lines = readdirSync(logs).flatMap((name) => readFileSync(join(logs, name), 'utf8').split('\n'));
  return lines.filter((line) => /FATAL|PANIC|could not/.test(line)).sort().at(-1) ?? 'program tidak dapat dibuka (it could not be executed)';
}
