import { expect, it } from 'vitest';
import { describeChanges } from '#office/describe-changes.ts';
import { settingChanges } from '#office/setting-changes.ts';
import type { OfficeSettings } from '#office/settings.ts';
import { pulauBurung } from '../../../tests/factories/office.ts';

const base = pulauBurung();
const names = { villages: new Map(base.villages.map(({ id, name }) => [id, name])), posts: new Map(base.posts.map(({ id, title }) => [id, title])) };
const told = (after: Partial<OfficeSettings>) => describeChanges(settingChanges(base, { ...base, ...after }), names);

it.each<[Partial<OfficeSettings>, string[]]>([
  [{ address: 'Jalan Pelabuhan 1' }, ['Alamat kantor: Jalan Pelabuhan 1']],
  [{ place: 'Tembilahan', signing: 'certificate' }, ['Tempat pada surat: Pulau Burung menjadi Tembilahan', 'Cara tanda tangan: pena dan stempel menjadi sertifikat elektronik']],
  [{ numbers: { ...base.numbers, series: 'classification' } }, ['Urutan nomor: satu urutan untuk semua surat menjadi satu urutan tiap kode klasifikasi']],
  [{ hours: { ...base.hours, working: { ...base.hours.working, friday: [], saturday: ['08.00-12.00'] } } }, ['Jam kerja Jumat: 07.30–11.30 dan 13.00–16.30 dihapus', 'Jam kerja Sabtu: 08.00–12.00']],
  [{ exceptions: [{ date: '2026-12-01', reason: 'Listrik padam', working: [] }] }, ['Jam khusus 1 Desember 2026 ditambahkan: Listrik padam']],
  [{ villages: base.villages.map((village) => (village.id === '14.04.17.2003' ? { ...village, name: 'Sungai Danai' } : village)) }, ['Desa Sungaidanai, nama: Sungaidanai menjadi Sungai Danai']],
  [{ posts: base.posts.filter(({ id }) => id !== 'pengawas') }, ['Jabatan Pengawas dihapus (tadinya Pengawas)']],
  [{ openOnJointLeave: ['2026-12-24'] }, ['Cuti bersama yang tetap buka: 24 Desember 2026']]
])('tells a change in words an official uses: %j', (after, sentences) => {
  expect(told(after)).toEqual(sentences);
});

it('tells a holiday that went with its name', () => {
  const gone = base.holidays.at(-1)!;
  const [sentence, ...more] = told({ holidays: base.holidays.slice(0, -1) });
  expect(more).toEqual([]);
  expect(sentence).toContain(`dihapus (tadinya ${gone.name})`);
});

it('tells an added period of Ramadan once', () => {
  const ramadan = base.hours.ramadan!;
  const periods = [...ramadan.periods, { from: '2028-01-28', to: '2028-02-25' }];
  expect(told({ hours: { ...base.hours, ramadan: { ...ramadan, periods } } })).toEqual(['Ramadan mulai 28 Januari 2028 ditambahkan: 25 Februari 2028']);
});
