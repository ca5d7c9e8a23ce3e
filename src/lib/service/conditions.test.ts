import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { condition, holds, questionsIn, type Condition, type ConditionContext } from '#service/conditions.ts';
import { ageOn, dayFrom, daysBetween, shiftDay } from '#service/days.ts';
import { onDay } from '../../../tests/factories/services.ts';

const answers: Record<string, unknown> = {
  jenis: 'perusahaan', ya: true, banyak: ['musik', 'panggung'], orang: 300, akad: '2026-11-28', lahir: '2007-11-29', nik: 'x', nik2: 'x', foto: { files: ['a', 'b'] }, daftar: [{}, {}]
};
const context: ConditionContext = { today: '2026-11-24', workingDaysUntil: (day) => Math.max(0, daysBetween('2026-11-24', day)) };
const is = (rule: unknown): boolean => holds(condition.parse(rule), (name) => answers[name], context);

describe('a condition', () => {
  const cases: [rule: unknown, expected: boolean][] = [
    [{ question: 'jenis', is: 'perusahaan' }, true],
    [{ question: 'jenis', is: ['perorangan', 'perusahaan'] }, true],
    [{ question: 'jenis', isNot: 'perusahaan' }, false],
    [{ question: 'jenis', isNot: 'perorangan' }, true],
    [{ question: 'ya', is: true }, true],
    [{ question: 'banyak', has: 'musik' }, true],
    [{ question: 'banyak', has: 'jalan' }, false],
    [{ question: 'jenis', answered: true }, true],
    [{ question: 'kosong', answered: false }, true],
    [{ question: 'kosong', is: 'x' }, false],
    [{ question: 'kosong', isNot: 'x' }, false],
    [{ question: 'orang', atLeast: 300 }, true],
    [{ question: 'orang', atMost: 299 }, false],
    [{ question: 'foto', atLeast: 2 }, true],
    [{ question: 'daftar', atMost: 2 }, true],
    [{ question: 'jenis', atLeast: 0 }, false],
    [{ question: 'akad', before: { days: 5 } }, true],
    [{ question: 'akad', before: { days: 4 } }, false],
    [{ question: 'akad', after: { days: 3 } }, true],
    [{ question: 'akad', before: { date: '2026-11-29' } }, true],
    [{ question: 'akad', after: { question: 'lahir' } }, true],
    [{ question: 'akad', before: { question: 'kosong' } }, false],
    [{ question: 'akad', before: { workingDays: 5 } }, true],
    [{ question: 'akad', before: { workingDays: 4 } }, false],
    [{ question: 'jenis', before: { days: 5 } }, false],
    [{ question: 'lahir', youngerThan: { years: 19 } }, true],
    [{ question: 'lahir', youngerThan: { years: 19, on: 'akad' } }, true],
    [{ question: 'lahir', youngerThan: { years: 18, on: 'akad' } }, false],
    [{ question: 'lahir', youngerThan: { years: 19, on: 'kosong' } }, false],
    [{ question: 'nik', sameAs: 'nik2' }, true],
    [{ question: 'nik', sameAs: 'kosong' }, false],
    [{ all: [{ question: 'ya', is: true }, { question: 'orang', atLeast: 1 }] }, true],
    [{ all: [{ question: 'ya', is: true }, { question: 'orang', atLeast: 301 }] }, false],
    [{ any: [{ question: 'ya', is: false }, { question: 'orang', atLeast: 1 }] }, true],
    [{ not: { question: 'ya', is: true } }, false]
  ];
  it.each(cases)('%j: %s', (rule, expected) => {
    expect(is(rule)).toBe(expected);
  });

  it.each([{}, { question: 'a' }, { question: 'a', is: 1, has: 2 }, { all: [] }, { question: 'a', before: {} }, { question: 'a', before: { days: 1, date: '2026-01-01' } }, 'a'])('%j is none', (rule) => {
    expect(condition.safeParse(rule).success).toBe(false);
  });

  it('names all its questions', () => {
    const rule: Condition = { all: [{ question: 'a', before: { question: 'b' } }, { not: { question: 'c', youngerThan: { years: 19, on: 'd' } } }, { any: [{ question: 'e', sameAs: 'f' }] }] };
    expect(questionsIn(rule)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });
});

describe('fewer than ten working days', () => {
  const rule: Condition = { question: 'akad', before: { workingDays: 10 } };
  const few = (today: string, akad: string): boolean => holds(rule, () => akad, onDay(today));

  // Christmas and its joint leave of 2026 lie between, by the decree in the catalogue.
  it.each([
    ['2026-11-24', '2026-11-24', true],
    ['2026-11-24', '2026-12-07', true],
    ['2026-11-24', '2026-12-08', false],
    ['2026-11-27', '2026-12-12', false],
    ['2026-12-21', '2027-01-04', true]
  ])('on %s for %s: %s', (today, akad, expected) => {
    expect(few(today, akad)).toBe(expected);
  });

  it('never turns back: once there is time enough, a later wedding has it too', () => {
    const day = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(day, day, day, (start, first, more) => {
        const today = shiftDay('2026-01-05', start);
        if (!few(today, shiftDay(today, first))) expect(few(today, shiftDay(today, first + more))).toBe(false);
      }),
      { numRuns: 300 }
    );
  });
});

describe('days', () => {
  it('knows real days only', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1890, max: 2110 }), fc.integer({ min: -1, max: 14 }), fc.integer({ min: -1, max: 33 }), (year, month, day) => {
        const real = dayFrom(year, month, day);
        const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
        expect(real !== undefined).toBe(year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= last);
      })
    );
  });
  it.each([
    ['2000-02-29', '2018-02-28', 17],
    ['2000-02-29', '2018-03-01', 18],
    ['1995-08-17', '2026-08-16', 30],
    ['1995-08-17', '2026-08-17', 31]
  ])('%s is on %s %i years old', (birth, on, years) => {
    expect(ageOn(birth, on)).toBe(years);
  });
});
