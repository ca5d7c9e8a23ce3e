/**
 * Names folded for search on sealed data (law 4): the office stores a keyed hash of each word and of each beginning,
 * and a search is equality of hashes. So both sides fold alike: the stored name by {@link nameTokens} and
 * {@link prefixes}, the words looked for by {@link searchTokens}.
 */

const titlesBefore = new Set('h hj haji hajah hajjah dr drs dra dokter ir prof kh ust ustad ustadz ustaz ustadzah tgk almh alm'.split(' '));
const titlesAfter = new Set(
  'sh se spd spdi spdsd sag ssos skom st sip si sp spi ssi skm sked skep sstp stp sei ssy shi sthi ners amd amdkeb amdkep ama apd mh mm mpd mpdi msi mkom mt map mag mkes mkn mp mba msc ma bsc ba phd'.split(' '),
);
/** Short forms of Muhammad. Written alone at the front, "M." stands for it so often that it is read so. */
const muhammads = new Set('moh mohd muh muhd muhm mhd mohm md mch mmd mochd'.split(' '));

/**
 * The words of a name for search: small letters, marks folded, titles left out, spellings of one sound made one
 * ("Moch." and "Mohammad", "Syafrudin" and "Safrudin"). Each word once. A name that is nothing but a title keeps it.
 */
export function nameTokens(name: string): string[] {
  const words = wordsOf(name);
  const named = withoutTitles(name);
  return [...new Set((named.length > 0 ? named : words).map((word, at, all) => fold(expand(word, at === 0 && all.length > 1))))];
}

/** The words somebody looks for: folded like the names, but a beginning ("Moh") stays one, and titles are left out. */
export function searchTokens(query: string): string[] {
  const named = withoutTitles(query);
  const words = named.length > 0 ? named : wordsOf(query);
  return [...new Set(words.map((word, at) => searchedAs(word, at === 0 && words.length > 1)))];
}

/** "moh" and "muh" also begin Mohlis and Muhlis; they find Muhammad by its beginning, so they are not expanded. */
function searchedAs(word: string, first: boolean): string {
  const folded = fold(word);
  return muhammad.startsWith(folded) && folded.length >= 3 ? folded : fold(expand(word, first));
}

/** The beginnings of a folded word from three letters on, the word itself last; a shorter word gives itself. */
export function prefixes(token: string): string[] {
  const letters = [...token];
  if (letters.length <= 3) return [token];
  return letters.slice(2).map((_, at) => letters.slice(0, at + 3).join(''));
}

const muhammad = 'muhamad';

function expand(word: string, firstOfSeveral: boolean): string {
  if (muhammads.has(word) || (firstOfSeveral && word === 'm')) return muhammad;
  return word === 'abd' ? 'abdul' : word;
}

/** One spelling per sound. Both sides pass through here, so a fold too many only finds a name more, never one less. */
function fold(word: string): string {
  return word
    .replace(/^m[uo](?:kh|ch|h)/, 'muh')
    .replace(/^muhamm?[ae]t?d?$/, muhammad)
    .replace(/oe/g, 'u')
    .replace(/dj/g, 'j')
    .replace(/tj/g, 'c')
    .replace(/kh|ch/g, 'h')
    .replace(/sy|sj|sh|ts/g, 's')
    .replace(/dz|zh|dh/g, (pair) => (pair === 'dh' ? 'd' : 'z'))
    .replace(/ph|v/g, 'f')
    .replace(/q/g, 'k')
    .replace(/(.)\1+/gu, '$1');
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['\u2018\u2019\u02bc\u0060\u00b4]/g, '')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

/** Titles stand before the name as words of their own, and after it with dots or behind a comma ("S.Pd.", ", SH"). */
function withoutTitles(name: string): string[] {
  const [front = '', ...behind] = name.split(',');
  const parts = front.replace(/\b[kK]\.\s*[hH]\.?(?=\s)/, ' ').trim().split(/\s+/);
  while (parts.length > 1 && parts.at(-1)?.includes('.') && isDegree(parts.at(-1) ?? '')) parts.pop();
  const words = wordsOf(parts.join(' '));
  const start = words.findIndex((word) => !titlesBefore.has(word));
  const rest = behind.filter((segment) => !isDegree(segment)).flatMap((segment) => segment.split(/\s+/));
  return [...(start < 0 ? [] : words.slice(start)), ...rest.filter((part) => !isDegree(part)).flatMap(wordsOf)];
}

function isDegree(part: string): boolean {
  return titlesAfter.has(wordsOf(part).join(''));
}
