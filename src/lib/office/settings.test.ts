import { describe, expect, test } from 'vitest';
import { loadHolidaysYaml } from '#office/calendar-holidays.ts';
import { minutesOpen, openingsOf, readOpening, weekdays, writeOpening } from '#office/hours.ts';
import { checkOfficeSettings, headTitle, loadOfficeYaml, postsToFill, villageHeadTitle, villageTitle } from '#office/settings.ts';
import { catalogueText, pulauBurung } from '../../../tests/factories/office.ts';

const text = catalogueText('office.yaml');
const office = pulauBurung();

describe('Kecamatan Pulau Burung', () => {
  test('has its 14 villages, its posts and 37 hours 30 minutes a week', () => {
    expect(office.villages).toHaveLength(14);
    expect(office.villages.every(({ kind }) => kind === 'desa')).toBe(true);
    const week = (hours: typeof office.hours.working) => weekdays.reduce((sum, day) => sum + minutesOpen(openingsOf(hours[day])), 0);
    expect(week(office.hours.working)).toBe(2250);
    expect(office.hours.ramadan && week(office.hours.ramadan.working)).toBe(1950);
    expect(postsToFill(office)).toHaveLength(office.posts.length + 14);
    expect(postsToFill(office).at(-1)).toEqual({ id: 'desa-2014', role: 'village_officer', title: 'Petugas Desa Sukaharjo Jaya', village: '14.04.17.2014' });
    expect(headTitle(office)).toBe('Camat Pulau Burung');
  });

  test('invents no address and no telephone', () => {
    for (const field of ['address', 'postcode', 'phone', 'whatsapp', 'email', 'website'] as const) expect(office[field]).toBeUndefined();
  });

  test('knows the decreed holidays: 17, 17 and 18 national days, 11, 8 and 8 of joint leave', () => {
    const count = (year: string, kind: string) => office.holidays.filter((day) => day.date.startsWith(year) && day.kind === kind).length;
    expect(['2025', '2026', '2027'].map((year) => [count(year, 'national'), count(year, 'joint')])).toEqual([[17, 11], [17, 8], [18, 8]]);
  });

  test('the weekday beside each holiday is the right one', () => {
    const names = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];
    const written = [...catalogueText('holidays.yaml').matchAll(/^ {4}(\d{4}-\d\d-\d\d): ".*" # (\w+)$/gm)];
    expect(written).toHaveLength(79);
    for (const [, date = '', weekday] of written) expect([date, names[new Date(`${date}T00:00:00Z`).getUTCDay()]]).toEqual([date, weekday]);
  });

  test('checked settings check again to the same, also after a round through the database', () => {
    expect(checkOfficeSettings(JSON.parse(JSON.stringify(office)))).toEqual({ ok: true, office });
  });
});

/** The errors of the office file with one line replaced. */
function errorsWith(find: string | RegExp, replacement: string) {
  const changed = text.replace(find, replacement);
  expect(changed).not.toBe(text);
  const read = loadOfficeYaml(changed, []);
  return { errors: read.ok ? [] : read.errors, lineOf: (part: string) => changed.split('\n').findIndex((line) => line.includes(part)) + 1 };
}

describe('a wrong line is told with its number and what to write', () => {
  test.each([
    ['a missing field', /^place:.*\n/m, '', 'place', 'belum ada', undefined],
    ['an unknown field', 'paper: F4', 'paper: F4\npapar: A4', 'papar', '“papar” tidak dikenal', 'papar'],
    ['a wrong choice', 'paper: F4', 'paper: A5', 'paper', 'F4, A4', 'paper: A5'],
    ['a number as text', 'padding: 4', 'padding: empat', 'numbers.padding', 'angka', 'padding: empat'],
    ['too large a number', 'padding: 4', 'padding: 40', 'numbers.padding', 'paling besar 6', 'padding: 40'],
    ['a pattern without a year', '/{year}"', '"', 'numbers.pattern', '{year}', 'pattern:'],
    ['unreadable hours', 'friday: [07.30-11.30, 13.00-16.30]', 'friday: [pagi]', 'hours.working.friday.0', '07.30-12.00', 'friday: [pagi]'],
    ['hours backwards', 'friday: [07.30-11.30, 13.00-16.30]', 'friday: [16.30-07.30]', 'hours.working.friday.0', '07.30-12.00', 'friday: [16'],
    ['overlapping hours', 'friday: [07.30-11.30, 13.00-16.30]', 'friday: [07.30-13.30, 13.00-16.30]', 'hours.working.friday.1', 'bertumpang tindih', 'friday: [07.30-13'],
    ['no such day', 'from: 2025-03-01', 'from: 2025-02-30', 'hours.ramadan.periods.0.from', 'tahun-bulan-hari', '2025-02-30'],
    ['a period backwards', 'to: 2025-03-30', 'to: 2025-02-27', 'hours.ramadan.periods.0.to', 'sesudah hari pertama', '2025-02-27'],
    ['a village of another sub-district', '"14.04.17.2003"', '"14.04.18.2003"', 'villages.2.id', '14.04.17', '14.04.18.2003'],
    ['a village twice', '"14.04.17.2003"', '"14.04.17.2002"', 'villages.2.id', 'sudah dipakai', 'Sungaidanai'],
    ['two heads', 'role: secretary', 'role: head', 'posts', 'hanya boleh satu', 'posts:'],
    ['a section head without a section', ', section: trantib', '', 'posts.3.section', 'section', 'kasi-trantib'],
    ['a wrong telephone', 'paper: F4', 'paper: F4\nphone: "12"', 'phone', 'kurang panjang', 'phone: "12"'],
    ['a website without its beginning', 'paper: F4', 'paper: F4\nwebsite: pulauburung', 'website', 'https://', 'website: pul'],
    ['serving on a day that is no joint leave', 'openOnJointLeave: []', 'openOnJointLeave: [2026-12-25]', 'openOnJointLeave.0', 'bukan cuti bersama', 'openOnJointLeave: [20'],
    ['a list that is none', 'exceptions: []', 'exceptions: tidak ada', 'exceptions', 'daftar', 'exceptions: tidak'],
    ['a field twice', 'paper: F4', 'paper: F4\npaper: A4', '', 'dua kali', 'paper: A4'],
    ['an open quote', 'paper: F4', 'paper: "F4', '', 'tanda', undefined],
  ])('%s', (_, find, replacement, path, message, onLine) => {
    const { errors, lineOf } = errorsWith(find, replacement);
    const error = errors.find((one) => one.path === path && one.message.includes(message));
    expect(errors.map((one) => one.message).join(' | ')).toContain(message);
    expect(error).toBeDefined();
    if (onLine) expect(error?.line).toBe(lineOf(onLine));
  });

  test.each(['', 'halo', '- satu', '42', 'null', '[', 'a: &a [*a, *a]'])('a file that is something else: %j', (other) => {
    expect(loadOfficeYaml(other, []).ok).toBe(false);
  });

  test('a file that multiplies itself is refused quickly', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]', ...'bcdefgh'.split('').map((key, at) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(', ')}]`)].join('\n');
    expect(loadOfficeYaml(bomb, []).ok).toBe(false);
  });
});

