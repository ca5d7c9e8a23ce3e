/**
 * What the letter's font can show. Liberation Sans covers Latin with its marks, Greek and Cyrillic; an emoji or a
 * Chinese character would make the whole letter fail, since PDF/A forbids a glyph that is not there.
 * So everything written by people passes through here on its way into a letter.
 */
const SHOWN =
  /^[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u034e\u0350-\u036f\u038e-\u03a1\u03a3-\u03ce\u03d0-\u0513\u1e00-\u1e9b\u1e9e\u1ea0-\u1ef9\u2010\u2012-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u2044\u20a0-\u20b5\u2116\u2122\u2190-\u2193\u2212\u2260\u2264\u2265\u25a0\u25a1\u25cf]+$/u;

/** Characters that are never seen: controls, soft hyphen, joiners, directions, variation selectors, byte order marks. */
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]/gu;

const SPACES = /[\t\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;

/** Stands where a character could not be shown, so that the officer sees the gap in the draft. */
const GAP = '\u25a1';

const characters = new Intl.Segmenter('id', { granularity: 'grapheme' });

/** Text as the letter's font can show it: composed, nothing invisible, every unknown character one white square. */
export function printable(text: string): string {
  const clean = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replace(SPACES, ' ')
    .replace(/\u2011/gu, '\u2010')
    .replace(UNSEEN, '');
  if (clean === '' || SHOWN.test(clean)) return clean;
  let out = '';
  for (const { segment } of characters.segment(clean)) out += SHOWN.test(segment) ? segment : GAP;
  return out;
}

/** True if the letter will show every character of the text as it was written. */
export function isPrintable(text: string): boolean {
  return !printable(text).includes(GAP) || text.includes(GAP);
}

/** The same for every string inside a JSON-like value; keys stay as they are. */
export function printableDeep<T>(value: T): T {
  if (typeof value === 'string') return printable(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => printableDeep(item)) as T;
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]: [string, unknown]) => [key, printableDeep(item)])) as T;
  return value;
}
