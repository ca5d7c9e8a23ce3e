import type { IncomingMessage, ServerResponse } from 'node:http';

interface Limits {
  /** Milliseconds without a single new byte after which a body is given up. */
  silence: number;
  /** Bytes a second, on average after the first `silence`, below which a body is given up. */
  slowest: number;
}

/**
 * Watches the bodies being received, so that nobody holds a place by sending a byte now and then. A phone at the edge
 * of the network (a few kilobytes a second) is far above the limit.
 * @returns call it with every request; it ends those that are too slow with 408
 */
export function watchBodies(limits: Limits = { silence: 30_000, slowest: 500 }): (request: IncomingMessage, response: ServerResponse) => void {
  const watched = new Map<IncomingMessage, { response: ServerResponse; began: number; moved: number; first: number; bytes: number }>();
  const step = Math.min(1000, limits.silence / 4);
  const timer = setInterval(() => {
    const now = performance.now();
    for (const [request, seen] of watched) {
      if (request.complete || request.destroyed || request.socket.destroyed) {
        watched.delete(request);
        continue;
      }
      const { bytesRead } = request.socket;
      // While we hold the body back ourselves (the gate is full), its sender is not to blame.
      if (request.isPaused()) seen.began += step;
      if (request.isPaused() || bytesRead > seen.bytes) seen.moved = now;
      seen.bytes = bytesRead;
      const age = now - seen.began;
      const tooSlow = age > limits.silence && ((bytesRead - seen.first) / age) * 1000 < limits.slowest;
      if (now - seen.moved <= limits.silence && !tooSlow) continue;
      watched.delete(request);
      giveUp(request, seen.response);
    }
  }, step);
  timer.unref();
  return (request, response) => {
    const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
    if (!hasBody) return;
    const now = performance.now();
    const { bytesRead } = request.socket;
    watched.set(request, { response, began: now, moved: now, first: bytesRead, bytes: bytesRead });
  };
}

function giveUp(request: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent) {
    request.destroy();
    return;
  }
  response.setHeader('connection', 'close');
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.writeHead(408);
  response.end('Kiriman terlalu lama tidak selesai. Periksa jaringan Anda, lalu kirim lagi.\nThe upload took too long. Check your connection and send again.\n', () =>
    request.destroy()
  );
}
