import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPrintable, printable, printableDeep } from '#letter/printable.ts';

describe('what a letter can show', () => {
  test.each([
    ['Siti Nurhaliza', 'Siti Nurhaliza'],
    ["Ma'ruf D’Angelo, S.Sos., M.Si.", "Ma'ruf D’Angelo, S.Sos., M.Si."],
    ['Rene\u0301', 'René'],
    ['baris satu\r\nbaris dua', 'baris satu\nbaris dua'],
    ['zero\u200bwidth\ufeff \u202eterbalik', 'zerowidth terbalik'],
    ['tab\tdan\u00a0spasi\u3000lebar', 'tab dan\u00a0spasi lebar'],
    ['rumah 🏡 kami', 'rumah □ kami'],
    ['keluarga 👨‍👩‍👧‍👦', 'keluarga □□□□'],
    ['中文', '□□'],
    ['يا', '□□'],
    ['belah\ud800', 'belah□'],
    ['', '']
  ])('%j becomes %j', (written, shown) => expect(printable(written)).toBe(shown));

  test('says which texts lose a character, so that an officer can correct them', () => {
    expect(isPrintable('Jalan Merdeka No. 5 – RT 001')).toBe(true);
    expect(isPrintable('Toko 🏪')).toBe(false);
  });

  test('a second time changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => printable(printable(text)) === printable(text)));
  });

  test('reaches every string of a value and no key', () => {
    expect(printableDeep({ 'kunci🏡': ['a\u0000b', { c: '🏡' }], n: 1, z: null })).toEqual({ 'kunci🏡': ['ab', { c: '□' }], n: 1, z: null });
  });
});
