import { existsSync } from 'node:fs';
import { mkdir, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { backUpDatabase } from '#platform/backup-database.server.ts';
import { copyTree, type Copied } from '#platform/copy-tree.server.ts';
import { syncFolder } from '#platform/durable.server.ts';
import { holdDeletions } from '#platform/hold-deletions.server.ts';
import { StartRefused } from '#platform/start-refused.ts';
import { noteUpkeep } from '#platform/upkeep.server.ts';

/** `database` null: it is somebody else's server, which has its own way of being backed up. */
export type BackedUp = { folder: string; database: Copied | null; files: Copied };

const NAME = /^sipetrok-\d{8}-\d{6}$/;

/**
 * Copies this installation into a new folder under `target`: the database, then the files, while everybody goes on working. The master
 * key is not in it: without the copy kept elsewhere a stolen backup tells nothing, and a restored one opens nothing (law 3).
 * A folder that bears its final name is complete.
 */
export async function backUp(ownerUrl: string, { dataDir, databaseUrl }: { dataDir: string; databaseUrl: string | undefined }, target: string, at: Date): Promise<BackedUp> {
  const into = await prepare(dataDir, target);
  const earlier = (await readdir(into)).filter((name) => NAME.test(name)).sort().at(-1);
  const folder = join(into, `sipetrok-${stamp(at)}`);
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { mode: 0o700 });
  const release = holdDeletions(dataDir);
  try {
    const database = databaseUrl === undefined ? await backUpDatabase(ownerUrl, join(dataDir, 'postgres'), join(part, 'postgres')) : null;
    const files = await copyFiles(dataDir, part, earlier && join(into, earlier, 'files'));
    // The roles' passwords belong to this database; a restored one could not be entered without them.
    if (database) await copyTree(join(dataDir, 'secrets'), join(part, 'secrets'), { wanted: (path) => path === 'roles.json' });
    await writeFile(join(part, 'cadangan.json'), JSON.stringify({ madeAt: at.toISOString(), database, files }, null, 2));
    await rename(part, folder);
    syncFolder(into);
    noteUpkeep(dataDir, { backup: { at: at.toISOString(), folder } });
    return { folder, database, files };
  } finally {
    release();
  }
}

/**
 * Puts a backup into a data folder that does not exist yet or is empty. The master key is put there by hand.
 * @throws StartRefused when the backup is not a complete one or the data folder holds something
 */
export async function restore(backup: string, dataDir: string): Promise<Copied> {
  if (!existsSync(join(backup, 'cadangan.json')) || !NAME.test(basename(resolve(backup))))
    throw new StartRefused(`${backup} bukan cadangan yang lengkap. (Not a complete backup.)`);
  const there = await readdir(dataDir).catch(() => []);
  if (there.length > 0) throw new StartRefused(`${dataDir} tidak kosong. Pulihkan ke folder data baru: DATA_DIR=… (Restore into a new DATA_DIR.)`);
  return copyTree(backup, dataDir, { wanted: (path) => path !== 'cadangan.json' });
}

async function copyFiles(dataDir: string, part: string, earlier: string | undefined): Promise<Copied> {
  const from = join(dataDir, 'files');
  if (!existsSync(from)) return { files: 0, bytes: 0 };
  return copyTree(from, join(part, 'files'), { wanted: (path) => path !== 'waiting', earlier });
}

async function prepare(dataDir: string, target: string): Promise<string> {
  await mkdir(target, { recursive: true, mode: 0o700 });
  const into = await realpath(resolve(target));
  const inside = relative(await realpath(dataDir), into);
  if (inside === '' || !/^\.\.|^[A-Za-z]:|^\//.test(inside))
    throw new StartRefused('Folder cadangan harus di luar folder data, sebaiknya di disk lain. (The backup folder must be outside DATA_DIR.)');
  return into;
}

/** 20261125-081530, UTC. */
const stamp = (at: Date): string => at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
