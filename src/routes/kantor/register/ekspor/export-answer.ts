import { registerWords as words } from '#letter/register-words.id.ts';

const TYPES = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', pdf: 'application/pdf' } as const;

/** An export as a download. */
export function exportAnswer(bytes: Uint8Array, format: keyof typeof TYPES, year: number | null): Response {
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': TYPES[format], 'content-length': String(bytes.length), 'content-disposition': `attachment; filename="${words.file(year)}.${format}"`, 'cache-control': 'no-store' }
  });
}
