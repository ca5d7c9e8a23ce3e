/** What NIK and family-card number share: sixteen digits, a region, a day, a serial (DOMAIN §6). */

/** First two digits of a region code: the 38 provinces of 2022 (Kemendagri). Districts below split too often to be a rule. */
const provinces = new Set(
  '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96'.split(' '),
);

export type DigitsProblem = { reason: 'empty' | 'characters' } | { reason: 'length'; count: number };

/** The sixteen digits of a text in which people also write spaces, dots or hyphens, as copied from a card. */
export function sixteenDigits(text: string): { ok: true; digits: string } | ({ ok: false } & DigitsProblem) {
  const bare = text.normalize('NFKC').replace(/[\s.\-\p{Cc}\p{Cf}\u2010-\u2015]/gu, '');
  if (bare === '') return { ok: false, reason: 'empty' };
  if (!/^[0-9]+$/.test(bare)) return { ok: false, reason: 'characters' };
  if (bare.length !== 16) return { ok: false, reason: 'length', count: bare.length };
  return { ok: true, digits: bare };
}

/** Whether the six digits can be a region: a known province, and no regency or sub-district numbered 00. */
export function knownRegion(code: string): boolean {
  return provinces.has(code.slice(0, 2)) && code.slice(2, 4) !== '00' && code.slice(4, 6) !== '00';
}

/**
 * The days 'YYYY-MM-DD' that DDMMYY can mean, the later century first; empty when no calendar has such a day.
 * With `today` (also 'YYYY-MM-DD') days still to come are left out.
 */
export function daysMeant(day: number, month: number, twoDigitYear: number, today?: string): string[] {
  return [2000, 1900]
    .filter((century) => isDay(century + twoDigitYear, month, day))
    .map((century) => `${century + twoDigitYear}-${two(month)}-${two(day)}`)
    .filter((date) => today === undefined || date <= today);
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
