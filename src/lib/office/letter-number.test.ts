import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber, isClassification, numberable, readPattern, seriesKey, seriesYear } from '#office/letter-number.ts';
import type { NumberRules } from '#office/letter-number.ts';
import { romanMonth } from '#office/roman.ts';
import { pulauBurung } from '../../../tests/factories/office.ts';

const rules = pulauBurung().numbers;

test('Pulau Burung numbers its letters so', () => {
  expect(formatNumber(rules, { number: 123, date: '2026-11-24', classification: '400.12.2.1' })).toBe('400.12.2.1/0123/KEC-PB/XI/2026');
  expect(formatNumber(rules, { number: 1, date: '2027-01-04', classification: '400.10.4.4' })).toBe('400.10.4.4/0001/KEC-PB/I/2027');
  expect(formatNumber(rules, { number: 12345, date: '2026-05-04', classification: '300.1' })).toBe('300.1/12345/KEC-PB/V/2026');
});

test('months in Roman numerals', () => {
  expect([1, 4, 5, 8, 9, 10, 11, 12].map(romanMonth)).toEqual(['I', 'IV', 'V', 'VIII', 'IX', 'X', 'XI', 'XII']);
  expect(() => romanMonth(0)).toThrow();
  expect(() => romanMonth(13)).toThrow();
});

describe('a pattern is refused with a sentence', () => {
  test.each([
    ['', '{number}'],
    ['{year}', '{number}'],
    ['{number}/{office}', '{year}'],
    ['{number}/{tahun}', '{tahun} tidak dikenal'],
    ['{number}{year}', 'pemisah'],
    ['{number}/{number}/{year}', 'dua kali'],
    ['{number/{year}', 'kurung kurawal'],
    ['{number}/}{year}', 'kurung kurawal'],
    ['{number}/№{year}', '№'],
    ['{number}/\n{year}', 'tidak dapat dipakai'],
    ['12{number}/{year}', 'pemisah'],
    ['{number}3/{year}', 'pemisah'],
    [`{number}/{year}${'/'.repeat(80)}`, 'paling panjang'],
  ])('%s', (pattern, part) => {
    const read = readPattern(pattern, 'office');
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.message).toContain(part);
  });

  test('a series per classification needs the code in the number', () => {
    expect(readPattern('{number}/{year}', 'classification')).toMatchObject({ ok: false });
    expect(readPattern('{number}/{year}', 'office')).toMatchObject({ ok: true });
  });
});

test('a letter without a code cannot be numbered where the code is asked for', () => {
  expect(numberable(rules, undefined)).toBe(false);
  expect(numberable(rules, '300.1')).toBe(true);
  const plain: NumberRules = { pattern: '{number}/{office}/{year}', padding: 1, series: 'office', office: 'KEC-PB' };
  expect(numberable(plain, undefined)).toBe(true);
  expect(formatNumber(plain, { number: 7, date: '2026-11-24' })).toBe('7/KEC-PB/2026');
  expect(() => formatNumber(rules, { number: 7, date: '2026-11-24' })).toThrow('classification');
});

test.each([
  { number: 0, date: '2026-11-24' },
  { number: 1.5, date: '2026-11-24' },
  { number: 1, date: '2026-02-30' },
])('never prints %o', (letter) => {
  expect(() => formatNumber(rules, { ...letter, classification: '300.1' })).toThrow();
});

test('two letters of one series and year never carry the same number', () => {
  const code = fc.constantFrom('000', '300.1', '400.12', '400.12.2.1', '400.12.2');
  const pattern = fc.constantFrom('{classification}/{number}/{office}/{month}/{year}', '{number}/{classification}.{year}', '{classification}.{number}-{year}', 'B-{number}/{year}/{classification}');
  fc.assert(
    fc.property(pattern, code, code, fc.integer({ min: 1, max: 99999 }), fc.integer({ min: 1, max: 99999 }), fc.integer({ min: 1, max: 6 }), (text, a, b, one, other, padding) => {
      fc.pre(one !== other);
      const set = { pattern: text, padding, series: 'office' as const, office: 'KEC-PB' };
      const first = formatNumber(set, { number: one, date: '2026-11-24', classification: a });
      expect(first).not.toBe(formatNumber(set, { number: other, date: '2026-11-24', classification: b }));
    }),
  );
});

test('series', () => {
  expect(seriesKey('office', undefined)).toBe('office');
  expect(seriesKey('classification', '400.10.4.4')).toBe('400.10.4.4');
  expect(() => seriesKey('classification', undefined)).toThrow();
  expect(seriesYear('2026-12-31')).toBe(2026);
});

test.each([
  ['400.10.4.4', true],
  ['000', true],
  ['800.1.11.10', true],
  ['40', false],
  ['400.', false],
  ['400.12/2', false],
  ['', false],
])('classification code %s: %s', (text, known) => {
  expect(isClassification(text)).toBe(known);
});
