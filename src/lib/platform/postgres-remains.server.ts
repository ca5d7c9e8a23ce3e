import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartRefused } from '#platform/start-refused.ts';

/**
 * Deals with what a killed run left in a PostgreSQL data folder: a server that still runs is stopped cleanly, a pid
 * file that names nobody, or a stranger who got the number since, is removed.
 * @param stop tells a running server to shut down at once but cleanly
 * @throws StartRefused when processes hold the folder and do not end
 */
export async function clearRemains(folder: string, stop: (pid: number) => void): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  const named = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0;
  if (named > 0 && isServerOf(named, folder)) stop(named);
  // When a server was killed its helper processes take a moment to notice; until then they still hold its memory.
  for (let waited = 0; processesIn(folder, named).length > 0; waited += 50) {
    if (waited > 30_000)
      throw new StartRefused(
        `PostgreSQL lain masih memakai ${folder} (proses ${processesIn(folder, named).join(', ')}). Hentikan dahulu. (Another PostgreSQL still uses this folder.)`
      );
    await wait(50);
  }
  if (named > 0) rmSync(pidFile, { force: true });
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** PostgreSQL's processes stand in their data folder: Linux shows that for every process, also after a crash. */
function processesIn(folder: string, named: number): number[] {
  if (process.platform !== 'linux') return named > 0 && isServerOf(named, folder) ? [named] : [];
  const real = realpathSync(folder);
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => standsIn(pid) === real || (pid === named && isServerOf(pid, folder)));
}

function standsIn(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function calledWith(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

function isServerOf(pid: number, folder: string): boolean {
  if (!alive(pid)) return false;
  // Another user's process may hide where it stands, but not what it was called with.
  if (process.platform === 'linux') return standsIn(pid) === realpathSync(folder) || calledWith(pid).includes(folder);
  const [program, args]: [string, string[]] =
    process.platform === 'win32'
      ? ['tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']]
      : ['ps', ['-p', String(pid), '-o', 'command=']];
  try {
    const answer = execFileSync(program, args, { encoding: 'utf8' });
    return process.platform === 'win32' ? answer.includes('postgres.exe') : answer.includes(folder);
  } catch {
    return false;
  }
}
