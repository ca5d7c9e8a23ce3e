/**
 * Codes people read aloud and type: 31 signs without I, L, O, U and 1. A prime number of signs makes a weighted check sign that
 * catches every single wrong sign and every swap of two (weights differ modulo 31).
 */
const SIGNS = '023456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE = SIGNS.length;

export type CodeReading = { ok: true; code: string } | { ok: false; reason: 'length' | 'signs' | 'check' };

/**
 * Makes a code out of random bytes.
 * @param length signs in all, the last of them the check sign; 4.95 bits a random sign
 * @param random at least `length` * 2 bytes of chance, passed in so that the rule stays pure
 */
export function makeCode(length: number, random: Uint8Array): string {
  const usable = [...random].filter((byte) => byte < 248); // 248 = 8 x 31: no sign is likelier than another
  if (usable.length < length - 1) throw new Error('not enough chance for a code');
  const values = usable.slice(0, length - 1).map((byte) => byte % BASE);
  return [...values, checkValue(values)].map((value) => SIGNS[value]).join('');
}

/**
 * Reads what a person typed: case, spaces, dashes and an optional prefix do not matter; O counts as 0.
 * @param length signs in all, as in `makeCode`
 * @param prefix letters that may stand in front, e.g. `PB`
 */
export function readCode(typed: string, length: number, prefix = ''): CodeReading {
  let text = typed.slice(0, 200).toUpperCase().replace(/[\s\-–—._/]+/g, '').replaceAll('O', '0');
  const front = prefix.toUpperCase().replaceAll('O', '0');
  if (front && text.length === length + front.length && text.startsWith(front)) text = text.slice(front.length);
  if (text.length !== length) return { ok: false, reason: 'length' };
  const values = [...text].map((sign) => SIGNS.indexOf(sign));
  if (values.some((value) => value < 0)) return { ok: false, reason: 'signs' };
  return checkValue(values.slice(0, -1)) === values.at(-1) ? { ok: true, code: text } : { ok: false, reason: 'check' };
}

/** Groups of four, as printed: `PB-7K4M-9TXQ-2HCR`. */
export function writeCode(code: string, prefix = ''): string {
  const groups = code.match(/.{1,4}/g) ?? [];
  return [prefix, ...groups].filter(Boolean).join('-');
}

function checkValue(values: number[]): number {
  return values.reduce((sum, value, index) => sum + value * ((index % (BASE - 1)) + 2), 0) % BASE;
}
