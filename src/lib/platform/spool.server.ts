import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
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
  const load = async () => {
    const bytes = new Uint8Array(sink.bytesWritten);
    let at = 0;
    const gather = async (pieces: AsyncIterable<Buffer>) => {
      for await (const piece of pieces) {
        bytes.set(piece, at);
        at += piece.length;
      }
    };
    await pipeline(createReadStream(path, { highWaterMark: 256 * 1024 }), createDecipheriv('aes-256-ctr', key, nonce), gather);
    return bytes;
  };
  return { size: sink.bytesWritten, load, discard };
}
