import { Agent, request, type IncomingHttpHeaders } from 'node:http';

export type Asked = {
  method?: string;
  /** path and query as they go over the wire, not touched */
  path: string;
  headers?: Record<string, string | string[] | undefined>;
  body?: string | Buffer | undefined;
};
export type Answer = { status: number; headers: IncomingHttpHeaders; text: string };

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** One request as a browser without script makes it, redirects not followed. Unlike fetch it sends whatever it is told to. */
export function ask(origin: string, { method = 'GET', path, headers = {}, body }: Asked): Promise<Answer> {
  const { hostname, port, host } = new URL(origin);
  const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined && value !== ''));
  return new Promise((answered, failed) => {
    const going = request({ agent, hostname, port, method, path, headers: { host, accept: 'text/html', ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }), ...sent } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', failed);
      response.on('end', () => answered({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString() }));
    });
    going.on('error', failed);
    going.end(body);
  });
}

/** A form as a page of ours sends it. */
export function sendForm(origin: string, path: string, fields: URLSearchParams | Record<string, string> | string, headers: Asked['headers'] = {}): Promise<Answer> {
  const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
  return ask(origin, { method: 'POST', path, body, headers: { 'content-type': 'application/x-www-form-urlencoded', origin, ...headers } });
}
