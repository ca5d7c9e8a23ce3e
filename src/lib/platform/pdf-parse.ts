/**
 * Reads PDF values (ISO 32000-1 §7.3) just far enough to see names, references and numbers. Written for files made to harm: it never
 * goes back, nests no deeper than a limit, and stops when a file asks for more work than an honest one does.
 */
export type PdfValue = number | null | PdfName | PdfRef | PdfValue[] | PdfDict;
export type PdfName = { name: string };
export type PdfRef = { ref: number };
export type PdfDict = Map<string, PdfValue>;

/** A place in a text. `seen` is told each name; `work` counts values and is shared by all cursors of one file. */
export type PdfCursor = {
  /** bytes as latin1 */
  text: string;
  at: number;
  seen: (name: string, isKey: boolean) => void;
  work: { values: number };
};

/** The file does not follow the grammar, or wants too much work. */
export class PdfBroken extends Error {}

const MOST_VALUES = 1_000_000;
const DEEPEST = 100;
const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)));

/** Reads one value and leaves the cursor behind it. Strings come out as null: nothing here looks into them. @throws PdfBroken */
export function readValue(cursor: PdfCursor, depth = 0): PdfValue {
  cursor.work.values += 1;
  if (depth > DEEPEST || cursor.work.values > MOST_VALUES) throw new PdfBroken('too much');
  skipSpace(cursor);
  const { text, at } = cursor;
  switch (text[at]) {
    case undefined: throw new PdfBroken('ends early');
    case '/': return { name: readName(cursor, false) };
    case '<': return text[at + 1] === '<' ? readDict(cursor, depth) : skipHex(cursor);
    case '[': return readArray(cursor, depth);
    case '(': return skipString(cursor);
    default: return readWord(cursor);
  }
}

/** Passes white space and comments. */
export function skipSpace(cursor: PdfCursor): void {
  for (;;) {
    const code = cursor.text.charCodeAt(cursor.at);
    if (SPACE.has(code)) cursor.at += 1;
    else if (code === 37) cursor.at = lineEnd(cursor.text, cursor.at);
    else return;
  }
}

function readDict(cursor: PdfCursor, depth: number): PdfDict {
  const dict: PdfDict = new Map();
  cursor.at += 2;
  for (;;) {
    skipSpace(cursor);
    if (cursor.text.startsWith('>>', cursor.at)) {
      cursor.at += 2;
      return dict;
    }
    if (cursor.text[cursor.at] !== '/') throw new PdfBroken('a key was expected');
    const key = readName(cursor, true);
    dict.set(key, readValue(cursor, depth + 1));
  }
}

function readArray(cursor: PdfCursor, depth: number): PdfValue[] {
  const all: PdfValue[] = [];
  cursor.at += 1;
  for (;;) {
    skipSpace(cursor);
    if (cursor.text[cursor.at] === ']') {
      cursor.at += 1;
      return all;
    }
    all.push(readValue(cursor, depth + 1));
  }
}

/** A name with its #xx signs undone, which is how hidden scripts are spelt. */
function readName(cursor: PdfCursor, isKey: boolean): string {
  const from = cursor.at + 1;
  cursor.at = wordEnd(cursor.text, from);
  const name = cursor.text.slice(from, cursor.at).replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  cursor.seen(name, isKey);
  return name;
}

function skipString(cursor: PdfCursor): null {
  let open = 0;
  for (; cursor.at < cursor.text.length; cursor.at += 1) {
    const sign = cursor.text[cursor.at];
    if (sign === '\\') cursor.at += 1;
    else if (sign === '(') open += 1;
    else if (sign === ')' && (open -= 1) === 0) {
      cursor.at += 1;
      return null;
    }
  }
  throw new PdfBroken('a string does not end');
}

function skipHex(cursor: PdfCursor): null {
  const end = cursor.text.indexOf('>', cursor.at);
  if (end < 0) throw new PdfBroken('a string does not end');
  cursor.at = end + 1;
  return null;
}

/** A number, a reference `12 0 R`, or a word such as true. */
function readWord(cursor: PdfCursor): PdfValue {
  const reference = /(\d{1,10})\s{1,4}\d{1,5}\s{1,4}R/y;
  reference.lastIndex = cursor.at;
  const found = reference.exec(cursor.text);
  if (found) {
    cursor.at = reference.lastIndex;
    return { ref: Number(found[1]) };
  }
  const end = wordEnd(cursor.text, cursor.at);
  const word = cursor.text.slice(cursor.at, end);
  if (word === '' || word === 'endobj' || word === 'stream') throw new PdfBroken('a value was expected');
  cursor.at = end;
  return /^[-+.\d]/.test(word) ? Number(word) || 0 : null;
}

function wordEnd(text: string, at: number): number {
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (SPACE.has(code) || DELIMITER.has(code)) break;
    at += 1;
  }
  return at;
}

function lineEnd(text: string, at: number): number {
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}
