import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarOf, villageCalendar } from '#office/calendar.ts';
import { addWorkingDays, addWorkingMinutes, isOpen, nextOpen, workingDays, workingMinutesBetween } from '#office/working-time.ts';
import { pulauBurung } from '../../../tests/factories/office.ts';

/** "2026-11-25 09.12" on the wall clock in Pulau Burung. */
function wib(text: string): Date {
  return new Date(`${text.replace(' ', 'T').replace('.', ':')}+07:00`);
}
function shown(instant: Date): string {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ').replace(':', '.');
}

const office = pulauBurung();
const calendar = calendarOf(office);

describe('isOpen', () => {
  test.each([
    ['2026-11-25 07.29', false, 'before'],
    ['2026-11-25 07.30', true, 'the first minute'],
    ['2026-11-25 11.59', true, ''],
    ['2026-11-25 12.00', false, 'break'],
    ['2026-11-25 13.00', true, ''],
    ['2026-11-25 15.59', true, 'the last minute'],
    ['2026-11-25 16.00', false, 'closing time'],
    ['2026-11-27 11.30', false, 'Friday prayer'],
    ['2026-11-27 12.59', false, ''],
    ['2026-11-27 16.29', true, 'Friday ends later'],
    ['2026-11-28 09.00', false, 'Saturday'],
    ['2026-11-29 09.00', false, 'Sunday'],
    ['2026-12-24 09.00', false, 'joint leave'],
    ['2026-12-25 09.00', false, 'national holiday'],
    ['2026-02-18 07.30', true, 'the day before Ramadan'],
    ['2026-02-19 07.30', false, 'Ramadan begins at 08.00'],
    ['2026-02-19 08.00', true, ''],
    ['2026-02-19 12.15', false, 'the short break'],
    ['2026-02-19 12.30', true, ''],
    ['2026-02-19 15.00', false, 'Ramadan ends at 15.00'],
    ['2025-03-01 09.00', false, 'a Saturday in Ramadan'],
    ['2026-03-19 09.00', false, 'holiday in Ramadan'],
    ['1999-11-24 09.00', true, 'a Wednesday long ago'],
    ['2090-11-22 09.00', true, 'a Wednesday far ahead'],
  ])('%s: %s %s', (at, open) => {
    expect(isOpen(calendar, wib(at))).toBe(open);
  });

  test('seconds of the last minute still count as it', () => {
    expect(isOpen(calendar, new Date(wib('2026-11-25 15.59').getTime() + 59_999))).toBe(true);
  });
});

describe('addWorkingMinutes', () => {
  test.each([
    ['2026-11-25 09.12', 0, '2026-11-25 09.12', 'nothing'],
    ['2026-11-25 09.12', 60, '2026-11-25 10.12', 'the same morning'],
    ['2026-11-25 11.30', 30, '2026-11-25 12.00', 'ends with the morning'],
    ['2026-11-25 11.30', 31, '2026-11-25 13.01', 'over the break'],
    ['2026-11-25 15.30', 30, '2026-11-25 16.00', 'ends with the day'],
    ['2026-11-25 15.30', 31, '2026-11-26 07.31', 'over the night'],
    ['2026-11-25 22.00', 1, '2026-11-26 07.31', 'filed at night'],
    ['2026-11-25 06.00', 60, '2026-11-25 08.30', 'filed before opening'],
    ['2026-11-25 09.12', 450, '2026-11-26 09.12', 'one working day'],
    ['2026-11-27 11.00', 60, '2026-11-27 13.30', 'over the Friday break'],
    ['2026-11-27 16.00', 60, '2026-11-30 08.00', 'over the weekend'],
    ['2026-11-28 10.00', 450, '2026-11-30 16.00', 'filed on a Saturday'],
    ['2026-12-23 15.00', 120, '2026-12-28 08.30', 'over joint leave, Christmas and the weekend'],
    ['2025-03-27 14.00', 120, '2025-04-08 08.30', 'over Nyepi, Idulfitri and its joint leave'],
    ['2026-02-18 15.30', 60, '2026-02-19 08.30', 'into Ramadan'],
    ['2026-02-18 07.30', 450 + 390, '2026-02-19 15.00', 'a Ramadan day has 390 minutes'],
    ['2026-11-25 07.30', 2250 * 4, '2026-12-22 16.00', 'four weeks of 37 h 30 min'],
  ])('%s + %i = %s (%s)', (from, minutes, to) => {
    expect(shown(addWorkingMinutes(calendar, wib(from), minutes))).toBe(to);
  });

  test.each([-1, 0.5, NaN, Infinity])('%s minutes are our own fault', (minutes) => {
    expect(() => addWorkingMinutes(calendar, wib('2026-11-25 09.12'), minutes)).toThrow(RangeError);
  });

  test('an office that never opens has no answer, but an end', () => {
    const never = { ...calendar, openings: () => [], minutesBefore: () => 0 };
    expect(() => addWorkingMinutes(never, wib('2026-11-25 09.12'), 1)).toThrow('hundred years');
  });
});

test('workingMinutesBetween is negative for a deadline that has passed', () => {
  expect(workingMinutesBetween(calendar, wib('2026-11-25 14.32'), wib('2026-11-25 16.00'))).toBe(88);
  expect(workingMinutesBetween(calendar, wib('2026-11-26 08.00'), wib('2026-11-25 15.30'))).toBe(-60);
  expect(workingMinutesBetween(calendar, wib('2026-11-28 08.00'), wib('2026-11-29 15.30'))).toBe(0);
});

