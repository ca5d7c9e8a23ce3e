import { describe, expect, test } from 'vitest';
import { holdsPersonalData } from '#letter/public-reason.ts';

describe('a reason that others read', () => {
  test.each([
    'Nama tercetak keliru, sudah diganti surat baru.',
    'Diganti surat 400.10.4.4/0131/KEC-PB/XI/2026 tanggal 25-11-2026.',
    'Ditarik tanggal 25.11.2026, dicetak ulang 26/11/2026.',
    'Siti lain yang dimaksud'
  ])('may say %j', (reason) => {
    expect(holdsPersonalData(reason, 'Siti Aminah')).toBe(false);
  });

  test.each([
    ['Salah orang, bukan Siti Aminah', 'Siti Aminah'],
    ['salah orang: AMINAH, SITI', 'Hj. Siti Aminah, S.Pd.'],
    ['Surat untuk Moh. Safrudin keliru', 'Mohammad Syafrudin'],
    ['NIK 1404175708950002 keliru', 'Siti Aminah'],
    ['NIK 14.04.17.570895.0002 keliru', 'Siti Aminah'],
    ['hubungi 0812-3456-7890', 'Siti Aminah'],
    ['Sapri sudah pindah', 'Sapri']
  ])('may not say %j', (reason, name) => {
    expect(holdsPersonalData(reason, name)).toBe(true);
  });
});
