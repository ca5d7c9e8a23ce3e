/** Content types of what the sealed store and the letter's program hand out. */
const TYPES: Record<string, string> = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', heic: 'image/heic', pdf: 'application/pdf', svg: 'image/svg+xml' };

const SANDBOX = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";
/** A PDF is not sandboxed, since browsers then refuse to draw it; it was checked for scripts when it came in. */
const FOR_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** A stored file as an answer: shown in place, kept by nobody, and unable to run anything. @param kind as the store names it, or `svg` */
export function fileAnswer(bytes: Uint8Array, kind: string, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': TYPES[kind] ?? 'application/octet-stream', 'content-length': String(bytes.length), 'content-disposition': `inline; filename="${name}"`,
      'content-security-policy': kind === 'pdf' ? FOR_PDF : SANDBOX, 'cache-control': 'no-store'
    }
  });
}
