import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

// What runs is read from /proc.
const linux = process.platform === 'linux';

let folder: string;
let port: number;
let started: Started[] = [];
/** Milliseconds that each start after the first took. */
const startTimes: number[] = [];

interface Started {
  child: ChildProcess;
  /** What it has said so far, both streams. */
  said(): string;
  ended: Promise<number | null>;
}

function start(command: string, args: string[], env: Record<string, string> = {}): Started {
  const child = spawn(command, args, { env: { ...process.env, NODE_ENV: '', DATA_DIR: folder, PORT: String(port), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const hear = (part: Buffer): void => void (text += part.toString());
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const one = { child, said: () => text, ended: new Promise<number | null>((resolve) => child.once('exit', resolve)) };
  started.push(one);
  return one;
}

const npmStart = (): Started => start('npm', ['start', '--silent']);
const nodeStart = (env: Record<string, string> = {}): Started => start(process.execPath, ['start.mjs', 'serve'], env);

async function up({ said, child }: Started): Promise<void> {
  const began = performance.now();
  await expect.poll(() => (child.exitCode === null ? said() : 'ended: ' + said()), { timeout: 120_000, interval: 20 }).toMatch(/Kantor contoh|^ended/);
  expect(said()).toContain('Kantor contoh');
  startTimes.push(performance.now() - began);
}

/** Processes that stand in our data folder or were given it: what would be left running. */
function leftOver(): number[] {
  if (!linux) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder) || readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`DATA_DIR=${folder}\0`);
      } catch {
        return false;
      }
    });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sipetrok-start-'));
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => probe.once('listening', ready));
  port = (probe.address() as AddressInfo).port;
  await new Promise((closed) => probe.close(closed));
});

afterEach(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await ended;
  }
  started = [];
});

afterAll(() => {
  for (const pid of leftOver()) process.kill(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

// These follow each other on one data folder, as the days of an office do.

test('a first start prints three lines and is ready', { timeout: 240_000 }, async () => {
  const run = nodeStart();
  await up(run);
  const lines = run.said().split('\n').filter((line) => line && !line.startsWith('{') && !/\((installing packages|building)\)/.test(line));
  expect(lines).toEqual([
    expect.stringMatching(`^Situs warga +http://127\\.0\\.0\\.1:${port}$`),
    expect.stringMatching(`^Siapkan kantor +http://127\\.0\\.0\\.1:${port}/siapkan/\\S+ \\(berlaku satu kali\\)$`),
    expect.stringContaining('npm start -- --sample')
  ]);
  await expect.poll(async (): Promise<unknown> => (await fetch(`http://127.0.0.1:${port}/readyz`)).json(), { timeout: 15_000 }).toEqual({
    ready: true, database: true, jobs: true, disk: true, clock: true
  });
  const alive = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect([alive.status, await alive.text()]).toEqual([200, 'ok\n']);
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);

  // A second start on the same data, or on the same port, says so and touches nothing.
  const second = nodeStart();
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain('sudah berjalan');
  const elsewhere = mkdtempSync(join(tmpdir(), 'sipetrok-start-'));
  const third = nodeStart({ DATA_DIR: elsewhere });
  expect(await third.ended).toBe(1);
  expect(third.said()).toContain('sudah dipakai');
  rmSync(elsewhere, { recursive: true });
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);

  run.child.kill('SIGINT');
  expect(await run.ended).toBe(0);
  expect(leftOver()).toEqual([]);
  expect(existsSync(join(folder, 'postgres/postmaster.pid'))).toBe(false);
});

test('a SIGTERM to npm leaves nothing running', async () => {
  const run = npmStart();
  await up(run);
  run.child.kill('SIGTERM');
  await run.ended;
  await expect.poll(leftOver, { timeout: 20_000 }).toEqual([]);
  expect(existsSync(join(folder, 'postgres/postmaster.pid'))).toBe(false);
});

test('a request in flight is answered before the stop', async () => {
  const run = nodeStart();
  await up(run);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const slow = request({ port, path: '/bahasa/id?ke=/', method: 'POST', headers: { 'content-type': 'text/plain', 'content-length': 4 } }, (answer) => resolve(answer.statusCode));
    slow.on('error', reject);
    slow.write('ab');
    setTimeout(() => run.child.kill('SIGTERM'), 200);
    setTimeout(() => slow.end('cd'), 1_000);
  });
  expect(status).toBeGreaterThanOrEqual(200);
  expect(await run.ended).toBe(0);
});

test.runIf(linux)('what a kill leaves is dealt with: everything killed at once, then only the supervisor', async () => {
  const run = nodeStart();
  await up(run);
  for (const pid of leftOver()) process.kill(pid, 'SIGKILL');
  await run.ended;
  const again = nodeStart();
  await up(again);
  const supervisor = leftOver().find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('supervise.ts'));
  process.kill(supervisor!, 'SIGKILL');
  await again.ended;
  const third = nodeStart();
  await up(third);
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  third.child.kill('SIGTERM');
  expect(await third.ended).toBe(0);
});

test.runIf(linux)('a part that is killed, the database too, comes back', async () => {
  const run = nodeStart();
  await up(run);
  const ready = async (): Promise<boolean> => (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.ok ?? false;
  const find = (what: string): number | undefined =>
    leftOver().find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(what));
  for (const what of ['src/cli/web.ts', 'src/cli/worker.ts', 'native/bin/postgres']) {
    const pid = find(what);
    process.kill(pid!, 'SIGKILL');
    await expect.poll(() => find(what) !== undefined && find(what) !== pid, { timeout: 20_000 }).toBe(true);
    await expect.poll(ready, { timeout: 20_000 }).toBe(true);
  }
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
  await expect.poll(leftOver, { timeout: 10_000 }).toEqual([]);
});

test('a later start takes at most five seconds', () => {
  // The quickest of them: the machine may be busy with other tests.
  expect(Math.min(...startTimes.slice(1))).toBeLessThan(5_000);
});

test('settings that would be dangerous are refused in one sentence', async () => {
  const run = nodeStart({ ORIGIN: 'https://surat.example.go.id' });
  expect(await run.ended).toBe(1);
  expect(run.said().trim().split('\n').at(-1)).toContain('TRUSTED_PROXIES');
});

test('an unknown task is answered with the list', () => {
  expect(() => execFileSync(process.execPath, ['start.mjs', 'terbang'], { stdio: 'pipe' })).toThrow(/serve, test, check/);
});
