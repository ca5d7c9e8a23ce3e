/** A cookie to set. `maxAge` in seconds; 0 takes it away. */
export type CookieToSet = { name: string; value: string; maxAge: number | undefined };

/** The session's cookie. HttpOnly and SameSite=Lax (a link in a message has to open while signed in); Secure on https. */
export const SESSION_COOKIE = 'sipetrok.session_token';

/** Reads the cookies that better-auth wants set, out of its answer's headers, with their values decoded. */
export function cookiesToSet(headers: Headers): CookieToSet[] {
  return headers.getSetCookie().flatMap((line) => {
    const [pair = '', ...attributes] = line.split(';');
    const at = pair.indexOf('=');
    if (at < 1) return [];
    const age = attributes.map((attribute) => /^\s*max-age=(-?\d+)\s*$/i.exec(attribute)?.[1]).find((found) => found !== undefined);
    return [{ name: pair.slice(0, at).trim(), value: decoded(pair.slice(at + 1)), maxAge: age === undefined ? undefined : Number(age) }];
  });
}

/** One cookie's value out of a request's `cookie` header, decoded; undefined when it is not there. */
export function cookieValue(header: string | null, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return decoded(part.slice(at + 1).trim());
  }
  return undefined;
}

/** The request's headers as better-auth needs them for a follow-up call within the same request: with the new cookies in place. */
export function withCookies(headers: Headers, cookies: CookieToSet[]): Headers {
  const kept = (headers.get('cookie') ?? '').split(';').map((part) => part.trim()).filter((part) => part !== '');
  const others = kept.filter((part) => !cookies.some((cookie) => part.startsWith(`${cookie.name}=`)));
  const fresh = cookies.filter((cookie) => cookie.maxAge !== 0).map((cookie) => `${cookie.name}=${encodeURIComponent(cookie.value)}`);
  const next = new Headers(headers);
  next.set('cookie', [...others, ...fresh].join('; '));
  return next;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
