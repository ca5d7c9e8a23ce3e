import { isDay } from '#office/calendar-day.ts';
import { romanMonth } from '#office/roman.ts';

/**
 * The number on a letter, such as 400.12.2.1/0123/KEC-PB/XI/2026 (DOMAIN §7). Its pattern is the office's; which running
 * number comes next is the register's matter (law 7).
 */
const parts = ['classification', 'number', 'office', 'month', 'year'] as const;
export type NumberPart = (typeof parts)[number];
export type SeriesPolicy = 'office' | 'classification';

type Piece = { part: NumberPart } | { text: string };
export type PatternRead = { ok: true; pieces: Piece[] } | { ok: false; message: string };

const patternMax = 80;

/**
 * Reads a pattern such as '{classification}/{number}/{office}/{month}/{year}' and says in a sentence for the
 * administrator what is wrong with it. A pattern that could give two letters the same number is refused: the running
 * number starts anew each year, and with a series per classification in each of them.
 */
export function readPattern(pattern: string, series: SeriesPolicy): PatternRead {
  if (pattern.length > patternMax) return no(`Pola nomor paling panjang ${patternMax} huruf.`);
  const pieces: Piece[] = [];
  for (const found of pattern.matchAll(/\{([^{}]*)\}|([^{}]+)|([{}])/g)) {
    const [, name, text] = found;
    if (name === undefined && text === undefined) return no('Ada kurung kurawal tanpa pasangan dalam pola nomor. Tulis misalnya {number}.');
    if (text !== undefined) {
      const strange = /[^A-Za-z0-9 ./\-]/.exec(text)?.[0];
      if (strange) return no(`Tanda “${strange}” tidak dapat dipakai dalam nomor surat. Yang dapat dipakai: huruf, angka, titik, garis miring, tanda hubung.`);
      pieces.push({ text });
      continue;
    }
    const part = parts.find((known) => known === name);
    if (!part) return no(`{${name}} tidak dikenal. Yang ada: ${parts.map((known) => `{${known}}`).join(', ')}.`);
    const before = pieces.at(-1);
    if (before && 'part' in before) return no(`Beri pemisah, misalnya /, antara {${before.part}} dan {${part}}.`);
    pieces.push({ part });
  }
  return checkParts(pieces, series);
}

function checkParts(pieces: Piece[], series: SeriesPolicy): PatternRead {
  const used = pieces.flatMap((piece) => ('part' in piece ? [piece.part] : []));
  const twice = used.find((part, at) => used.indexOf(part) !== at);
  if (twice) return no(`{${twice}} tertulis dua kali dalam pola nomor.`);
  if (!used.includes('number')) return no('Pola nomor harus memuat {number}, nomor urut surat.');
  if (!used.includes('year')) return no('Pola nomor harus memuat {year}: nomor urut mulai lagi setiap tahun, jadi tanpa tahun dua surat akan bernomor sama.');
  if (series === 'classification' && !used.includes('classification')) {
    return no('Nomor urut dihitung per kode klasifikasi, jadi pola nomor harus memuat {classification}. Tanpa itu dua surat akan bernomor sama.');
  }
  const at = pieces.findIndex((piece) => 'part' in piece && piece.part === 'number');
  if (touchesDigit(pieces[at - 1], 'end') || touchesDigit(pieces[at + 1], 'start')) {
    return no('Beri pemisah, misalnya /, di antara {number} dan angka di sebelahnya.');
  }
  return { ok: true, pieces };
}

function touchesDigit(piece: Piece | undefined, side: 'start' | 'end'): boolean {
  if (!piece || 'part' in piece) return false;
  return /[0-9]/.test(piece.text.at(side === 'end' ? -1 : 0) ?? '');
}

function no(message: string): PatternRead {
  return { ok: false, message };
}

/** How an office numbers its letters; the same shape as `numbers` in its settings. */
export type NumberRules = { pattern: string; padding: number; series: SeriesPolicy; office: string };

/** What one letter brings: running number (1 or more), day of the letter 'YYYY-MM-DD' in the office's zone, code where there is one. */
export type NumberOf = { number: number; date: string; classification?: string | undefined };

/** Whether a letter can be numbered: where the pattern asks for a classification code, its service must have one. */
export function numberable(rules: NumberRules, classification: string | undefined): boolean {
  return Boolean(classification) || (rules.series === 'office' && !rules.pattern.includes('{classification}'));
}

/**
 * The number as printed. The running number has at least `padding` digits. Throws when the pattern was not checked, or
 * asks for a code that is not there ({@link numberable} tells beforehand): a wrong number must never be printed.
 */
export function formatNumber(rules: NumberRules, letter: NumberOf): string {
  const read = readPattern(rules.pattern, rules.series);
  if (!read.ok) throw new Error('the pattern of letter numbers was not checked');
  if (!isDay(letter.date)) throw new RangeError('a letter number needs a day as YYYY-MM-DD');
  if (!Number.isInteger(letter.number) || letter.number < 1) throw new RangeError('a running number is whole and at least one');
  if (!numberable(rules, letter.classification)) throw new Error('the letter has no classification code');
  const values: Record<NumberPart, string> = {
    classification: letter.classification ?? '',
    number: String(letter.number).padStart(rules.padding, '0'),
    office: rules.office,
    month: romanMonth(Number(letter.date.slice(5, 7))),
    year: letter.date.slice(0, 4),
  };
  return read.pieces.map((piece) => ('part' in piece ? values[piece.part] : piece.text)).join('');
}

/** The series in which a letter takes its running number: one for the whole office, or one for each classification code. */
export function seriesKey(series: SeriesPolicy, classification: string | undefined): string {
  if (series === 'office') return 'office';
  if (!classification) throw new Error('a series by classification needs a code');
  return classification;
}

/** The year whose series a letter belongs to: that of its date. */
export function seriesYear(date: string): number {
  return Number(date.slice(0, 4));
}

/** Permendagri 83/2022 codes: three digits, then up to five further levels ("400.10.4.4", "800.1.11.10"). */
export function isClassification(text: string): boolean {
  return /^\d{3}(\.\d{1,3}){0,5}$/.test(text);
}
