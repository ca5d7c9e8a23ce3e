import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskName, maskNik } from '#person/mask.ts';
import { checkName } from '#person/name.ts';

describe('checkName', () => {
  test.each([
    ['Suharto', 'Suharto'],
    ['  Siti   Aminah ', 'Siti Aminah'],
    ["Ma'ruf Nur'aini", "Ma'ruf Nur'aini"],
    ['Ma’ruf', "Ma'ruf"],
    ['Drs. H. Muhammad Yusuf, S.Pd., M.Si', 'Drs. H. Muhammad Yusuf, S.Pd., M.Si'],
    ['Anne-Marie d’Été', "Anne-Marie d'Été"],
    ['Anne–Marie', 'Anne-Marie'],
    ['José Núñez', 'José Núñez'],
    ['Jose\u0301', 'José'],
    ['Ahmad (alm.)', 'Ahmad (alm.)'],
    ['Ni Made A/P Rajan', 'Ni Made A/P Rajan'],
    ['SITI AMINAH', 'SITI AMINAH'],
    ['Siti\u200bAminah', 'SitiAminah'],
    ['Y', 'Y'],
    ['a'.repeat(120), 'a'.repeat(120)],
  ])('takes %s', (typed, value) => {
    expect(checkName(typed)).toEqual({ ok: true, value });
  });

  test.each([
    ['', { reason: 'empty' }],
    ['\u200b \u202e', { reason: 'empty' }],
    ["-.'", { reason: 'letters' }],
    ['Budi2', { reason: 'characters', character: '2' }],
    ['Budi & Siti', { reason: 'characters', character: '&' }],
    ['<b>Budi</b>', { reason: 'characters', character: '<' }],
    ['Budi #import "x"', { reason: 'characters', character: '#' }],
    ['Вudi', { reason: 'characters', character: 'В' }],
    ['Budi 😀', { reason: 'characters', character: '😀' }],
    ['a'.repeat(121), { reason: 'long', length: 121, max: 120 }],
  ])('refuses %s', (typed, problem) => {
    expect(checkName(typed)).toEqual({ ok: false, field: 'name', ...problem });
  });

  test('never throws, and what it gives it takes again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('a', 'É', '\u0301', ' ', '.', '’', '\u200d', ',') })), (typed) => {
        const first = checkName(typed);
        if (first.ok) expect(checkName(first.value)).toEqual(first);
      }),
    );
  });
});

describe('masks', () => {
  test.each([
    ['Siti Aminah', 'S*** A***'],
    ['Suharto', 'S***'],
    ['H. Ahmad bin Ali, S.Pd.', 'H*** A*** B*** A*** S***'],
    ["'Aisyah", 'A***'],
    ['élodie', 'É***'],
    ['Budi - Santoso', 'B*** S***'],
    ['', ''],
  ])('%s is shown as %s', (name, shown) => {
    expect(maskName(name)).toBe(shown);
  });

  test('a mask shows one letter a word, whatever the name', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Za-z]{1,20}$/), { minLength: 1, maxLength: 6 }), (words) => {
        expect(maskName(words.join(' '))).toMatch(/^[A-Z]\*{3}( [A-Z]\*{3})*$/);
      }),
    );
  });

  test('a NIK is shown by its last four digits', () => {
    expect(maskNik('1404175505900002')).toBe('berakhiran 0002');
    expect(maskNik('1404175505900002', 'en')).toBe('ending in 0002');
  });
});
