import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain } from '#person/explain.ts';
import { checkText, cleanText, lengthOf } from '#person/text.ts';

describe('cleanText', () => {
  test.each([
    ['  a   b ', 'a b'],
    ['a\u00a0\u2003b', 'a b'],
    ['a\tb', 'a b'],
    ['a\r\nb\nc', 'a b c'],
    ['a\u0000b\u0007', 'ab'],
    ['Siti\u200b\u200d\ufeff Aminah', 'Siti Aminah'],
    ['\u202eabc\u202c\u2066d\u2069', 'abcd'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['e\u0301', 'é'],
    ['a\ud800b', 'ab'],
    ['bad\ufffdbyte', 'badbyte'],
    ['\u3164\u2800', ''],
    ['z' + '\u0301'.repeat(50), 'ź' + '\u0301'.repeat(4)],
    ['<b> & "q" #x', '<b> & "q" #x'],
  ])('%j becomes %j', (typed, clean) => {
    expect(cleanText(typed)).toBe(clean);
  });

  test('lines stay where they are wanted, with one empty line at most', () => {
    expect(cleanText('\n a \r\n\r\n\r\n\r\n b\u2028c \n', { lines: true })).toBe('a\n\nb\nc');
  });

  test('cleaning twice changes nothing, and nothing unseen is left', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.boolean(), (typed, lines) => {
        const clean = cleanText(typed, { lines });
        expect(cleanText(clean, { lines })).toBe(clean);
        expect(clean.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(clean.isWellFormed()).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('checkText', () => {
  test('counts as people count', () => {
    expect(lengthOf('😀é')).toBe(2);
    expect(checkText('😀😀', { max: 2 })).toEqual({ ok: true, value: '😀😀' });
  });
  test('cuts nothing', () => {
    expect(checkText('abcd', { max: 3 })).toEqual({ ok: false, field: 'text', reason: 'long', length: 4, max: 3 });
    expect(checkText(' \u200b ', { max: 3 })).toEqual({ ok: false, field: 'text', reason: 'empty' });
  });
});

test('sentences say what happened, then what to do, in both languages', () => {
  expect(explain({ field: 'nik', reason: 'length', count: 15 }, 'id')).toBe('NIK baru 15 angka, seharusnya 16. Periksa lagi di KTP Anda.');
  expect(explain({ field: 'familyCard', reason: 'length', count: 17 }, 'en')).toContain('17 digits');
  expect(explain({ field: 'name', reason: 'characters', character: '&' }, 'id')).toContain('“&”');
  expect(explain({ field: 'name', reason: 'long', length: 130, max: 120 }, 'id')).toContain('130');
  expect(explain({ field: 'phone', reason: 'short' }, 'en')).toContain('too short');
  expect(explain({ field: 'text', reason: 'long', length: 4, max: 3 }, 'id')).toContain('paling banyak 3');
});
