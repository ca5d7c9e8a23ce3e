import { readOneFile } from '#platform/multipart.server.ts';
import { readRawFile } from '#platform/raw-file.server.ts';
import type { UploadRefusal } from '#platform/upload-refusal.ts';

/** Work done, or why there was no place for it. */
export type Placed<T> = { ok: true; value: T } | { ok: false; reason: 'busy' };

/** How many at once, how many may wait for that, and how long (milliseconds). */
export type GateSize = { places: number; waiting: number; patience: number };

/** A gate: so many pieces of work at once, a limited number waiting in order, everybody else told at once to come back later. */
export function gate(size: GateSize): <T>(work: () => Promise<T>) => Promise<Placed<T>> {
  let inside = 0;
  const queue: (() => void)[] = [];

  async function enter(): Promise<boolean> {
    if (inside < size.places) return (inside += 1) > 0;
    if (queue.length >= size.waiting) return false;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const called = () => {
      clearTimeout(timer);
      resolve(true);
    };
    const timer = setTimeout(() => {
      queue.splice(queue.indexOf(called), 1);
      resolve(false);
    }, size.patience);
    queue.push(called);
    return promise;
  }

  /** The place goes straight to the next in line, so that nobody slips in between. */
  function leave(): void {
    const next = queue.shift();
    if (next) next();
    else inside -= 1;
  }

  return async (work) => {
    if (!(await enter())) return { ok: false, reason: 'busy' };
    try {
      return { ok: true, value: await work() };
    } finally {
      leave();
    }
  };
}

/**
 * A place to hold one upload in memory: three at once (each 10 MB, sealed again 10 MB, and one picture decoded), a hundred waiting
 * for up to a minute.
 */
export const withUploadPlace = gate({ places: 3, waiting: 100, patience: 60_000 });

/** Bodies being received at once; each takes up to 10 MB of disk and hardly any memory, since a slow phone may need minutes. */
const receiving = gate({ places: 300, waiting: 0, patience: 0 });

export type Upload = { fields: ReadonlyMap<string, string>; file: { name: string; bytes: Uint8Array } | undefined };
export type Uploaded<T> = { ok: true; value: T } | { ok: false; reason: UploadRefusal };

/**
 * The whole way of one upload: received as a stream onto the disk, then brought into memory when there is a place, given to `work`,
 * and gone. What the client does wrong comes back as a reason with a sentence in `upload-words` and a status in `upload-refusal`.
 * @param work is given the text fields and the file, or no file when none was chosen; a name is for showing only
 */
export async function withUpload<T>(request: Request, work: (upload: Upload) => Promise<T>): Promise<Uploaded<T>> {
  const received = await receiving(() => readOneFile(request));
  if (!received.ok) return received;
  const form = received.value;
  if (!form.ok) return form;
  const { fields, file } = form;
  try {
    return await withUploadPlace(async () => work({ fields, file: file && { name: file.name, bytes: await file.load() } }));
  } finally {
    await file?.discard();
  }
}

/** As `withUpload`, for a file that is the whole body of its request: a machine's way. */
export async function withRawUpload<T>(request: Request, work: (bytes: Uint8Array) => Promise<T>): Promise<Uploaded<T>> {
  const received = await receiving(() => readRawFile(request));
  if (!received.ok) return received;
  const raw = received.value;
  if (!raw.ok) return raw;
  try {
    return await withUploadPlace(async () => work(await raw.file.load()));
  } finally {
    await raw.file.discard();
  }
}
