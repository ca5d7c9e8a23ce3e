import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { backUp, restore } from '#platform/backup.server.ts';
import { config } from '#platform/config.server.ts';
import { readSealed, removeFile, writeSealed } from '#platform/files.server.ts';
import { holdDeletions } from '#platform/hold-deletions.server.ts';
import { startPostgres } from '#platform/postgres.server.ts';
import { newDataKey } from '#platform/seal.server.ts';
import { rolePasswords } from '#platform/secrets.server.ts';
import { readUpkeep } from '#platform/upkeep.server.ts';

const folder = mkdtempSync(join(tmpdir(), 'sipetrok-backup-'));
const dataDir = join(folder, 'data');
const restored = join(folder, 'restored');
const target = join(folder, 'disk');
mkdirSync(join(dataDir, 'secrets'), { recursive: true, mode: 0o700 });
process.env.MASTER_KEY_FILE = join(dataDir, 'secrets', 'master.key');
const line = (what: string): string => `${what} 1 ${Buffer.alloc(32, what).toString('base64')}\n`;
writeFileSync(process.env.MASTER_KEY_FILE, line('wrap') + line('hash'));
config.dataDir = dataDir;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

test('a backup taken while rows are written starts by itself, holds what was committed, and no master key', { timeout: 180_000 }, async () => {
  const server = await startPostgres(dataDir, rolePasswords(dataDir));
  const client = await connected(server.url('owner', 'postgres'));
  await client.query('create table kept (id int primary key, text text not null)');
  const key = newDataKey();
  const stored = await writeSealed('kantor', key, Buffer.from('sebuah foto'));

  let written = 0;
  let going = true;
  const writing = (async () => {
    while (going) {
      await client.query('insert into kept values ($1, $2)', [written + 1, 'x'.repeat(2000)]);
      written += 1;
    }
  })();
  while (written < 50) await new Promise((resolve) => setTimeout(resolve, 5));
  const before = written;
  const made = await backUp(server.url('owner', 'postgres'), { dataDir, databaseUrl: undefined }, target, new Date('2026-11-25T08:15:30Z'));
  const after = written;
  going = false;
  await writing;
  expect(after).toBeGreaterThan(before);
  expect(made.folder).toBe(join(target, 'sipetrok-20261125-081530'));
  expect(readUpkeep(dataDir).backup).toEqual({ at: '2026-11-25T08:15:30.000Z', folder: made.folder });
  const secret = readFileSync(process.env.MASTER_KEY_FILE!, 'utf8').slice(7, 40);
  const everything = readdirSync(made.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  expect(everything.filter((path) => path.includes('master') || readFileSync(path).includes(secret))).toEqual([]);

  // A second one links the files that the first holds already; deleting the first does it no harm.
  const second = await backUp(server.url('owner', 'postgres'), { dataDir, databaseUrl: undefined }, target, new Date('2026-11-25T09:00:00Z'));
  expect(second.files).toEqual({ files: 1, bytes: 0 });
  rmSync(made.folder, { recursive: true });
  await client.end();
  await server.stop();

  await restore(second.folder, restored);
  await expect(restore(second.folder, restored)).rejects.toThrow('tidak kosong');
  const again = await startPostgres(restored, rolePasswords(restored));
  const reader = await connected(again.url('owner', 'postgres'));
  const { rows } = await reader.query<{ count: number; last: number }>('select count(*)::int as count, max(id) as last from kept');
  expect(rows[0]!.count).toBe(rows[0]!.last);
  expect(rows[0]!.count).toBeGreaterThanOrEqual(after);
  await reader.end();
  await again.stop();
  config.dataDir = restored;
  expect(Buffer.from(await readSealed('kantor', key, stored.id)).toString()).toBe('sebuah foto');
  config.dataDir = dataDir;
});

test('while a backup is made stored files stay, afterwards they go', async () => {
  const stored = await writeSealed('kantor', newDataKey(), Buffer.from('lama'));
  const path = join(dataDir, 'files', stored.id.slice(0, 2), stored.id);
  const release = holdDeletions(dataDir);
  await removeFile(stored.id);
  expect(existsSync(path)).toBe(true);
  release();
  await removeFile(stored.id);
  expect(existsSync(path)).toBe(false);
});

test('a folder inside the data folder is refused: it would burn with it', async () => {
  await expect(backUp('', { dataDir, databaseUrl: undefined }, join(dataDir, 'cadangan'), new Date())).rejects.toThrow('di luar folder data');
});
