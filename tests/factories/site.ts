import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { config } from '#platform/config.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { aWorkingOffice } from './applications.ts';
import { useDatabase, type TestDatabase } from './database.ts';

/** A built site with a database of its own and the catalogue's office. Addresses are there once the tests run. */
export interface Site {
  database: TestDatabase;
  readonly office: WorkingOffice;
  readonly origin: string;
  /** what the web and worker processes have logged so far */
  readonly log: string;
}

/** Call once at the top of a test file. The build has to be there: `npm test` makes it. @param options.worker also runs the jobs @param options.trustedProxies as TRUSTED_PROXIES, for tests that stand behind one */
export function useSite(options: { worker?: boolean; trustedProxies?: string } = {}): Site {
  const database = useDatabase();
  const children: ChildProcess[] = [];
  let office: WorkingOffice | undefined;
  let origin = '';
  let log = '';

  beforeAll(async () => {
    if (!existsSync('build/handler.js')) throw new Error('The site is not built yet: run "npm test", which builds it.');
    office = await aWorkingOffice(database);
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    const env = {
      ...process.env, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: config.dataDir, APP_DATABASE_URL: database.appUrl, IDENTITY_DATABASE_URL: database.identityUrl,
      SWEEPER_DATABASE_URL: database.sweeperUrl, JOBS_DATABASE_URL: database.jobsUrl, NODE_ENV: 'production', ORIGIN: '', TRUSTED_PROXIES: options.trustedProxies ?? ''
    };
    const start = (program: string, ready: boolean): Promise<void> => {
      const child = fork(resolve('src/cli', program), { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
      children.push(child);
      child.stdout?.on('data', (part: Buffer) => (log += part.toString()));
      child.stderr?.on('data', (part: Buffer) => (log += part.toString()));
      if (!ready) return Promise.resolve();
      return new Promise((listening, failed) => {
        child.once('message', () => listening());
        child.once('exit', () => failed(new Error(`${program} did not start:\n${log}`)));
      });
    };
    await start('web.ts', true);
    if (options.worker) await start('worker.ts', false);
  });

  afterAll(async () => {
    await Promise.all(children.map((child) => new Promise<void>((gone) => {
      if (child.exitCode !== null) gone();
      child.once('exit', () => gone());
      child.kill('SIGTERM');
    })));
  });

  return {
    database,
    get office() {
      if (!office) throw new Error('the site is there once its tests run');
      return office;
    },
    get origin() { return origin; },
    get log() { return log; }
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => probe.once('listening', ready));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}
