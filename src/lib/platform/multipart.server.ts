import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { once } from 'node:events';
import { spool, type Spooled } from '#platform/spool.server.ts';
import { LARGEST_FILE, type UploadRefusal } from '#platform/upload-refusal.ts';

/** `name` is what the person's device calls the file: for showing, never for a path. `file` is missing when none was chosen. */
export type ReceivedForm =
  | { ok: true; fields: ReadonlyMap<string, string>; file: (Spooled & { name: string }) | undefined }
  | { ok: false; reason: UploadRefusal };

/** Bytes for everything beside the file: text fields and the multipart's own lines. */
const OVERHEAD = 64 * 1024;
const MOST_BYTES = LARGEST_FILE + OVERHEAD;
/** Milliseconds without a byte after which a body is given up. */
const SILENCE = 60_000;
/** Milliseconds the parser gets to end once the last byte is in; a body that leaves it hanging is broken. */
const LAST_WORDS = 30_000;

/**
 * Receives a form with at most one file, 10 MB, as a stream: what is too large is noticed while it comes, not once it is in memory.
 * Whatever a client does wrong is a value; only our own disk can make this throw. The caller discards `file`.
 */
export async function readOneFile(request: Request, silence = SILENCE): Promise<ReceivedForm> {
  const parser = openParser(request);
  if (!parser || !request.body) return { ok: false, reason: 'form' };
  const form = gather(parser);
  const stopped = await feed(parser, request, form, silence);
  if (!stopped) {
    parser.end();
    const last = watch(request.signal, LAST_WORDS, form.stop);
    await form.ended;
    last.stop();
  }
  form.stop();
  const file = await form.stored();
  const reason = stopped ?? form.refusal();
  if (!reason) return { ok: true, fields: form.fields, file };
  await file?.discard();
  return { ok: false, reason };
}

function openParser(request: Request): BusboyInstance | undefined {
  const type = request.headers.get('content-type') ?? '';
  const limits = { fileSize: LARGEST_FILE, files: 5, fields: 50, fieldSize: 16 * 1024, parts: 60, headerPairs: 20, headerSize: 8 * 1024 };
  try {
    return /^multipart\/form-data\s*;/i.test(type) ? new Busboy({ headers: { 'content-type': type }, limits }) : undefined;
  } catch {
    return undefined;
  }
}

type Stored = Spooled & { name: string };

/** Gathers what the parser finds. */
function gather(parser: BusboyInstance) {
  const fields = new Map<string, string>();
  const giveUp = new AbortController();
  const ended = Promise.withResolvers<void>();
  let storing: Promise<Stored | undefined> | undefined;
  let complete = false;
  let reason: UploadRefusal | undefined;
  const refuse = (why: UploadRefusal) => {
    reason ??= why;
    giveUp.abort();
    ended.resolve();
  };

  parser.on('field', (name, value, nameCut, valueCut) => {
    if (typeof name !== 'string' || name.length > 100 || nameCut || valueCut || fields.has(name)) refuse('form');
    else fields.set(name, value);
  });
  parser.on('file', (_field, stream, name) => {
    // A file that breaks off says so to its reader; without one it would end the process.
    stream.on('error', () => undefined);
    stream.on('limit', () => refuse('size'));
    // A form without a chosen file still sends a part, with an empty name.
    if (name && storing) refuse('many');
    if (!name || storing) stream.resume();
    else storing = store(stream, name, giveUp.signal, refuse);
  });
  for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) parser.on(limit, () => refuse('form'));
  parser.on('error', () => refuse('form'));
  parser.on('finish', () => {
    complete = true;
    ended.resolve();
  });
  return {
    fields,
    /** The parser has seen the last byte, or we no longer want it. */
    ended: ended.promise,
    signal: giveUp.signal,
    refusal: () => reason,
    stored: async () => storing,
    /** Ends whatever still waits for bytes that will not come. */
    stop: () => {
      if (!complete) refuse('form');
    }
  };
}

async function store(stream: BusboyFileStream, name: string, signal: AbortSignal, refuse: (why: UploadRefusal) => void): Promise<Stored | undefined> {
  try {
    return { ...(await spool(stream, signal)), name: name.slice(0, 200) };
  } catch (error) {
    refuse('form');
    // A disk that is full is our fault; a body that broke off is not.
    if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error;
    return undefined;
  }
}

/**
 * Hands the body to the parser piece by piece, never faster than the disk takes it. What is left unread stays with the server.
 * No piece is awaited in a race with something that lasts: the race would keep every piece in memory until that ends.
 * @returns why it stopped before the end, or undefined when all of it came
 */
async function feed(parser: BusboyInstance, request: Request, form: ReturnType<typeof gather>, silence: number): Promise<UploadRefusal | undefined> {
  const reader = request.body!.getReader();
  // Letting go of the body ends the read that waits for it.
  const watcher = watch(request.signal, silence, () => reader.releaseLock());
  let size = 0;
  try {
    while (form.refusal() === undefined) {
      const piece = await reader.read();
      if (piece.done) return undefined;
      watcher.heard();
      size += piece.value.length;
      if (size > MOST_BYTES) return 'size';
      if (!parser.write(piece.value)) await once(parser, 'drain', { signal: form.signal });
    }
    return form.refusal();
  } catch (error) {
    // The server's own limit says 413; anything else is a line that went dead.
    return form.refusal() ?? watcher.verdict() ?? ((error as { status?: unknown } | null)?.status === 413 ? 'size' : 'cut');
  } finally {
    watcher.stop();
    reader.releaseLock();
  }
}

/** Calls `end` after a silence ('slow') or when the sender is gone ('cut'). */
function watch(signal: AbortSignal, silence: number, end: () => void) {
  let verdict: 'slow' | 'cut' | undefined;
  const say = (what: 'slow' | 'cut') => {
    verdict ??= what;
    end();
  };
  const timer = setTimeout(say, silence, 'slow');
  const gone = () => say('cut');
  if (signal.aborted) gone();
  signal.addEventListener('abort', gone);
  const stop = () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', gone);
  };
  return { verdict: () => verdict, heard: () => void timer.refresh(), stop };
}
