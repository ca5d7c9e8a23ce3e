import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFamilyCard } from '#person/family-card.ts';
import { checkNik, nikAgreesWithBirth, nikFacts } from '#person/nik.ts';

describe('checkNik', () => {
  test.each([
    ['a man', '1404171505900002', '1404171505900002'],
    ['a woman, day + 40', '1404175505900002', '1404175505900002'],
    ['spaces as on the card', ' 1404 1755 0590 0002 ', '1404175505900002'],
    ['dots', '14.04.17.550590.0002', '1404175505900002'],
    ['hyphens, also long ones', '140417-550590–0002', '1404175505900002'],
    ['no-break and zero-width spaces', '140417\u00a0550590\u200b0002', '1404175505900002'],
    ['full-width digits of a phone keyboard', '１４０４１７５５０５９００００２', '1404175505900002'],
    ['29 February 2000', '1404172902000001', '1404172902000001'],
    ['29 February 1996 of a woman', '1404176902960001', '1404176902960001'],
    ['day 31, the last', '1404173112850001', '1404173112850001'],
    ['woman born on the 31st', '1404177112850001', '1404177112850001'],
  ])('takes %s', (_, typed, value) => {
    expect(checkNik(typed)).toEqual({ ok: true, value, warnings: [] });
  });

  test.each([
    ['nothing', '', { reason: 'empty' }],
    ['only spaces', ' \t\n', { reason: 'empty' }],
    ['15 digits', '140417550590002', { reason: 'length', count: 15 }],
    ['17 digits', '14041755059000022', { reason: 'length', count: 17 }],
    ['a letter O', '140417550590OOO2', { reason: 'characters' }],
    ['a slash', '1404175505900002/', { reason: 'characters' }],
    ['day 0', '1404170005900002', { reason: 'date' }],
    ['day 32', '1404173205900002', { reason: 'date' }],
    ['day 40, which is nobody', '1404174005900002', { reason: 'date' }],
    ['day 72', '1404177205900002', { reason: 'date' }],
    ['month 0', '1404171500900002', { reason: 'date' }],
    ['month 13', '1404171513900002', { reason: 'date' }],
    ['31 April', '1404173104900002', { reason: 'date' }],
    ['29 February 01, in no century', '1404172902010001', { reason: 'date' }],
    ['30 February', '1404173002000001', { reason: 'date' }],
    ['serial 0000', '1404171505900000', { reason: 'serial' }],
  ])('refuses %s', (_, typed, problem) => {
    expect(checkNik(typed)).toEqual({ ok: false, field: 'nik', ...problem });
  });

  test.each(['9904171505900002', '1400171505900002', '1404001505900002', '0004171505900002'])('only warns about region of %s', (nik) => {
    expect(checkNik(nik)).toEqual({ ok: true, value: nik, warnings: ['region'] });
  });

  test('with today, a birth still to come is refused only when no past century fits', () => {
    expect(checkNik('1404172511260001', '2026-11-25').ok).toBe(true);
    expect(nikFacts('1404172511260001', '2026-11-25').births).toEqual(['2026-11-25', '1926-11-25']);
    expect(nikFacts('1404172611260001', '2026-11-25').births).toEqual(['1926-11-26']);
    expect(checkNik('1404172902000001', '1999-12-31')).toMatchObject({ reason: 'date' });
  });

  test('never throws, and what it gives it takes again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9 .]{14,20}$/)), (typed) => {
        const first = checkNik(typed);
        if (first.ok) expect(checkNik(first.value)).toEqual(first);
      }),
    );
  });

  test('every real day of a man and of a woman passes', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), fc.boolean(), (day, woman) => {
        const iso = day.toISOString().slice(0, 10);
        const dd = String(day.getUTCDate() + (woman ? 40 : 0)).padStart(2, '0');
        const nik = `140417${dd}${iso.slice(5, 7)}${iso.slice(2, 4)}0001`;
        expect(checkNik(nik).ok).toBe(true);
        expect(nikFacts(nik).sex).toBe(woman ? 'female' : 'male');
        expect(nikAgreesWithBirth(nik, iso)).toBe(true);
      }),
    );
  });
});

test('nikFacts gives both centuries, the later first', () => {
  expect(nikFacts('1404175505200002')).toEqual({ region: '140417', sex: 'female', births: ['2020-05-15', '1920-05-15'] });
  expect(nikAgreesWithBirth('1404175505900002', '1990-05-16')).toBe(false);
});

describe('checkFamilyCard', () => {
  test.each([
    ['1404170102130004', { ok: true, value: '1404170102130004', warnings: [] }],
    ['1404 1701 0213 0004', { ok: true, value: '1404170102130004', warnings: [] }],
    ['9904170102130004', { ok: true, value: '9904170102130004', warnings: ['region'] }],
    ['', { ok: false, field: 'familyCard', reason: 'empty' }],
    ['14041701021300', { ok: false, field: 'familyCard', reason: 'length', count: 14 }],
    ['140417O102130004', { ok: false, field: 'familyCard', reason: 'characters' }],
    ['1404174102130004', { ok: false, field: 'familyCard', reason: 'date' }],
    ['1404170113130004', { ok: false, field: 'familyCard', reason: 'date' }],
    ['1404170102130000', { ok: false, field: 'familyCard', reason: 'serial' }],
  ])('%s', (typed, result) => {
    expect(checkFamilyCard(typed)).toEqual(result);
  });
});
