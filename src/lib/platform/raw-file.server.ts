import { Readable } from 'node:stream';
import { spool, type Spooled } from '#platform/spool.server.ts';
import { LARGEST_FILE, type UploadRefusal } from '#platform/upload-refusal.ts';

/** Milliseconds without a byte after which a body is given up. */
const SILENCE = 60_000;

/** Receives a body that is one file, at most 10 MB, as a stream onto the disk. The caller discards it. */
export async function readRawFile(request: Request, silence = SILENCE): Promise<{ ok: true; file: Spooled } | { ok: false; reason: UploadRefusal }> {
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_FILE) return { ok: false, reason: 'size' };
  if (!request.body) return { ok: false, reason: 'empty' };
  const giveUp = new AbortController();
  const stopped = Promise.withResolvers<undefined>();
  let reason: UploadRefusal | undefined;
  const stop = (why: UploadRefusal) => {
    reason ??= why;
    giveUp.abort();
    stopped.resolve(undefined);
  };
  const timer = setTimeout(() => stop('slow'), silence);
  try {
    const file = await spool(Readable.from(measured(request.body, stopped.promise, () => timer.refresh(), () => stop('size'))), giveUp.signal);
    return { ok: true, file };
  } catch (error) {
    // A disk that is full is our fault; a body that broke off is not.
    if (reason === undefined && (error as NodeJS.ErrnoException).syscall !== undefined && (error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error;
    return { ok: false, reason: reason ?? ((error as { status?: unknown } | null)?.status === 413 ? 'size' : 'cut') };
  } finally {
    clearTimeout(timer);
  }
}

/** @param stopped ends the wait for a piece that will not come: a stream that is given up waits for its last read otherwise */
async function* measured(body: ReadableStream<Uint8Array>, stopped: Promise<undefined>, heard: () => void, tooLarge: () => void): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let size = 0;
  try {
    for (;;) {
      const piece = await Promise.race([reader.read(), stopped]);
      if (!piece || piece.done) return;
      heard();
      size += piece.value.length;
      if (size > LARGEST_FILE) return tooLarge();
      yield piece.value;
    }
  } finally {
    // What is left unread stays with the server.
    reader.releaseLock();
  }
}
