/**
 * What people type, made safe to store, to search and to print, without changing what it says.
 * Nothing is cut here: a text that is too long is told to the person by {@link checkText} (law 12).
 */

/** Characters nobody sees: controls, zero-width and direction marks, tags, halves of a pair, private use. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu;
/** Unseen too, but Unicode counts them as letters, marks or symbols (fillers, joiners, variation selectors). */
const fillers = /[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
const lineBreaks = /\r\n?|[\n\u000b\f\u0085\u2028\u2029]/g;
/** More than four marks on one letter is a prank that spills over the lines of a letter. */
const piledMarks = /(\p{M}{4})\p{M}+/gu;

/**
 * Cleans a text: one spelling per character (NFC), nothing unseen, single spaces, no space at either end.
 * With `lines` line breaks stay, trailing spaces go, and at most one empty line stands between two paragraphs.
 * Cleaning twice changes nothing.
 */
export function cleanText(text: string, options: { lines?: boolean } = {}): string {
  const lines = text.toWellFormed().replace(/\ufffd/g, '').replace(lineBreaks, '\n').split('\n').map(cleanLine);
  if (!options.lines) return cleanLine(lines.join(' '));
  return lines.join('\n').replace(/\n{3,}/g, '\n\n').replace(/^\n+|\n+$/g, '');
}

function cleanLine(line: string): string {
  return line
    .replace(/[\t\p{Zs}]/gu, ' ')
    .replace(unseen, '')
    .replace(fillers, '')
    .normalize('NFC')
    .replace(piledMarks, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Length as a person counts it: by characters, not by storage units. */
export function lengthOf(text: string): number {
  return [...text].length;
}

export type TextProblem = { field: 'text'; reason: 'empty' } | { field: 'text'; reason: 'long'; length: number; max: number };
export type TextChecked = { ok: true; value: string } | ({ ok: false } & TextProblem);

/** Cleans a text and checks that something is left and that it has at most `max` characters. */
export function checkText(text: string, options: { max: number; lines?: boolean }): TextChecked {
  const value = cleanText(text, options);
  const length = lengthOf(value);
  if (length === 0) return { ok: false, field: 'text', reason: 'empty' };
  if (length > options.max) return { ok: false, field: 'text', reason: 'long', length, max: options.max };
  return { ok: true, value };
}
