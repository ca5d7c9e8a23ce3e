/** One spelling for what people write alike: capitals, marks, doubled letters, a few letters that change with the pen. */
export function foldWord(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(\p{L})\1+/gu, '$1')
    .replace(/oe/g, 'u')
    .replace(/dj/g, 'j')
    .replace(/tj/g, 'c');
}

/**
 * How near a typed word comes to a known one, both folded: 1 the same, less for a beginning, an Indonesian prefix or
 * suffix ("pernikahan" and "nikah"), or one or two slips of the finger; 0 not at all.
 */
export function nearness(typed: string, known: string): number {
  if (typed === known) return 1;
  if (typed.length >= 3 && known.startsWith(typed)) return 0.8;
  if (stem(typed) === stem(known)) return 0.75;
  if (typed.length < 4 || known.length < 4) return 0;
  const allowed = typed.length >= 7 ? 2 : 1;
  const slips = distance(typed, known, allowed);
  if (slips > allowed) return 0;
  return slips === 1 ? 0.6 : 0.4;
}

/** Takes off the commonest affixes, as long as a word of four letters is left; no linguistics. */
function stem(word: string): string {
  const bare = word.replace(/^(?:meng|meny|mem|men|me|peng|peny|pem|pen|per|pe|ber|ter|di|ke|se)(?=.{4})/, '');
  return bare.replace(/(.{4})(?:kan|an|nya|i)$/, '$1');
}

/** Edits from one word to the other (a letter more, less, other, or two swapped), at most `limit`; beyond it, limit + 1. */
function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return Math.min(row[other.length] ?? limit + 1, limit + 1);
}
