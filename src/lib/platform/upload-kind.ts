export type UploadKind = 'jpeg' | 'png' | 'webp' | 'heic' | 'pdf';

/** HEVC still pictures; AVIF shares the container but names another brand. */
const HEIC_BRANDS = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']);

/** What the bytes are, by their own beginning and never by the name they came with; undefined for anything else. */
export function kindOf(bytes: Uint8Array): UploadKind | undefined {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(4, 8) === 'ftyp' && HEIC_BRANDS.has(text(8, 12)) && !brandsOf(bytes).includes('avif')) return 'heic';
  // Readers accept a PDF that begins somewhere in the first kilobyte (ISO 32000-1, annex H.3, note 13).
  if (text(0, 1024).includes('%PDF-')) return 'pdf';
  return undefined;
}

function brandsOf(bytes: Uint8Array): string[] {
  const size = Math.min(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0), 256, bytes.length);
  const brands: string[] = [];
  for (let at = 16; at + 4 <= size; at += 4) brands.push(String.fromCharCode(...bytes.subarray(at, at + 4)));
  return brands;
}
