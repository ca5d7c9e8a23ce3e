import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants, createBrotliCompress, createGzip, type BrotliCompress, type Gzip } from 'node:zlib';

const text = /^(text\/(html|plain|css|csv|xml)|application\/(json|problem\+json|xml|manifest\+json|javascript)|image\/svg\+xml)/;
const smallest = 700;

/**
 * Compresses what the pages answer, which the adapter leaves as it is; the files of the build come compressed already.
 * Call before the handler. Responses that declare their own coding, or `no-transform`, are left alone.
 */
export function compressAnswers(request: IncomingMessage, response: ServerResponse): void {
  const coding = preferred(String(request.headers['accept-encoding'] ?? ''));
  const plainHead = response.writeHead.bind(response);
  const plainWrite = response.write.bind(response);
  const plainEnd = response.end.bind(response);
  let packer: BrotliCompress | Gzip | undefined;
  let streamed = false;

  function start(status: number): void {
    if (!text.test(String(response.getHeader('content-type') ?? '')) || response.hasHeader('content-encoding')) return;
    response.appendHeader('vary', 'Accept-Encoding');
    const length = response.getHeader('content-length');
    const withBody = request.method !== 'HEAD' && status >= 200 && status !== 204 && status !== 304;
    const worth = length === undefined || Number(length) >= smallest;
    if (!coding || !withBody || !worth || /no-transform/.test(String(response.getHeader('cache-control') ?? ''))) return;
    streamed = length === undefined;
    response.removeHeader('content-length');
    response.setHeader('content-encoding', coding);
    const etag = response.getHeader('etag');
    if (typeof etag === 'string' && !etag.startsWith('W/')) response.setHeader('etag', `W/${etag}`);
    packer = coding === 'br' ? createBrotliCompress(brotli(Number(length ?? 0))) : createGzip({ level: 6 });
    const packed = packer;
    packed.on('data', (chunk: Buffer) => {
      if (!plainWrite(chunk)) packed.pause();
    });
    packed.on('end', () => plainEnd());
    packed.on('drain', () => response.emit('drain'));
    packed.on('error', () => response.destroy());
    response.on('drain', () => packed.resume());
    response.on('close', () => packed.destroy());
  }

  // Kit sets the headers one by one and then writes the head with the status alone; whoever hands over headers here
  // (the build's files) has compressed beforehand.
  response.writeHead = (status: number, ...rest: unknown[]) => {
    if (rest.length === 0) start(status);
    return Reflect.apply(plainHead, response, [status, ...rest]) as typeof response;
  };
  response.write = ((chunk: Buffer, ...rest: unknown[]) => {
    if (!packer) return Reflect.apply(plainWrite, response, [chunk, ...rest]) as boolean;
    const more = packer.write(chunk);
    // A page that comes in parts is to be seen in parts.
    if (streamed) packer.flush();
    return more;
  }) as typeof response.write;
  response.end = ((...rest: unknown[]) => {
    if (!packer) return Reflect.apply(plainEnd, response, rest) as ServerResponse;
    const [chunk] = rest;
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) packer.end(chunk);
    else packer.end();
    return response;
  }) as typeof response.end;
}

function brotli(size: number): object {
  const { BROTLI_PARAM_MODE, BROTLI_MODE_TEXT, BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  // Quality 5 packs a page in about a millisecond; 11 would take fifty.
  return { params: { [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT, [BROTLI_PARAM_QUALITY]: 5, [BROTLI_PARAM_SIZE_HINT]: size } };
}

function preferred(header: string): 'br' | 'gzip' | undefined {
  const wanted = new Map(
    header.toLowerCase().split(',').map((part) => {
      const [name = '', ...options] = part.split(';').map((piece) => piece.trim());
      const weight = options.find((option) => option.startsWith('q='));
      return [name, weight === undefined ? 1 : Number(weight.slice(2))] as const;
    })
  );
  const weight = (name: string): number => wanted.get(name) ?? wanted.get('*') ?? 0;
  if (weight('br') > 0 && weight('br') >= weight('gzip')) return 'br';
  return weight('gzip') > 0 ? 'gzip' : undefined;
}
