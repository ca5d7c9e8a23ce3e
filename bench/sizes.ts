// What a first visit weighs, read off the wire: every byte of every answer, headers too, compressed as a browser asks for it.
import { connect } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';

export type Weight = { page: string; bytes: number; requests: number };

/** @param headers e.g. the cookie of a draft */
export async function weigh(origin: string, page: string, path: string, headers: Record<string, string> = {}): Promise<Weight> {
  const seen = new Set<string>([path]);
  const waiting = [path];
  let bytes = 0;
  while (waiting.length > 0) {
    const next = waiting.shift()!;
    const answer = await raw(origin, next, next === path ? headers : {});
    bytes += answer.bytes;
    for (const link of linksIn(answer.text, next, answer.type)) {
      if (seen.has(link)) continue;
      seen.add(link);
      waiting.push(link);
    }
  }
  return { page, bytes, requests: seen.size };
}

function raw(origin: string, path: string, headers: Record<string, string>): Promise<{ bytes: number; text: string; type: string }> {
  const { hostname, port } = new URL(origin);
  const { promise, resolve, reject } = Promise.withResolvers<{ bytes: number; text: string; type: string }>();
  const parts: Buffer[] = [];
  const socket = connect(Number(port), hostname, () => {
    const lines = Object.entries({ host: `${hostname}:${port}`, accept: 'text/html,*/*;q=0.8', 'accept-encoding': 'br', connection: 'close', ...headers }).map(([name, value]) => `${name}: ${value}`);
    socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  });
  socket.on('data', (part) => parts.push(part));
  socket.on('error', reject);
  socket.on('end', () => {
    const whole = Buffer.concat(parts);
    const cut = whole.indexOf('\r\n\r\n');
    const head = whole.subarray(0, cut).toString('latin1');
    if (!/^HTTP\/1\.1 200/.test(head)) return reject(new Error(`${path}: ${head.split('\r\n', 1)[0]}`));
    const body = /transfer-encoding: chunked/i.test(head) ? unchunked(whole.subarray(cut + 4)) : whole.subarray(cut + 4);
    const type = /content-type: ([^;\r\n]+)/i.exec(head)?.[1] ?? '';
    const text = /content-encoding: br/i.test(head) ? brotliDecompressSync(body).toString() : body.toString();
    resolve({ bytes: whole.length, text, type });
  });
  return promise;
}

function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const end = body.indexOf('\r\n', at);
    const size = parseInt(body.subarray(at, end).toString('latin1'), 16);
    if (!size) return Buffer.concat(parts);
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}

/** What a browser fetches because of this: styles, scripts, pictures, the icon, imports of a module. */
function linksIn(text: string, path: string, type: string): string[] {
  const found = type.includes('html')
    ? [...text.matchAll(/<link\b[^>]*>/g)].filter(([tag]) => /rel="(stylesheet|icon|modulepreload|preload)"/.test(tag)).map(([tag]) => /href="([^"]+)"/.exec(tag)?.[1])
      .concat([...text.matchAll(/<(?:script|img)\b[^>]*\bsrc="([^"]+)"/g)].map((each) => each[1]), [...text.matchAll(/import\("([^"]+)"\)/g)].map((each) => each[1]))
    : type.includes('javascript') ? [...text.matchAll(/(?:from|import)\s*"(\.[^"]+)"/g)].map((each) => each[1])
    : type.includes('css') ? [...text.matchAll(/url\(([^)"']+)\)/g)].map((each) => each[1]) : [];
  return found.flatMap((link) => (link && !/^(data|https?):/.test(link) ? [new URL(link, `http://x${path}`).pathname] : []));
}
