import { readCode } from '#platform/code.ts';
import { searchTokens } from '#person/name-search.ts';
import { cleanText } from '#person/text.ts';

/** What an officer typed into the search box, read. `words` are folded as the stored names are. */
export type SearchQuery =
  | { kind: 'code'; code: string }
  | { kind: 'nik'; nik: string }
  | { kind: 'number'; number: string }
  | { kind: 'name'; words: string[] }
  /** nothing to look for, or looked at closely a code or NIK that was mistyped */
  | { kind: 'none'; reason: 'empty' | 'code' | 'nik' | 'short' };

/** Longest text that is read; a name and its titles fit many times. */
const LONGEST = 200;
/** Words that are looked for at once; more only narrow what is narrow already. */
const MOST_WORDS = 8;

/**
 * Tells a tracking code, a NIK, a letter number and a name apart.
 * @param options.length signs of a tracking code; `prefix`: the letters printed before it
 */
export function readSearch(typed: string, options: { length: number; prefix: string }): SearchQuery {
  const text = cleanText(typed.slice(0, LONGEST));
  if (text === '') return { kind: 'none', reason: 'empty' };
  const digits = text.replace(/[\s.-]/g, '');
  if (/^\d+$/.test(digits) && digits.length > options.length) return digits.length === 16 ? { kind: 'nik', nik: digits } : { kind: 'none', reason: 'nik' };
  if (/^[\w.-]+(\/[\w.-]+)+$/.test(text.replace(/\s/g, ''))) return { kind: 'number', number: text.replace(/\s/g, '') };
  const code = readCode(text, options.length, options.prefix);
  if (code.ok) return { kind: 'code', code: code.code };
  // Twelve letters can be a name; with a figure among them it was meant as a code.
  if (code.reason !== 'length' && /\d/.test(text)) return { kind: 'none', reason: 'code' };
  const words = searchTokens(text).slice(0, MOST_WORDS);
  return words.length > 0 ? { kind: 'name', words } : { kind: 'none', reason: 'short' };
}
