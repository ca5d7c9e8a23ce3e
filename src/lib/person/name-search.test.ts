import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameTokens, prefixes, searchTokens } from '#person/name-search.ts';

/** As the sealed search works: every word looked for is one of the stored words or beginnings. */
function finds(query: string, name: string): boolean {
  const stored = new Set(nameTokens(name).flatMap(prefixes));
  return searchTokens(query).every((token) => stored.has(token));
}

describe('a name is found by', () => {
  test.each([
    ['muhammad yusuf', 'Moh. Yusuf'],
    ['moh yusuf', 'Muhammad Yusuf'],
    ['Moh', 'Mukhammad Ali'],
    ['muham', 'Mochammad Ali'],
    ['Muhamad', 'Mhd. Ali'],
    ['mohamed', 'M. Ali'],
    ['m ali', 'Muhammad Ali'],
    ['md ali', 'Muhammad Ali'],
    ['muh', 'Muhlis'],
    ['moh', 'Muhlis'],
    ['syafrudin', 'Safruddin'],
    ['SAFRUDDIN', 'Syafrudin'],
    ['syarif', 'Sarif Hidayat'],
    ['soekarno', 'Sukarno'],
    ['djoko', 'Joko Susilo'],
    ['khairul', 'Chairul Anwar'],
    ['achmad', 'Ahmad'],
    ['nuraini', "Nur'aini"],
    ['usman', 'Utsman'],
    ['jose', 'José'],
    ['abdul rahman', 'Abd. Rahman'],
    ['abdurahman', 'Abdurrahman'],
    ['ahmad yani', 'Dr. H. Ahmad Yani, S.Pd., M.Si'],
    ['H. Ahmad, SH', 'Ahmad'],
    ['ami sit', 'Siti Aminah'],
    ['li', 'Li'],
    ['kh ahmad', 'K.H. Ahmad Dahlan'],
    ['st aisyah', 'Hj. St. Aisyah'],
    ['aisyah', 'Siti Aisyah S.Pd'],
    ['haji', 'Haji'],
  ])('%s: %s', (query, name) => {
    expect(finds(query, name)).toBe(true);
  });

  test.each([
    ['budi', 'Siti Aminah'],
    ['siti budi', 'Siti Aminah'],
    ['inah', 'Siti Aminah'],
    ['yusuf ali', 'Muhammad Yusuf'],
    ['spd', 'Ahmad Yani, S.Pd.'],
    ['muhammad', 'Muhlis'],
  ])('not %s: %s', (query, name) => {
    expect(finds(query, name)).toBe(false);
  });
});

test('titles go, the words stay in order and once', () => {
  expect(nameTokens('Drs. H. Moh. Ali Ali, S.H., M.H.')).toEqual(['muhamad', 'ali']);
  expect(nameTokens('Prof. Dr. Ir.')).toEqual(['prof', 'dr', 'ir']);
});

test('beginnings start with three letters', () => {
  expect(prefixes('aminah')).toEqual(['ami', 'amin', 'amina', 'aminah']);
  expect(prefixes('ali')).toEqual(['ali']);
  expect(prefixes('li')).toEqual(['li']);
});

test('a whole name always finds itself, and each of its words too', () => {
  const word = fc.stringMatching(/^[A-Za-z']{1,14}$/).filter((text) => /[a-z]/i.test(text));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
      const name = words.join(' ');
      expect(nameTokens(name).length).toBeGreaterThan(0);
      expect(finds(name, name)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
