import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes a folder's entries survive a power cut. Windows keeps its own journal of them and refuses the call. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Writes a file so that after a crash it is there whole or not at all: a neighbour first, forced to disk, then renamed, then the
 * folder forced to disk.
 * @param waiting where it is written first; on the same disk as `path`
 */
export async function writeDurably(path: string, waiting: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(waiting, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(waiting, path);
  syncFolder(dirname(path));
}
