import { inflateSync } from 'node:zlib';
import { PdfBroken, readValue, skipSpace, type PdfCursor, type PdfDict, type PdfValue } from '#platform/pdf-parse.ts';
import { MOST_PAGES } from '#platform/upload-refusal.ts';

export type PdfFound = { ok: true; pages: number } | { ok: false; reason: 'broken' | 'encrypted' | 'script' | 'pages' };

/** What makes a page run something, send something or carry another file (ISO 32000-1 §7.11.4, §12.6.4, §12.7.8). */
const FORBIDDEN = new Set(['JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'XFA', 'GoToE', 'SubmitForm', 'ImportData']);
/** Also searched for in the raw bytes, in case a reader finds an object where we see only a stream's inside. */
const LOUD = ['/JavaScript', '/Launch', '/EmbeddedFile', '/RichMedia'];
/** Most bytes that all object streams together may unfold to. */
const MOST_UNFOLDED = 32 * 1024 * 1024;

type State = {
  text: string;
  nodes: Map<number, PdfDict>;
  root: number | undefined;
  forbidden: boolean;
  encrypted: boolean;
  unfolded: number;
  work: { values: number };
};

/** Looks through a PDF without opening it as a reader would: no fonts, no pictures, no fetching. Refuses what it cannot follow. */
export function checkPdf(bytes: Uint8Array): PdfFound {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const state: State = { text, nodes: new Map(), root: undefined, forbidden: false, encrypted: false, unfolded: 0, work: { values: 0 } };
  try {
    readObjects(state);
    readTrailers(state);
  } catch (error) {
    if (!(error instanceof PdfBroken)) throw error;
    // Packed objects of a locked file are noise, and its key dictionary may come last.
    return { ok: false, reason: /\/Encrypt\b/.test(text) ? 'encrypted' : 'broken' };
  }
  if (state.encrypted) return { ok: false, reason: 'encrypted' };
  if (state.forbidden || LOUD.some((name) => text.includes(name))) return { ok: false, reason: 'script' };
  const pages = countPages(state);
  if (pages === 0) return { ok: false, reason: 'broken' };
  return pages > MOST_PAGES ? { ok: false, reason: 'pages' } : { ok: true, pages };
}

/** All objects from the first byte to the last; where a number comes twice the later one counts, as after an update. */
function readObjects(state: State): void {
  const { text } = state;
  for (let at = text.indexOf('obj'); at >= 0; at = text.indexOf('obj', at)) {
    const head = /(?:^|[^\d])(\d{1,10})\s{1,4}\d{1,5}\s{1,4}$/.exec(text.slice(Math.max(0, at - 26), at));
    if (!head) {
      at += 3;
      continue;
    }
    const cursor = cursorAt(state, text, at + 3);
    const value = readValue(cursor);
    // From behind what was read, comments included: going back would make a file of nothing but comments take for ever.
    skipSpace(cursor);
    at = cursor.at;
    if (!(value instanceof Map)) continue;
    keep(state, Number(head[1]), value);
    if (text.startsWith('stream', at)) at = readStream(state, value, at + 6);
  }
}

/** @returns where the stream ends */
function readStream(state: State, dict: PdfDict, after: number): number {
  const { text } = state;
  const start = after + (text.startsWith('\r\n', after) ? 2 : 1);
  const length = dict.get('Length');
  const declared = typeof length === 'number' ? start + length : -1;
  const honest = declared >= start && /^\s{0,2}endstream/.test(text.slice(declared, declared + 11));
  const end = honest ? declared : text.indexOf('endstream', start);
  if (end < 0) throw new PdfBroken('a stream does not end');
  const type = nameOf(dict.get('Type'));
  if (type === 'XRef') readTrailer(state, dict);
  if (type === 'ObjStm') readObjectStream(state, dict, text.slice(start, end));
  return end;
}

/** Objects packed together and compressed (§7.5.7), which is where most of today's files keep their catalogue. */
function readObjectStream(state: State, dict: PdfDict, packed: string): void {
  const [count, first] = [dict.get('N'), dict.get('First')];
  if (typeof count !== 'number' || typeof first !== 'number') throw new PdfBroken('object stream without its numbers');
  const text = unfold(state, dict, packed);
  const numbers = cursorAt(state, text, 0);
  let left = text.length * 2;
  for (let index = 0; index < count; index += 1) {
    const [number, offset] = [readValue(numbers), readValue(numbers)];
    if (typeof number !== 'number' || typeof offset !== 'number') throw new PdfBroken('object stream without its numbers');
    const cursor = cursorAt(state, text, first + offset);
    const value = readValue(cursor);
    // Each byte belongs to one object: a million objects that all point at one long string are an attack.
    left -= cursor.at - (first + offset);
    if (left < 0) throw new PdfBroken('too much');
    if (value instanceof Map) keep(state, number, value);
  }
}

function unfold(state: State, dict: PdfDict, packed: string): string {
  const filter = dict.get('Filter');
  const filters = filter === undefined ? [] : Array.isArray(filter) ? filter.map(nameOf) : [nameOf(filter)];
  if (filters.length === 0) return packed;
  const parameters = dict.get('DecodeParms');
  if (filters.length > 1 || filters[0] !== 'FlateDecode' || (parameters instanceof Map && Number(parameters.get('Predictor') ?? 1) > 1))
    throw new PdfBroken('object stream in an unusual form');
  try {
    const inflated = inflateSync(Buffer.from(packed, 'latin1'), { maxOutputLength: Math.max(1, MOST_UNFOLDED - state.unfolded) });
    state.unfolded += inflated.length;
    return inflated.toString('latin1');
  } catch {
    throw new PdfBroken('object stream does not unfold');
  }
}

function readTrailers(state: State): void {
  const { text } = state;
  const cursor = cursorAt(state, text, 0);
  for (let at = text.indexOf('trailer'); at >= 0; at = text.indexOf('trailer', cursor.at)) {
    cursor.at = at + 7;
    skipSpace(cursor);
    if (!text.startsWith('<<', cursor.at)) continue;
    const value = readValue(cursor);
    if (value instanceof Map) readTrailer(state, value);
  }
}

function readTrailer(state: State, dict: PdfDict): void {
  if (dict.has('Encrypt')) state.encrypted = true;
  const root = refOf(dict.get('Root'));
  if (root !== undefined) state.root = root;
}

function cursorAt(state: State, text: string, at: number): PdfCursor {
  const seen = (name: string, isKey: boolean) => {
    if (FORBIDDEN.has(name) || (isKey && name === 'JS')) state.forbidden = true;
  };
  return { text, at, seen, work: state.work };
}

/** Only what the page tree is made of stays in memory. */
function keep(state: State, number: number, dict: PdfDict): void {
  const type = nameOf(dict.get('Type'));
  if (type === 'Catalog' || type === 'Pages' || type === 'Page') state.nodes.set(number, dict);
  else state.nodes.delete(number);
}

/** Pages reached from the catalogue; where the way is broken, all page objects there are. */
function countPages(state: State): number {
  const top = state.root === undefined ? undefined : refOf(state.nodes.get(state.root)?.get('Pages'));
  const waiting = top === undefined ? [] : [top];
  const visited = new Set<number>();
  let pages = 0;
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const node = state.nodes.get(number);
    if (!node || visited.has(number)) continue;
    visited.add(number);
    const kids = node.get('Kids');
    if (nameOf(node.get('Type')) === 'Page') pages += 1;
    else if (Array.isArray(kids)) for (const kid of kids) waiting.push(refOf(kid) ?? -1);
  }
  return pages || [...state.nodes.values()].filter((node) => nameOf(node.get('Type')) === 'Page').length;
}

function nameOf(value: PdfValue | undefined): string | undefined {
  return value !== null && typeof value === 'object' && 'name' in value ? value.name : undefined;
}

function refOf(value: PdfValue | undefined): number | undefined {
  return value !== null && typeof value === 'object' && 'ref' in value ? value.ref : undefined;
}
