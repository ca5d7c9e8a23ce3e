/** What is known of a request's sender. */
export interface Sender {
  /** Network address of the client, e.g. `203.0.113.7`. */
  address: string;
  protocol: 'http' | 'https';
  /** Host name and port as the visitor typed them; undefined: leave the Host header as it came. */
  host: string | undefined;
}

type Headers = Record<string, string | string[] | undefined>;

/**
 * Who sent a request. Forwarded headers are believed only as far as a chain of trusted proxies reaches (law 10):
 * from the right, the first address that is not a trusted proxy is the client.
 * @param remote address of the connection itself
 */
export function senderOf(remote: string, headers: Headers, isTrusted: (address: string) => boolean): Sender {
  const peer = plain(remote);
  if (!isTrusted(peer)) return { address: peer, protocol: 'http', host: undefined };
  const chain = list(headers['x-forwarded-for']).map(plain);
  let address = peer;
  // Something that is no address ends the chain: nothing left of it can be believed.
  while (isTrusted(address) && chain.length > 0 && looksLikeAddress(chain.at(-1)!)) address = chain.pop()!;
  const host = list(headers['x-forwarded-host']).at(-1);
  return {
    address,
    protocol: list(headers['x-forwarded-proto']).at(-1)?.toLowerCase() === 'https' ? 'https' : 'http',
    host: host !== undefined && /^[A-Za-z0-9.-]{1,253}(:\d{1,5})?$/.test(host) ? host : undefined
  };
}

function list(header: string | string[] | undefined): string[] {
  return [header ?? []].flat().flatMap((text) => text.split(',')).map((part) => part.trim()).filter(Boolean);
}

/** Without the coat of an IPv4 address in IPv6, without brackets and port. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/^\[([^\]]+)\](:\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
}

const looksLikeAddress = (text: string): boolean => /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)$/.test(text);