test('a holiday of the office itself goes before the shared one of the same day', () => {
  const own = text.replace('holidays: []', 'holidays: [{ date: 2026-12-24, name: Hari jadi, kind: national }]');
  const read = loadOfficeYaml(own, [{ date: '2026-12-24', name: 'Natal', kind: 'joint' }, { date: '2026-12-25', name: 'Natal', kind: 'national' }]);
  expect(read.ok && read.office.holidays.map(({ name }) => name)).toEqual(['Hari jadi', 'Natal']);
});

test('holidays: a day in two decrees is told', () => {
  const entry = '- decree: x\n  source: x\n  confidence: x\n  national:\n    2026-01-01: Tahun Baru\n  joint: {}\n';
  expect(loadHolidaysYaml(entry)).toMatchObject({ ok: true, holidays: [{ date: '2026-01-01', name: 'Tahun Baru', kind: 'national' }] });
  expect(loadHolidaysYaml(entry + entry)).toMatchObject({ ok: false, errors: [{ line: 11, message: expect.stringContaining('sudah ada') as string }] });
  expect(loadHolidaysYaml(entry.replace('2026-01-01', '2026-02-30'))).toMatchObject({ ok: false, errors: [{ line: 5, message: expect.stringContaining('tahun-bulan-hari') as string }] });
});

test.each([
  ['07.30-12.00', '07.30-12.00'],
  ['7:30 - 12:00', '07.30-12.00'],
  ['07.30–24.00', '07.30-24.00'],
  ['24.00-25.00', undefined],
  ['07.30-07.30', undefined],
  ['07.60-08.00', undefined],
  ['00.00-24.01', undefined],
])('hours %s', (typed, written) => {
  const read = readOpening(typed);
  expect(read && writeOpening(read)).toBe(written);
});

test('a village and its head are named by their kind', () => {
  expect(villageTitle({ name: 'Sri Damai', kind: 'desa' })).toBe('Desa Sri Damai');
  expect(villageHeadTitle({ name: 'Sri Damai', kind: 'desa' })).toBe('Kepala Desa Sri Damai');
  expect(villageTitle({ name: 'Tembilahan', kind: 'kelurahan' })).toBe('Kelurahan Tembilahan');
  expect(villageHeadTitle({ name: 'Tembilahan', kind: 'kelurahan' })).toBe('Lurah Tembilahan');
});
