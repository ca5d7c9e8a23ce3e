import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { runningPostgresUrl } from '#platform/postgres-place.server.ts';
import { rolePasswords } from '#platform/secrets.server.ts';

/** The product as a newcomer has it: `npm start` on an empty data folder, with its own PostgreSQL, web and worker. */
export interface Product {
  readonly origin: string;
  /** the one-time link that the start printed */
  readonly setUpLink: string;
  /** everything that was printed and logged so far */
  readonly log: string;
  /** SQL as the owner, to look behind the curtain */
  asOwner<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

/** Starts it and waits until the jobs run as well. Whoever starts it stops it. */
export async function startProduct(): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'sipetrok-product-'));
  const origin = `http://127.0.0.1:${await freePort()}`;
  // A database address of the test run would be taken for the office's own.
  const env = { ...process.env, NODE_ENV: '', DATA_DIR: folder, PORT: new URL(origin).port, HOST: '127.0.0.1', ORIGIN: '', DATABASE_URL: '', TRUSTED_PROXIES: '' };
  const child = spawn(process.execPath, ['start.mjs', 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((gone) => child.once('exit', gone));
  let log = '';
  const hear = (part: Buffer): void => void (log += part.toString());
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  for (let waited = 0; !(await isReady(origin)); waited += 200) {
    if (child.exitCode !== null || waited > 120_000) throw new Error(`not started:\n${log}`);
    await new Promise((later) => setTimeout(later, 200));
  }
  const owner = new pg.Pool({ connectionString: runningPostgresUrl(folder, rolePasswords(folder))('owner'), max: 2 });
  owner.on('error', () => undefined);
  return {
    origin,
    get setUpLink() { return /http\S+\/siapkan\/\S+/.exec(log)?.[0] ?? ''; },
    get log() { return log; },
    async asOwner<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
      return (await owner.query<Row>(text, values)).rows;
    },
    async stop() {
      await owner.end();
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

const isReady = async (origin: string): Promise<boolean> => (await fetch(`${origin}/readyz`).catch(() => undefined))?.ok ?? false;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => probe.once('listening', ready));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}
