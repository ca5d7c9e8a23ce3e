import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

// The web process by itself, around a handler that tells what reached it.
const handler = `
export function handler(request, response) {
  if (request.url === '/fault') throw new Error('broken');
  const tell = () => {
    response.setHeader('content-type', 'application/json');
    response.writeHead(200);
    response.end(JSON.stringify({ url: request.url, env: process.env.DATABASE_URL ?? null, limit: process.env.BODY_SIZE_LIMIT, headers: request.headers }));
  };
  if (request.url === '/slow') setTimeout(tell, 700);
  else tell();
}`;

let folder: string;
let port: number;
let child: ChildProcess;
let ended: Promise<number | null>;

interface Told {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  told: { headers: Record<string, string>; limit: string };
}

function ask(path: string, headers: Record<string, string | string[]> = {}): Promise<Told> {
  return new Promise((resolve, reject) => {
    request({ port, path, headers, agent: false }, (answer) => {
      let text = '';
      answer.on('data', (part: Buffer) => (text += part.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, told: (text.startsWith('{') ? JSON.parse(text) : {}) as Told['told'] }));
    })
      .on('error', reject)
      .end();
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sipetrok-web-'));
  mkdirSync(join(folder, 'build'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'build/handler.js'), handler);
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => probe.once('listening', ready));
  port = (probe.address() as AddressInfo).port;
  await new Promise((closed) => probe.close(closed));
  child = spawn(process.execPath, [resolve('src/cli/web.ts')], {
    cwd: folder,
    env: { ...process.env, PORT: String(port), TRUSTED_PROXIES: '127.0.0.0/8', ORIGIN: '' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc']
  });
  ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((listening) => child.once('message', listening));
});

afterAll(() => {
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('the proxy we trust says who the visitor is, and by which address he came', async () => {
  const { told } = await ask('/', { 'x-forwarded-for': '198.51.100.1, 203.0.113.7', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'surat.example.go.id' });
  expect(told.headers).toMatchObject({ 'x-client-address': '203.0.113.7', 'x-forwarded-proto': 'https', host: 'surat.example.go.id' });
});

test('our own headers cannot be sent from outside', async () => {
  const { told } = await ask('/', { 'x-client-address': '10.9.9.9' });
  expect(told.headers).toMatchObject({ 'x-client-address': '127.0.0.1', 'x-forwarded-proto': 'http' });
  expect(told.headers['x-forwarded-for']).toBeUndefined();
});

test('one photo and its form fit in a request', async () => {
  expect((await ask('/')).told.limit).toBe('11M');
});

test('a fault while answering ends that connection and nothing else', async () => {
  await expect(ask('/fault')).rejects.toThrow();
  expect((await ask('/')).status).toBe(200);
});

test.each([
  ['headers without end', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, '431'],
  ['no HTTP at all', 'halo\r\n\r\n', '400'],
  ['two lengths', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nabc', '400'],
  ['length and chunks', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n', '400']
])('%s', async (_, bytes, status) => {
  const first = await new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.once('data', (part: Buffer) => resolve(part.toString().split('\r\n')[0] ?? ''));
    socket.once('error', reject);
  });
  expect(first).toContain(status);
});

// Last: afterwards the process is gone.
test('told to stop, it answers what is in flight, takes nothing new, and ends', async () => {
  const slow = ask('/slow');
  await new Promise((on) => setTimeout(on, 200));
  child.send('stop');
  const { status } = await slow;
  expect(status).toBe(200);
  expect(await ended).toBe(0);
  await expect(ask('/')).rejects.toThrow(/ECONNREFUSED/);
});
