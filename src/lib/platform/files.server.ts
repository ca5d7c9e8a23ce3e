import { createHash, randomUUID } from 'node:crypto';
import { mkdir, opendir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { config } from '#platform/config.server.ts';
import { syncFolder, writeDurably } from '#platform/durable.server.ts';
import { deletionsHeld } from '#platform/hold-deletions.server.ts';
import { open, seal } from '#platform/seal.server.ts';

/** What the caller keeps in its row: the id finds the file again, size (bytes) and SHA-256 (hex) are of the plain content. */
export type StoredFile = { id: string; size: number; sha256: string };

/** Files are sealed as a whole: 10 MB at most go through here, and one piece cannot be reordered or cut. */
const placeOf = (office: string, id: string) => ({ office, table: 'stored_file', row: id, column: 'content' });

/**
 * Stores bytes sealed, on disk before this returns. The caller then inserts its row and commits; a crash in between leaves a file
 * without a row, which `sweepOrphans` takes away, and never a row without a file.
 * @param key the data key that opens it again; forgetting the key forgets the file
 */
export async function writeSealed(officeId: string, key: Uint8Array, bytes: Uint8Array): Promise<StoredFile> {
  const id = randomUUID();
  await makeFolders(id);
  await writeDurably(pathOf(id), waitingPath(id), seal(key, bytes, placeOf(officeId, id)));
  return { id, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The plain content. @throws when the file is gone, changed, or belongs to another office or key: our fault, never a person's */
export async function readSealed(officeId: string, key: Uint8Array, id: string): Promise<Uint8Array> {
  return open(key, await readFile(pathOf(id)), placeOf(officeId, id));
}

/**
 * Takes a file away; one that is gone already is no error, so that a job may run twice. Call it after the commit. While a backup is made
 * it stays, and the sweeper takes it later.
 */
export async function removeFile(id: string): Promise<void> {
  if (deletionsHeld(config.dataDir)) return;
  await rm(pathOf(id), { force: true });
}

/**
 * Takes away what crashes left: stored files no row knows and half-written ones.
 * @param known which of these ids a row in any office refers to
 * @param before only files last written before this moment: younger ones may be waiting for their row (one hour is plenty)
 * @returns how many were removed
 */
export async function sweepOrphans(known: (ids: string[]) => Promise<ReadonlySet<string>>, before: Date): Promise<number> {
  if (deletionsHeld(config.dataDir)) return 0;
  const folder = join(config.dataDir, 'files');
  let removed = 0;
  for (const shard of await readdir(folder).catch(() => [])) {
    const old = await oldFiles(join(folder, shard), before);
    const kept = shard === WAITING ? new Set<string>() : await known(old);
    for (const name of old.filter((one) => !kept.has(one))) {
      await rm(join(folder, shard, name), { force: true });
      removed += 1;
    }
  }
  return removed;
}

/** A place for bytes on their way in, on the same disk as the store. */
export async function waitingFile(): Promise<string> {
  const id = randomUUID();
  await mkdir(join(config.dataDir, 'files', WAITING), { recursive: true, mode: 0o700 });
  return waitingPath(id);
}

const WAITING = 'waiting';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Ids come from rows, but a path is made of them: nothing else than a uuid gets through. */
function pathOf(id: string): string {
  if (!UUID.test(id)) throw new Error('not the id of a stored file');
  return join(config.dataDir, 'files', id.slice(0, 2), id);
}

function waitingPath(id: string): string {
  return join(config.dataDir, 'files', WAITING, id);
}

/** A new folder's own entry has to reach the disk too, or a power cut takes the folder with all its files. */
async function makeFolders(id: string): Promise<void> {
  const files = join(config.dataDir, 'files');
  const made = await mkdir(join(files, id.slice(0, 2)), { recursive: true, mode: 0o700 });
  if (made) [files, config.dataDir].forEach(syncFolder);
  await mkdir(join(files, WAITING), { recursive: true, mode: 0o700 });
}

async function oldFiles(folder: string, before: Date): Promise<string[]> {
  const old: string[] = [];
  for await (const entry of await opendir(folder)) {
    if (!UUID.test(entry.name)) continue;
    const seen = await stat(join(folder, entry.name)).catch(() => undefined);
    if (seen && seen.mtime < before) old.push(entry.name);
  }
  return old;
}
