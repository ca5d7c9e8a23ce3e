/**
 * Reads the Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header-07): a string of RFC 9651 in double quotes; the bare form
 * that most clients send is taken as well. 16 to 128 visible signs, so that nobody's counter meets somebody else's.
 */
export function readIdempotencyKey(header: string | null): string | null {
  const text = header?.trim() ?? '';
  const key = /^"((?:[^"\\]|\\["\\])*)"$/.exec(text)?.[1]?.replace(/\\(["\\])/g, '$1') ?? text;
  return /^[\x21-\x7e]{16,128}$/.test(key) && !(text.startsWith('"') && key === text) ? key : null;
}
