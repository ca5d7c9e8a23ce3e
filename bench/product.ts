// The real product as a child process, for measuring and for killing. Which process is which is read from /proc: Linux only.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readConfig, type Config } from '#platform/config.ts';
import { environmentFor, joinInstallation } from '#platform/installation.server.ts';

export type Part = 'web' | 'worker' | 'postgres' | 'supervisor';
export type Product = {
  config: Config;
  origin: string;
  /** what it has written to its log so far */
  log(): string;
  /** process numbers of a part that live at the moment */
  pids(part: Part): number[];
  /** SIGKILL; returns whether there was anything to kill */
  kill(part: Part): boolean;
  stop(): Promise<void>;
};

const node = [process.execPath, '--disable-warning=ExperimentalWarning'] as const;

/** Environment of everything that works on this data folder. Many networks can be played: the load generator stands where a proxy would. */
export function environment(dataDir: string, port: number): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: '', DATABASE_URL: '', ORIGIN: '', DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', TRUSTED_PROXIES: '127.0.0.1' };
}

/** Starts the product on a data folder and waits until it serves. Output goes nowhere but `log()`. */
export async function startProduct(dataDir: string, port: number): Promise<Product> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const env = environment(dataDir, port);
  const child = spawn(node[0], [node[1], 'src/cli/supervise.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => void said.push(part.toString()));
  const config = readConfig(env, process.cwd());
  const origin = `http://127.0.0.1:${port}`;
  await serving(origin, child, () => said.join(''));
  const pids = (part: Part): number[] => processesOf(dataDir, part, child);
  return {
    config, origin, pids, log: () => said.join(''),
    kill(part) {
      const found = pids(part);
      for (const pid of found) killOne(pid);
      return found.length > 0;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
  };
}

/** Runs one of the program's own tools on a data folder and returns what it printed. @throws with its output when it fails */
export async function runTool(dataDir: string, port: number, script: string, args: readonly string[] = []): Promise<string> {
  const child = spawn(node[0], [node[1], script, ...args], { env: environment(dataDir, port), stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => void said.push(part.toString()));
  const status = await new Promise((resolve) => child.once('close', resolve));
  if (status !== 0) throw new Error(`${script} ended with ${String(status)}:\n${said.join('')}`);
  return said.join('');
}

/** Gives this process the addresses of an installation, so that it can look behind the pages. Returns the owner's. */
export function joinData(config: Config): string {
  const installation = joinInstallation(config);
  Object.assign(process.env, environmentFor(installation, config, ['app', 'identity', 'sweeper', 'jobs']));
  return installation.url('owner');
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The sample office without cases: its officers' names and passwords, by user name, and the Camat's passphrase. */
export async function officersOnly(dataDir: string, port: number): Promise<{ passwords: Map<string, string>; passphrase: string }> {
  const said = await runTool(dataDir, port, 'src/cli/sample.ts', ['--count', '0']);
  const passwords = new Map([...said.matchAll(/^ {2}(contoh\.\S+) +(\S+) {2}/gm)].map((found) => [found[1]!, found[2]!]));
  const passphrase = /Camat: (\S+)/.exec(said)?.[1];
  if (!passphrase || passwords.size < 10) throw new Error(`the sample printed no passwords:\n${said}`);
  return { passwords, passphrase };
}

async function serving(origin: string, child: ChildProcess, said: () => string): Promise<void> {
  for (let waited = 0; waited < 120_000; waited += 50) {
    if (child.exitCode !== null) throw new Error(`the product did not start:\n${said()}`);
    if (await fetch(`${origin}/readyz`).then((answer) => answer.ok, () => false)) return;
    await wait(50);
  }
  throw new Error(`the product is not ready after two minutes:\n${said()}`);
}

function processesOf(dataDir: string, part: Part, supervisor: ChildProcess): number[] {
  if (part === 'supervisor') return supervisor.pid && supervisor.exitCode === null && supervisor.signalCode === null ? [supervisor.pid] : [];
  if (part === 'postgres') return postmaster(dataDir);
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(`src/cli/${part}.ts`) && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`DATA_DIR=${dataDir}\0`);
    } catch {
      return false;
    }
  });
}

function postmaster(dataDir: string): number[] {
  try {
    const pid = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    return pid > 0 ? [pid] : [];
  } catch {
    return [];
  }
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in between.
  }
}
