import { createServer, get, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressAnswers } from '#platform/compress.server.ts';

interface Answer {
  headers: IncomingHttpHeaders;
  body: Buffer;
}

async function ask(answer: (response: ServerResponse) => void, accept: string | undefined, method = 'GET', onPart = (): void => undefined): Promise<Answer> {
  const server = createServer((request, response) => {
    compressAnswers(request, response);
    answer(response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  try {
    return await new Promise((resolve, reject) => {
      const headers = accept === undefined ? {} : { 'accept-encoding': accept };
      get({ port: (server.address() as AddressInfo).port, headers, method }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => {
          parts.push(part);
          onPart();
        });
        response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(parts) }));
      }).on('error', reject);
    });
  } finally {
    server.close();
  }
}

const page = '<p>Surat keterangan tidak mampu</p>'.repeat(20_000);

/** As Kit does it: headers one by one, the head with the status alone, then the body, in parts when the line is slow. */
const send = (body: string, type = 'text/html', more: Record<string, string> = {}) => (response: ServerResponse): void => {
  response.setHeader('content-type', type);
  response.setHeader('content-length', Buffer.byteLength(body));
  for (const [name, value] of Object.entries(more)) response.setHeader(name, value);
  response.writeHead(200);
  const half = Math.floor(body.length / 2);
  const rest = (): void => void response.end(body.slice(half));
  if (response.write(body.slice(0, half))) rest();
  else response.once('drain', rest);
};

test('brotli before gzip, and the page comes out as it went in', async () => {
  const br = await ask(send(page), 'gzip, deflate, br');
  expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
  expect(br.headers['content-length']).toBeUndefined();
  expect(brotliDecompressSync(br.body).toString()).toBe(page);
  expect(br.body.length).toBeLessThan(page.length / 20);
  const gzip = await ask(send(page), 'gzip;q=1, br;q=0.5');
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(gzip.body).toString()).toBe(page);
});

test.each([
  ['the client knows no coding', send(page), undefined],
  ['the client refuses both', send(page), 'br;q=0, gzip;q=0'],
  ['a photo', send(page, 'image/webp'), 'br'],
  ['too short to be worth it', send('<p>ya</p>'), 'br'],
  ['compressed already', send(page, 'text/html', { 'content-encoding': 'zstd' }), 'br'],
  ['not to be touched', send(page, 'text/html', { 'cache-control': 'no-store, no-transform' }), 'br']
])('left as it is: %s', async (_, answer, accept) => {
  const { headers, body } = await ask(answer, accept);
  expect(headers['content-encoding']).not.toBe('br');
  expect(Number(headers['content-length'])).toBe(body.length);
});

test('caches are told that the answer depends on the coding, also where it is left as it is', async () => {
  expect((await ask(send(page), undefined)).headers.vary).toBe('Accept-Encoding');
});

test('no body where there is none', async () => {
  const head = await ask(send(page), 'br', 'HEAD');
  expect(head.body).toHaveLength(0);
  const redirect = await ask((response) => {
    response.setHeader('location', '/');
    response.writeHead(303);
    response.end();
  }, 'br');
  expect(redirect.headers['content-encoding']).toBeUndefined();
});

test('a page that comes in parts is seen in parts', async () => {
  let seen: (() => void) | undefined;
  const answer = await ask(
    (response) => {
      response.setHeader('content-type', 'text/html');
      response.writeHead(200);
      response.write('<p>pertama</p>');
      // Only when the visitor has something in hand does the rest come.
      seen = () => response.end('<p>kedua</p>');
    },
    'br',
    'GET',
    () => seen?.()
  );
  expect(brotliDecompressSync(answer.body).toString()).toBe('<p>pertama</p><p>kedua</p>');
});
