import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { config } from '#platform/config.server.ts';
import { readRawFile } from '#platform/raw-file.server.ts';
import { LARGEST_FILE } from '#platform/upload-refusal.ts';

const waiting = (): string[] => {
  try {
    return readdirSync(join(config.dataDir, 'files', 'waiting'));
  } catch {
    return [];
  }
};
function requestOf(feed: (controller: ReadableStreamDefaultController<Uint8Array>) => void | Promise<void>, headers: Record<string, string> = {}): Request {
  const body = new ReadableStream<Uint8Array>({ start: feed });
  return new Request('http://127.0.0.1/', { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
}

it('brings a file onto the disk and back, and takes it away', async () => {
  const bytes = Buffer.alloc(300_000, 7);
  const read = await readRawFile(requestOf((controller) => {
    for (let at = 0; at < bytes.length; at += 65_536) controller.enqueue(bytes.subarray(at, at + 65_536));
    controller.close();
  }));
  if (!read.ok) throw new Error(read.reason);
  expect(Buffer.from(await read.file.load())).toEqual(bytes);
  await read.file.discard();
});

it.each<[string, () => Request, string]>([
  ['has no body', () => new Request('http://127.0.0.1/', { method: 'POST' }), 'empty'],
  ['says itself that it is too large', () => requestOf((controller) => controller.close(), { 'content-length': String(LARGEST_FILE + 1) }), 'size'],
  ['turns out too large', () => requestOf((controller) => {
    for (let sent = 0; sent <= LARGEST_FILE; sent += 1_000_000) controller.enqueue(new Uint8Array(1_000_000));
    controller.close();
  }), 'size'],
  ['breaks off', () => requestOf((controller) => controller.error(new Error('gone'))), 'cut'],
  ['falls silent', () => requestOf((controller) => controller.enqueue(new Uint8Array(10))), 'slow']
])('one that %s is refused, and leaves nothing on the disk', async (_, make, reason) => {
  const before = waiting();
  expect(await readRawFile(make(), 200)).toEqual({ ok: false, reason });
  expect(waiting()).toEqual(before);
});
