// The web process: Kit's build behind a plain HTTP server. Started by supervise.ts.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compressAnswers } from '#platform/compress.server.ts';
import { config } from '#platform/config.server.ts';
import { senderOf } from '#platform/forwarded.ts';
import { reportFault } from '#platform/log.server.ts';
import { watchBodies } from '#platform/slow-bodies.server.ts';
import { onceToldToStop, tellParent } from './told-to-stop.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void | Promise<void>;

/** One photo of 10 MB and the form around it. */
const bodyLimit = '11M';
/** Milliseconds that requests in flight have to end when we stop. */
const patience = 20_000;

// The adapter reads these once, when its module loads. The headers are ours: set below on every request, whatever came.
process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
process.env.ADDRESS_HEADER = 'x-client-address';
process.env.BODY_SIZE_LIMIT = bodyLimit;
const { handler } = (await import(pathToFileURL(resolve('build/handler.js')).href)) as { handler: Handler };

const proxies = new BlockList();
for (const entry of config.trustedProxies) {
  const [address = '', bits] = entry.split('/');
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  if (bits === undefined) proxies.addAddress(address, family);
  else proxies.addSubnet(address, Number(bits), family);
}
const isTrusted = (address: string): boolean => proxies.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

let stopping = false;
const watch = watchBodies();

const server = createServer(
  // A slow line may need minutes for a photo; `watchBodies` ends those that only pretend.
  { headersTimeout: 15_000, requestTimeout: 900_000, keepAliveTimeout: 10_000, maxHeaderSize: 16_384 },
  (request, response) => {
    const sender = senderOf(request.socket.remoteAddress ?? '', request.headers, isTrusted);
    request.headers['x-forwarded-proto'] = sender.protocol;
    request.headers['x-client-address'] = sender.address;
    delete request.headers['x-forwarded-for'];
    if (sender.host !== undefined) request.headers.host = sender.host;
    if (stopping) response.setHeader('connection', 'close');
    // Here, so that it also stands on what never reaches our hooks: static files and Kit's own refusals.
    response.setHeader('x-content-type-options', 'nosniff');
    watch(request, response);
    compressAnswers(request, response);
    void answer(request, response);
  }
);
server.maxConnections = 2000;

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await handler(request, response, () => {
      response.writeHead(404).end();
    });
  } catch (error) {
    // Kit answers its own faults; what arrives here failed while answering.
    if (!response.destroyed) reportFault(error, 'web');
    response.destroy();
  }
}

server.on('error', (error: NodeJS.ErrnoException) => {
  const taken = `Alamat ${config.host}:${config.port} sudah dipakai program lain. Pilih PORT lain. (Address in use: choose another PORT.)`;
  tellParent({ refused: error.code === 'EADDRINUSE' ? taken : `${config.host}:${config.port}: ${error.message}` });
  process.exit(1);
});

server.listen(config.port, config.host, () => tellParent({ listening: true }));

onceToldToStop(async () => {
  stopping = true;
  const closed = new Promise<void>((done) => server.close(() => done()));
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const late = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
  process.exit(0);
});
