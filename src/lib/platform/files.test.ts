import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'files-'));
process.env.DATA_DIR = folder;
const { writeSealed, readSealed, removeFile, sweepOrphans, waitingFile } = await import('#platform/files.server.ts');
const { newDataKey } = await import('#platform/seal.server.ts');

const key = newDataKey();
const content = Buffer.from('KTP 1404 0123 4567 0001'.repeat(1000));
const store = join(folder, 'files');
const pathOf = (id: string) => join(store, id.slice(0, 2), id);
const age = (path: string, hours: number) => {
  const then = new Date(Date.now() - hours * 3_600_000);
  utimesSync(path, then, then);
};
const hourAgo = () => new Date(Date.now() - 3_600_000);
const all = () => readdirSync(store).flatMap((shard) => readdirSync(join(store, shard)));

beforeEach(() => rmSync(store, { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('gives back what was stored, and nothing of it can be read on disk', async () => {
  const stored = await writeSealed('a', key, content);
  expect(stored).toMatchObject({ size: content.length, sha256: createHash('sha256').update(content).digest('hex') });
  expect(Buffer.from(await readSealed('a', key, stored.id)).equals(content)).toBe(true);
  expect(readFileSync(pathOf(stored.id)).includes('1404')).toBe(false);
  expect(readdirSync(join(store, 'waiting'))).toEqual([]);
});

it('does not give it to another office, under another id or with another key', async () => {
  const [one, two] = [await writeSealed('a', key, content), await writeSealed('a', key, content)];
  await expect(readSealed('b', key, one.id)).rejects.toThrow('does not open');
  await expect(readSealed('a', newDataKey(), one.id)).rejects.toThrow('another key');
  writeFileSync(pathOf(two.id), readFileSync(pathOf(one.id)));
  await expect(readSealed('a', key, two.id)).rejects.toThrow('does not open');
});

it('notices a changed byte and a file cut short', async () => {
  const { id } = await writeSealed('a', key, content);
  const bytes = readFileSync(pathOf(id));
  writeFileSync(pathOf(id), bytes.subarray(0, -1));
  await expect(readSealed('a', key, id)).rejects.toThrow('does not open');
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(pathOf(id), bytes);
  await expect(readSealed('a', key, id)).rejects.toThrow('does not open');
});

it.each(['../../secrets/master.key', '', 'waiting', `${'a'.repeat(36)}`])('makes no path out of %j', async (id) => {
  await expect(readSealed('a', key, id)).rejects.toThrow('not the id');
  await expect(removeFile(id)).rejects.toThrow('not the id');
});

it('removes a file once and again', async () => {
  const { id } = await writeSealed('a', key, content);
  await removeFile(id);
  await removeFile(id);
  expect(existsSync(pathOf(id))).toBe(false);
});

it('sweeps old files without a row and half-written ones, and leaves the young and the known', async () => {
  const stored = await Promise.all(Array.from({ length: 6 }, () => writeSealed('a', key, randomBytes(10))));
  const [known, orphan, young] = stored.map((one) => one.id);
  for (const one of stored.slice(0, 2)) age(pathOf(one.id), 2);
  const [half, coming] = [await waitingFile(), await waitingFile()];
  writeFileSync(half, 'x');
  writeFileSync(coming, 'x');
  age(half, 2);
  const asked: string[] = [];
  const removed = await sweepOrphans((ids) => {
    asked.push(...ids);
    return Promise.resolve(new Set([known!]));
  }, hourAgo());
  expect(removed).toBe(2);
  expect(asked.sort()).toEqual([known!, orphan!].sort());
  expect(existsSync(pathOf(orphan!))).toBe(false);
  expect(existsSync(half)).toBe(false);
  expect(all()).toEqual(expect.arrayContaining([known!, young!]));
  expect(all()).toHaveLength(6);
});

it('sweeps an empty store', async () => {
  expect(await sweepOrphans(() => Promise.resolve(new Set<string>()), hourAgo())).toBe(0);
});