test('nextOpen is the minute itself, or the next beginning', () => {
  expect(shown(nextOpen(calendar, wib('2026-11-25 09.12')))).toBe('2026-11-25 09.12');
  expect(shown(nextOpen(calendar, wib('2026-11-25 12.10')))).toBe('2026-11-25 13.00');
  expect(shown(nextOpen(calendar, wib('2026-11-27 16.30')))).toBe('2026-11-30 07.30');
  expect(shown(nextOpen(calendar, wib('2026-12-23 16.00')))).toBe('2026-12-28 07.30');
});

describe('working days before a wedding', () => {
  test.each([
    ['2026-11-02', '2026-11-16', 10, 'Monday to Monday two weeks on'],
    ['2026-11-02', '2026-11-15', 10, 'wedding on a Sunday'],
    ['2026-11-03', '2026-11-15', 9, 'a day too late'],
    ['2026-11-01', '2026-11-15', 10, 'filed on a Sunday'],
    ['2026-12-14', '2026-12-28', 8, 'joint leave and Christmas between'],
    ['2026-11-25', '2026-11-25', 0, 'the wedding is today'],
    ['2026-11-25', '2026-11-24', -1, 'was yesterday'],
  ])('%s to %s: %i (%s)', (from, to, days) => {
    expect(workingDays(calendar, from, to)).toBe(days);
  });

  test.each([
    ['2026-11-25', 1, '2026-11-26'],
    ['2026-11-25', 2, '2026-11-27'],
    ['2026-11-25', 3, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-12-23', 1, '2026-12-28'],
  ])('%s and %i working days later: %s', (from, days, to) => {
    expect(addWorkingDays(calendar, from, days)).toBe(to);
  });

  test('adding days is the inverse of counting them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 60 }), (offset, days) => {
        const from = new Date(Date.UTC(2025, 0, 1 + offset)).toISOString().slice(0, 10);
        const after = new Date(Date.UTC(2025, 0, 2 + offset)).toISOString().slice(0, 10);
        const to = addWorkingDays(calendar, from, days);
        expect(workingDays(calendar, after, to)).toBe(days - 1);
        expect(calendar.openings(Date.parse(to) / 86_400_000)).not.toEqual([]);
      }),
    );
  });
});

describe('what an office can change', () => {
  test('counter hours apart from working hours', () => {
    const morning = ['08.00-11.00'];
    const counter = { monday: morning, tuesday: morning, wednesday: morning, thursday: morning, friday: morning, saturday: [], sunday: [] };
    const shorter = pulauBurung({ hours: { ...office.hours, counter } });
    expect(isOpen(calendarOf(shorter, 'counter'), wib('2026-11-25 14.00'))).toBe(false);
    expect(isOpen(calendarOf(shorter, 'counter'), wib('2026-11-25 08.00'))).toBe(true);
    expect(isOpen(calendarOf(shorter), wib('2026-11-25 14.00'))).toBe(true);
    expect(isOpen(calendarOf(office, 'counter'), wib('2026-11-25 14.00'))).toBe(true);
  });

  test('a joint-leave day on which the office serves; the national holiday beside it stays closed', () => {
    const serving = calendarOf(pulauBurung({ openOnJointLeave: ['2026-12-24', '2026-12-25'] }));
    expect(isOpen(serving, wib('2026-12-24 09.00'))).toBe(true);
    expect(isOpen(serving, wib('2026-12-25 09.00'))).toBe(false);
  });

  test('a single day: closed, or open on a Sunday, or shorter at the counter', () => {
    const changed = pulauBurung({
      exceptions: [
        { date: '2026-11-25', reason: 'Air pasang masuk kantor', working: [] },
        { date: '2026-11-29', reason: 'Layanan Minggu', working: ['09.00-11.00'] },
        { date: '2026-11-30', reason: 'Rapat', working: ['07.30-16.00'], counter: ['10.00-12.00'] },
      ],
    });
    expect(shown(nextOpen(calendarOf(changed), wib('2026-11-25 09.00')))).toBe('2026-11-26 07.30');
    expect(shown(addWorkingMinutes(calendarOf(changed), wib('2026-11-27 16.00'), 60))).toBe('2026-11-29 09.30');
    expect(isOpen(calendarOf(changed), wib('2026-11-30 12.30'))).toBe(true);
    expect(isOpen(calendarOf(changed, 'counter'), wib('2026-11-30 09.00'))).toBe(false);
  });

  test('another zone moves the clock, not the rules', () => {
    const papua = calendarOf(pulauBurung({ zone: 'Asia/Jayapura' }));
    expect(isOpen(papua, new Date('2026-11-24T22:30:00Z'))).toBe(true);
    expect(isOpen(papua, new Date('2026-11-24T22:29:00Z'))).toBe(false);
    expect(isOpen(calendarOf(pulauBurung({ zone: 'Asia/Makassar' })), new Date('2026-11-24T23:30:00Z'))).toBe(true);
  });

  test('a village with hours of its own, and one without', () => {
    const saturday = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: ['08.00-12.00'], sunday: [] };
    const [first] = office.villages;
    if (!first) throw new Error('the office has villages');
    expect(isOpen(villageCalendar(office, { ...first, hours: saturday }), wib('2026-11-28 09.00'))).toBe(true);
    expect(isOpen(villageCalendar(office, { ...first, hours: saturday }), wib('2027-12-25 09.00'))).toBe(false);
    expect(isOpen(villageCalendar(office, first), wib('2026-11-25 09.00'))).toBe(true);
  });
});
