/** Content types of what the sealed store hands out; nothing a browser would run. */
const TYPES: Record<string, string> = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', heic: 'image/heic', pdf: 'application/pdf' };

/**
 * A stored file as an answer: shown in place, kept by nobody, and unable to run anything. A PDF is not sandboxed, since browsers then
 * refuse to draw it; it was checked for scripts when it came in.
 */
export function fileAnswer(bytes: Uint8Array, kind: string, name: string): Response {
  const type = TYPES[kind] ?? 'application/octet-stream';
  const policy = kind === 'pdf' ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'" : "default-src 'none'; sandbox; frame-ancestors 'none'";
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type, 'content-length': String(bytes.length), 'content-disposition': `inline; filename="${name}"`, 'content-security-policy': policy, 'cache-control': 'no-store' }
  });
}
