import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchBodies } from '#platform/slow-bodies.server.ts';

let server: Server;
let held: boolean;

beforeEach(async () => {
  held = false;
  const watch = watchBodies({ silence: 400, slowest: 1000 });
  server = createServer((request, response) => {
    watch(request, response);
    if (held) request.pause();
    else request.resume();
    request.on('end', () => response.end('selesai'));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends the head of a POST, then what `feed` sends; returns the answer's first line, or 'open' when none came within 3 s. */
async function post(length: number, feed: (send: (text: string) => void, over: () => boolean) => Promise<void>): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.on('data', (part: Buffer) => (answer += part.toString()));
  socket.on('error', () => undefined);
  socket.write(`POST / HTTP/1.1\r\nhost: a\r\ncontent-length: ${length}\r\n\r\n`);
  await feed((text) => socket.writable && socket.write(text), () => answer !== '' || socket.destroyed);
  for (let waited = 0; answer === '' && waited < 3000; waited += 20) await wait(20);
  socket.destroy();
  return answer.split('\r\n')[0] || 'open';
}

test('a body that stops coming is given up', async () => {
  expect(await post(100, async (send) => send('ab'))).toContain('408');
});

test('a byte now and then is no progress', async () => {
  const answer = await post(1000, async (send, over) => {
    for (let sent = 0; sent < 60 && !over(); sent++) {
      send('a');
      await wait(50);
    }
  });
  expect(answer).toContain('408');
});

test('a slow but honest line gets through', async () => {
  const answer = await post(5000, async (send) => {
    for (let sent = 0; sent < 10; sent++) {
      send('a'.repeat(500));
      await wait(150);
    }
  });
  expect(answer).toContain('200');
});

test('who waits at our gate is not to blame', async () => {
  held = true;
  expect(await post(100_000_000, async (send) => send('a'.repeat(500)))).toBe('open');
});
