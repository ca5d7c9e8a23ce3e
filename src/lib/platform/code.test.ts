import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { makeCode, readCode, writeCode } from '#platform/code.ts';

const chance = (length: number) => fc.uint8Array({ minLength: length * 3, maxLength: length * 3 }).filter((bytes) => bytes.filter((b) => b < 248).length >= length);
const signs = '023456789ABCDEFGHJKMNPQRSTVWXYZ';

describe.each([8, 12, 22])('a code of %i signs', (length) => {
  test('is read back however it is typed', () => {
    fc.assert(fc.property(chance(length), (random) => {
      const code = makeCode(length, random);
      const printed = writeCode(code, 'PB');
      for (const typed of [code, printed, printed.toLowerCase(), ` ${printed.replaceAll('-', ' ')} `, code.replaceAll('0', 'o')]) {
        expect(readCode(typed, length, 'PB')).toEqual({ ok: true, code });
      }
    }));
  });

  test('with one wrong sign is noticed', () => {
    fc.assert(fc.property(chance(length), fc.nat(length - 1), fc.nat(30), (random, at, other) => {
      const code = makeCode(length, random);
      fc.pre(signs[other] !== code[at]);
      expect(readCode(code.slice(0, at) + signs[other] + code.slice(at + 1), length)).toEqual({ ok: false, reason: 'check' });
    }));
  });

  test('with two neighbours swapped is noticed', () => {
    fc.assert(fc.property(chance(length), fc.nat(length - 2), (random, at) => {
      const code = makeCode(length, random);
      fc.pre(code[at] !== code[at + 1]);
      const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
      expect(readCode(swapped, length)).toEqual({ ok: false, reason: 'check' });
    }));
  });
});

test.each([['', 'length'], ['PB-7K4M', 'length'], ['!!!!!!!!!!!!', 'signs'], ['IIIIIIIIIIII', 'signs'], ['x'.repeat(5000), 'length']])('%j is refused: %s', (typed, reason) => {
  expect(readCode(typed, 12, 'PB')).toEqual({ ok: false, reason });
});
