import { expect, it } from 'vitest';
import type { Condition } from '#service/conditions.ts';
import { aService } from '../../../../tests/factories/services.ts';
import { conditionText } from './condition-text.ts';
import { describeDefinition } from './describe-definition.ts';

const usaha = aService('surat-keterangan-domisili-usaha');
const nikah = aService('dispensasi-nikah');

it.each<[Condition, string]>([
  [{ question: 'jenis', is: 'perusahaan' }, 'bila “Usaha ini milik perorangan atau badan usaha?” dijawab Badan usaha'],
  [{ question: 'tempat_status', isNot: ['milik', 'sewa'] }, 'bila “Tempat usaha ini milik siapa?” bukan Milik sendiri atau Sewa'],
  [{ question: 'telepon', answered: true }, 'bila “Nomor HP yang dapat dihubungi” diisi'],
  [{ question: 'telepon', answered: false }, 'bila “Nomor HP yang dapat dihubungi” kosong'],
  [{ all: [{ question: 'jenis', is: 'perorangan' }, { not: { question: 'telepon', answered: true } }] }, 'bila “Usaha ini milik perorangan atau badan usaha?” dijawab Perorangan dan kecuali bila “Nomor HP yang dapat dihubungi” diisi'],
  [{ question: 'badan_akta_tanggal', before: { date: '2020-01-01' } }, 'bila “Tanggal akta pendirian” sebelum 1 Januari 2020'],
  [{ question: 'badan_akta_tanggal', after: { question: 'lahir_tanggal' } }, 'bila “Tanggal akta pendirian” sesudah “Tanggal lahir”'],
  [{ question: 'nik', sameAs: 'nomor' }, 'bila “NIK” sama dengan “nomor”']
])('a condition reads as a sentence: %j', (condition, sentence) => expect(conditionText(usaha, condition)).toBe(sentence));

it('says nothing where there is no condition', () => expect(conditionText(usaha, undefined)).toBe(''));

it('tells a whole definition without a word of its own language', () => {
  for (const definition of [usaha, nikah, aService('surat-keterangan-bepergian'), aService('rekomendasi-izin-keramaian')]) {
    const told = JSON.stringify(describeDefinition(definition));
    expect(told).not.toMatch(/undefined|\[object|youngerThan|isNot|workingDays/);
  }
  expect(describeDefinition(nikah).stops[0]?.when).toContain('10 hari kerja');
});
