import { describe, expect, it } from 'vitest';
import { searchServices } from '#service/search.ts';
import { services } from '../../../tests/factories/services.ts';

const all = [...services.values()];
const found = (query: string): string[] => searchServices(all, query).map((service) => service.slug);

const sktm = 'surat-keterangan-tidak-mampu';
const nikah = 'dispensasi-nikah';
const usaha = 'surat-keterangan-domisili-usaha';
const ramai = 'rekomendasi-izin-keramaian';
const pergi = 'surat-keterangan-bepergian';

describe('everyday words find the service first', () => {
  it.each([
    ['miskin', sktm], ['SKTM', sktm], ['surat tdk mampu', sktm], ['beasiswa anak', sktm], ['poor', sktm],
    ['nikah', nikah], ['kawin', nikah], ['pernikahan', nikah], ['mau nikah minggu depan', nikah], ['wedding', nikah],
    ['warung', usaha], ['toko', usaha], ['kredit bank', usaha], ['izin usaha', usaha],
    ['orgen tunggal', ramai], ['hajatan', ramai], ['pesta nikah', ramai], ['pasar malam', ramai],
    ['pergi ke batam', pergi], ['surat jalan', pergi], ['merantau', pergi], ['travel', pergi],
    ['assalamualaikum pak mau urus surat keterangan tdk mampu bisa lewat wa?', sktm],
    ['pagi bu, sy mau ngajuin dispensasi nikah akadnya hari kamis ini', nikah]
  ])('%s', (query, slug) => {
    expect(found(query)[0]).toBe(slug);
  });
});

describe('slips of the finger are forgiven', () => {
  it.each([['miskn', sktm], ['tidak mmapu', sktm], ['nikha', nikah], ['dispensai', nikah], ['warng', usaha], ['domisli', usaha], ['keramean', ramai], ['bepergain', pergi]])('%s', (query, slug) => {
    expect(found(query)[0]).toBe(slug);
  });
});

it('finds nothing rather than anything', () => {
  for (const query of ['', '   ', '???', 'xyz', 'sepeda', 'a', 'q'.repeat(5000)]) expect(found(query), query).toEqual([]);
});

it('lists services for a word that stands in their titles only', () => {
  expect(found('surat keterangan')).toHaveLength(3);
});
