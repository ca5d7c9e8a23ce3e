import type { ProblemCode } from '#api/problem.ts';

/** Bytes of JSON a request may hold: the longest form with all its texts, and a few small files. */
const MOST_JSON = 256 * 1024;
/** Milliseconds a JSON body may take. */
const PATIENCE = 30_000;

/** Reads a JSON body, no further than its limit. Whatever a client does wrong is a value. */
export async function readJson(request: Request): Promise<{ ok: true; value: unknown } | { ok: false; problem: ProblemCode }> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) return { ok: false, problem: 'wrong-type' };
  const bytes = await readAll(request);
  if ('problem' in bytes) return { ok: false, problem: bytes.problem };
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.all)) as unknown };
  } catch {
    return { ok: false, problem: 'body-broken' };
  }
}

async function readAll(request: Request): Promise<{ all: Uint8Array } | { problem: ProblemCode }> {
  if (!request.body) return { problem: 'body-broken' };
  const reader = request.body.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), PATIENCE);
  });
  try {
    for (;;) {
      const piece = await Promise.race([reader.read(), late]);
      if (piece === 'late') return { problem: 'slow' };
      if (piece.done) return { all: Buffer.concat(pieces) };
      size += piece.value.length;
      if (size > MOST_JSON) return { problem: 'body-large' };
      pieces.push(piece.value);
    }
  } catch (error) {
    // The server's own limit says 413; anything else is a line that went dead.
    return { problem: (error as { status?: unknown } | null)?.status === 413 ? 'body-large' : 'body-broken' };
  } finally {
    clearTimeout(timer);
    reader.releaseLock();
  }
}
