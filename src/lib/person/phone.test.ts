import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPhone, formatPhone, mayBeMobile } from '#person/phone.ts';

test.each([
  ['081234567890', '+6281234567890'],
  ['0812-3456-7890', '+6281234567890'],
  ['0812 3456 7890', '+6281234567890'],
  ['(0812) 3456.7890', '+6281234567890'],
  ['+62 812 3456 7890', '+6281234567890'],
  ['+62 0812 3456 7890', '+6281234567890'],
  ['6281234567890', '+6281234567890'],
  ['62081234567890', '+6281234567890'],
  ['006281234567890', '+6281234567890'],
  ['81234567890', '+6281234567890'],
  ['０８１２３４５６７８９０', '+6281234567890'],
  ['\u200e081234567890\u202c', '+6281234567890'],
  ['0811751234', '+62811751234'],
  ['0768 22123', '+6276822123'],
  ['(021) 3840911', '+62213840911'],
  ['+60 12-345 6789', '+60123456789'],
  ['0060123456789', '+60123456789'],
  ['+65 8123 4567', '+6581234567'],
])('%s is stored as %s', (typed, value) => {
  expect(checkPhone(typed)).toEqual({ ok: true, value });
});

test.each([
  ['', 'empty'],
  ['  ', 'empty'],
  ['tidak ada', 'characters'],
  ['0812x34567890', 'characters'],
  ['08123456789O', 'characters'],
  ['+', 'characters'],
  ['081234', 'short'],
  ['08123456', 'short'],
  ['0812345678901234', 'long'],
  ['081234567890 081234567891', 'long'],
  ['0000000000', 'unknown'],
  ['1500 0000', 'unknown'],
  ['+999123456789', 'unknown'],
])('%s is refused as %s', (typed, reason) => {
  expect(checkPhone(typed)).toEqual({ ok: false, field: 'phone', reason });
});

test('people read numbers in groups', () => {
  expect(formatPhone('+6281234567890')).toBe('0812-3456-7890');
  expect(formatPhone('+60123456789')).toBe('+60 12 345 6789');
  expect(formatPhone('?')).toBe('?');
});

test('a landline gets no message', () => {
  expect(mayBeMobile('+6281234567890')).toBe(true);
  expect(mayBeMobile('+6276822123')).toBe(false);
  expect(mayBeMobile('+60123456789')).toBe(true);
});

test('never throws; what it gives, and how it is shown, is taken again as the same number', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^\+?(0|62)?[0-9 -]{6,16}$/)), (typed) => {
      const first = checkPhone(typed);
      if (!first.ok) return;
      expect(first.value).toMatch(/^\+[1-9][0-9]{6,14}$/);
      expect(checkPhone(first.value)).toEqual(first);
      expect(checkPhone(formatPhone(first.value))).toEqual(first);
    }),
    { numRuns: 500 },
  );
});
