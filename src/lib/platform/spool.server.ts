import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { waitingFile } from '#platform/files.server.ts';

/** Bytes that arrived and wait on disk to be looked at. */
export type Spooled = {
  size: number;
  /** Brings them into memory. */
  load: () => Promise<Uint8Array>;
  /** Takes them off the disk; calling it twice does no harm. */
  discard: () => Promise<void>;
};

/**
 * Lets bytes of a slow phone gather on disk instead of in memory. They are enciphered with a key that exists only in this process,
 * so whatever a crash leaves behind cannot be read by anybody.
 * @param signal gives up, whatever the source does; nothing stays on the disk then
 */
export async function spool(source: Readable, signal: AbortSignal): Promise<Spooled> {
  const path = await waitingFile();
  const [key, nonce] = [randomBytes(32), randomBytes(16)];
  const discard = () => rm(path, { force: true });
  const sink = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  try {
    await pipeline(source, createCipheriv('aes-256-ctr', key, nonce), sink, { signal });
  } catch (error) {
    await discard();
    throw error;
  }
  const load = async () => createDecipheriv('aes-256-ctr', key, nonce).update(await readFile(path));
  return { size: sink.bytesWritten, load, discard };
}
