// A small load generator over plain node:http: at a fixed rate whatever the server does, or as fast as so many phones can.
import { Agent, request as open } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

export type Ask = { method?: string; path: string; headers?: Record<string, string>; body?: string | Uint8Array };
export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** @throws when no answer comes */
export function send(origin: string, { method = 'GET', path, headers = {}, body }: Ask): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const request = open(`${origin}${path}`, { method, agent, headers: { accept: 'text/html', ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)), origin }), ...headers } }, (response) => {
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part));
    response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
    response.on('error', reject);
  });
  request.on('error', reject);
  request.end(body);
  return promise;
}

export const formHeaders = { 'content-type': 'application/x-www-form-urlencoded' };
export const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();

/** Milliseconds at the middle, at 95 and at 99 of a hundred; asked and failed; answers a second. */
export type Measured = { p50: number; p95: number; p99: number; count: number; failed: number; perSecond: number };
/** One piece of work, counted as a whole; false: it failed. */
export type Work = (number: number) => Promise<boolean>;

/** Begins so many pieces a second, each at its own moment: a slow server does not slow the asking, and waiting counts. */
export async function atRate(work: Work, perSecond: number, seconds: number): Promise<Measured> {
  const times: number[] = [];
  let failed = 0;
  const running: Promise<void>[] = [];
  const began = performance.now();
  for (let number = 0; number < perSecond * seconds; number += 1) {
    const due = began + (number * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await wait(early);
    running.push(work(number).catch(() => false).then((ok) => {
      times.push(performance.now() - due);
      if (!ok) failed += 1;
    }));
  }
  await Promise.all(running);
  return summary(times, failed, (performance.now() - began) / 1000);
}

/** So many phones, each beginning anew as soon as it has its answer. */
export async function flatOut(work: Work, phones: number, seconds: number, most = Infinity): Promise<Measured> {
  const times: number[] = [];
  let failed = 0;
  let number = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(Array.from({ length: phones }, async () => {
    while (performance.now() < until && number < most) {
      const start = performance.now();
      if (!(await work(number++).catch(() => false))) failed += 1;
      times.push(performance.now() - start);
    }
  }));
  return summary(times, failed, (performance.now() - began) / 1000);
}

function summary(times: number[], failed: number, seconds: number): Measured {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), count: times.length, failed, perSecond: times.length / seconds };
}
