import { expect, test } from 'vitest';
import { controlState, dateParts } from '#ui/field.ts';

test('a control is described by its hint first, then by its error', () => {
  expect(controlState('nik', 'petunjuk', 'salah')).toEqual({ describedby: 'nik-h nik-e', invalid: 'true' });
  expect(controlState('nik', 'petunjuk', undefined)).toEqual({ describedby: 'nik-h', invalid: undefined });
  expect(controlState('nik', undefined, undefined)).toEqual({ describedby: undefined, invalid: undefined });
});

test.each([
  ['1995-08-17', { day: '17', month: '8', year: '1995' }],
  [{ day: '31', month: '2' }, { day: '31', month: '2', year: '' }],
  ['17 Agustus', { day: '', month: '', year: '' }],
  [null, { day: '', month: '', year: '' }]
])('a date %j fills the boxes with %j', (value, boxes) => {
  expect(dateParts(value)).toEqual(boxes);
});
