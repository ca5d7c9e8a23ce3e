import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MB = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'upload-'));
const program = fileURLToPath(new URL('../../../tests/fixtures/upload-server.ts', import.meta.url));
const small = readFileSync(new URL('../../../tests/fixtures/exif-orientation/Portrait_6.jpg', import.meta.url));
let child: ChildProcess;
let base = '';
let port = 0;

beforeAll(async () => {
  child = fork(program, { env: { ...process.env, DATA_DIR: folder }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  port = Number(line.toString());
  base = `http://127.0.0.1:${port}`;
});
afterAll(() => {
  child.disconnect();
  rmSync(folder, { recursive: true, force: true });
});

async function send(bytes: Uint8Array): Promise<{ status: number; body: { size?: number; reason?: string } }> {
  const data = new FormData();
  data.set('berkas', new File([bytes as Uint8Array<ArrayBuffer>], 'foto.jpg'));
  const response = await fetch(base, { method: 'POST', body: data });
  return { status: response.status, body: (await response.json()) as { size?: number; reason?: string } };
}

/** A photo of about 10 MB and 12 megapixels: half of it noise, as in poor light. */
async function heavyPhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  for (let quality = 97; ; quality -= 1) {
    const bytes = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#808080', noise } }).jpeg({ quality }).toBuffer();
    if (bytes.length < 10 * MB) return bytes;
  }
}

/** Sends the head of an upload and its first bytes on a bare socket. */
function half(bytes: number) {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: ${9 * MB}\r\n\r\n--b\r\ncontent-disposition: form-data; name="f"; filename="f.jpg"\r\n\r\n`);
  socket.write(randomBytes(bytes));
  return socket;
}
const waiting = () => readdirSync(join(folder, 'files', 'waiting'));
const until = async (done: () => boolean) => {
  for (let tries = 0; !done() && tries < 100; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(done()).toBe(true);
};

describe('the upload door', () => {
  it('takes a photo and says why it does not take another thing', async () => {
    expect(await send(small)).toMatchObject({ status: 200, body: { size: small.length } });
    expect(await send(Buffer.from('MZ'))).toMatchObject({ status: 415, body: { reason: 'type' } });
    expect(await send(new Uint8Array(0))).toMatchObject({ status: 422, body: { reason: 'empty' } });
  });

  it('answers a file that is too large, instead of hanging up', async () => {
    expect(await send(new Uint8Array(10 * MB + 1))).toMatchObject({ status: 413, body: { reason: 'size' } });
    expect(await send(new Uint8Array(12 * MB))).toMatchObject({ status: 413, body: { reason: 'size' } });
    expect(await send(new Uint8Array(40 * MB))).toMatchObject({ status: 413, body: { reason: 'size' } });
  });

  it('keeps serving while forty phones send slowly, and forgets those that hang up', async () => {
    const slow = Array.from({ length: 40 }, () => half(100_000));
    await until(() => waiting().length === 40);
    const begun = performance.now();
    expect((await send(small)).status).toBe(200);
    expect(performance.now() - begun).toBeLessThan(3000);
    for (const socket of slow) socket.destroy();
    await until(() => waiting().length === 0);
  });

  // The whole web process carries about 100 MB more than this door alone, and may take 600.
  it('stays under 450 MB while forty phones send 10 MB each at the same time', async () => {
    const heavy = await heavyPhoto();
    expect(heavy.length).toBeGreaterThan(9 * MB);
    const answers = await Promise.all(Array.from({ length: 40 }, () => send(heavy)));
    expect(answers.map((one) => one.status)).toEqual(answers.map(() => 200));
    const memory = Number(await (await fetch(`${base}/memory`)).text());
    expect(memory).toBeLessThan(450 * MB);
    expect(memory).toBeGreaterThan(50 * MB);
    expect(waiting()).toEqual([]);
  });
});
