import { expect, test } from 'vitest';
import { weekHours } from '#office/hours.ts';
import { hoursLines } from './hours-lines.ts';

const usual = ['07.30-12.00', '13.00-16.00'];
const week = weekHours.parse({ monday: usual, tuesday: usual, wednesday: usual, thursday: usual, friday: ['07.30-11.30', '13.00-16.30'] });

test('neighbouring days with the same hours share a line, a break is named, closed days are left out', () => {
  expect(hoursLines(week, 'id')).toEqual([
    { days: 'Senin sampai Kamis', times: '07.30-16.00', breaks: ', istirahat 12.00-13.00' },
    { days: 'Jumat', times: '07.30-16.30', breaks: ', istirahat 11.30-13.00' }
  ]);
});

test('two days are joined by "dan", a closed day in between parts a group, a day without a break has none', () => {
  const six = weekHours.parse({ monday: ['08.00-14.00'], tuesday: ['08.00-14.00'], thursday: ['08.00-14.00'] });
  expect(hoursLines(six, 'id')).toEqual([
    { days: 'Senin dan Selasa', times: '08.00-14.00', breaks: '' },
    { days: 'Kamis', times: '08.00-14.00', breaks: '' }
  ]);
  expect(hoursLines(six, 'en')[0]?.days).toBe('Monday and Tuesday');
});
