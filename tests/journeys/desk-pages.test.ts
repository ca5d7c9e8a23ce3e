import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { dataKeyOf } from '#platform/data-key.server.ts';
import { inOffice } from '#platform/database.server.ts';
import { inspectUpload } from '#platform/upload.server.ts';
import { insertFile, storeUpload } from '#application/files.server.ts';
import { carryOut, carryOutAll, exampleAnswers, officerActor, officerRequest, submitExample } from '../factories/applications.ts';
import { expectAccessible, PHONE } from '../factories/browser.ts';
import { desk, EVENT, PHOTO, press, SKTM, useStaffedSite, WIDE } from './staffed-site.ts';

const { site, browser, as, stateOf, clear } = useStaffedSite();

test('who may not, sees nothing: another section, the village, a visitor; who only reads has no buttons', async () => {
  await clear();
  const { code } = await submitExample(site.office, SKTM);
  const pages = new Map<string, Page>();
  const status = async (username: string, path: string) => {
    const page = pages.get(username) ?? (await as(username));
    pages.set(username, page);
    return (await page.request.get(path, { headers: { accept: 'text/html' }, maxRedirects: 0 })).status();
  };
  expect(await status('trantib', desk(code))).toBe(403);
  expect(await status('trantib', `${desk(code)}/draf.pdf`)).toBe(403);
  expect(await status('trantib', `${desk(code)}/draf.svg`)).toBe(403);
  expect(await status('kesos', desk(code))).toBe(200);
  for (const path of ['/kantor', '/kantor/cari', '/kantor/loket', desk(code), `${desk(code)}/koreksi`, `${desk(code)}/pin`]) {
    expect(await status('desa', path), path).toBe(403);
  }
  expect(await status('kesos', `${desk(code)}/draf.pdf`)).toBe(200);
  expect(await status('kesos', `${desk(code)}/draf.svg`)).toBe(200);
  expect(await status('kesos', `${desk(code)}/pin`)).toBe(403);
  expect(await status('kesos', `${desk(code)}/lapangan`)).toBe(409);
  expect(await status('rosmini', desk('AAAAAAAAAAAA'))).toBe(404);
  const lost = await as('trantib', PHONE);
  await lost.goto(desk(code));
  await lost.getByText('Halaman ini bukan untuk jabatan Anda.').waitFor();
  await expectAccessible(lost, 'a page for somebody else');
  const visitor = await browser.open({ baseURL: site.origin });
  await visitor.goto(desk(code));
  expect(new URL(visitor.url()).pathname).toBe('/masuk');
  const reader = await as('pengawas');
  await reader.goto(desk(code));
  for (const name of [/^Terima/, /^Kembalikan/, /^Tolak/, /^Ambil/, /^Simpan/]) expect(await reader.getByRole('button', { name }).count()).toBe(0);
  expect(await reader.getByRole('checkbox', { name: /^Salah/ }).count()).toBe(0);
  // A form that somebody builds by hand is refused all the same.
  const answer = await reader.request.post(`${desk(code)}?/terima`, { form: { key: 'k', seen: '1' }, headers: { origin: site.origin, accept: 'text/html' } });
  expect(answer.status()).toBe(403);
});

test('a photo is shown to the desk alone, kept by no cache, and runs nothing', async () => {
  await clear();
  const { id, code } = await submitExample(site.office, SKTM);
  const key = (await inOffice(site.office.id, (tx) => dataKeyOf(tx, site.office.id, id, 'case')))!;
  const bytes = readFileSync(PHOTO);
  const found = await inspectUpload(bytes);
  if (!found.ok || found.kind === 'pdf') throw new Error('not a photo');
  const row = await storeUpload(site.office.id, { kind: 'application', id }, key, { question: 'foto_ktp', kind: found.kind, bytes, thumbnail: found.thumbnail, width: found.width, height: found.height, ready: true });
  await inOffice(site.office.id, (tx) => insertFile(tx, row));
  await carryOutAll(site.office, id, [[officerActor(site.office.id, 'operator'), { type: 'return', reasons: { foto_ktp: 'Buram.' } }]]);
  await carryOut({ ...officerRequest(site.office, { kind: 'public' }, id), residentProved: true }, { type: 'resubmit', answers: exampleAnswers(SKTM, { foto_ktp: { files: [row.id] } }) });

  const page = await as('rosmini');
  await page.goto(desk(code));
  const photo = page.getByRole('img', { name: 'Foto KTP pemohon' });
  await photo.scrollIntoViewIfNeeded();
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await press(page, /^Putar ?: Foto KTP/);
  expect(await photo.getAttribute('class')).toContain('t1');
  await photo.click();
  await page.getByRole('dialog', { name: 'Foto KTP pemohon' }).waitFor();
  await page.keyboard.press('Escape');

  const path = `${desk(code)}/berkas/${row.id}`;
  for (const [address, type] of [[path, 'image/jpeg'], [`${path}/kecil`, 'image/webp']] as const) {
    const answer = await page.request.get(address);
    expect(answer.status()).toBe(200);
    expect(answer.headers()).toMatchObject({ 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(answer.headers()['content-security-policy']).toContain('sandbox');
    expect(answer.headers()['content-disposition']).toMatch(/^inline; filename="[a-z]+-[0-9A-Z]{12}\.(jpg|webp)"$/);
  }
  const other = await submitExample(site.office, SKTM);
  expect((await page.request.get(`${desk(other.code)}/berkas/${row.id}`)).status()).toBe(404);
  expect((await page.request.get(`${desk(code)}/berkas/..%2f..%2fmaster.key`)).status()).toBe(404);
  expect((await (await as('trantib')).request.get(path)).status()).toBe(403);
  const read = await site.database.asOwner<{ n: number }>(`select count(*)::int as n from reading where application_id = $1 and what = 'file'`, [id]);
  expect(read[0]!.n).toBeGreaterThanOrEqual(2);
});

test('searching leaves nothing of the person in address or log', async () => {
  const nik = '1404175708950002';
  await submitExample(site.office, SKTM, { nik, nama: 'Daeng Matteru' });
  const page = await as('rosmini');
  for (const typed of ['daeng', nik]) {
    await page.goto('/kantor');
    await page.getByLabel('Cari nama, NIK, kode, atau nomor surat').fill(typed);
    await press(page, 'Cari');
    await page.getByRole('link', { name: 'Daeng Matteru' }).first().waitFor();
    expect(page.url()).toBe(`${site.origin}/kantor/cari`);
  }
  await page.goto('/kantor/cari');
  await page.getByLabel('Cari nama, NIK, kode, atau nomor surat').fill('14041757089500');
  await press(page, 'Cari');
  await page.getByText('NIK terdiri dari 16 angka').waitFor();
  expect(site.log).not.toMatch(/1404175708|daeng|Matteru/i);
});

test('several at once: taken together, handed to a colleague, initialled', async () => {
  await clear();
  const cases = [await submitExample(site.office, SKTM), await submitExample(site.office, SKTM)];
  const page = await as('rosmini', { ...PHONE, javaScriptEnabled: false });
  await page.goto('/kantor?antrean=periksa');
  await press(page, 'Ambil untuk saya');
  await page.getByText('Belum ada permohonan yang dipilih').waitFor();
  for (const box of await page.getByRole('checkbox', { name: /^Pilih/ }).all()) await box.check();
  await press(page, 'Ambil untuk saya');
  await page.getByText('2 permohonan diambil.').waitFor();
  expect(page.url()).toContain('antrean=periksa');
  await page.getByRole('checkbox', { name: /^Pilih/ }).first().check();
  await page.getByLabel('Alihkan kepada').selectOption({ label: 'Burhan' });
  await press(page, 'Alihkan');
  await page.getByText('1 permohonan dialihkan.').waitFor();
  for (const { id } of cases) await carryOutAll(site.office, id, [[officerActor(site.office.id, 'operator'), { type: 'accept', originalsSeen: [] }]]);
  const kasi = await as('kesos');
  await kasi.goto('/kantor');
  for (const box of await kasi.getByRole('checkbox', { name: /^Pilih/ }).all()) await box.check();
  await kasi.getByText('2 dipilih').waitFor();
  await press(kasi, 'Paraf');
  await kasi.getByText('2 permohonan diparaf.').waitFor();
  for (const { id } of cases) expect(await stateOf(id)).toBe('secretary_review');
});

test('a new PIN at the counter is shown once, after the identity card was seen', async () => {
  const { code } = await submitExample(site.office, SKTM);
  const page = await as('rosmini');
  await page.goto(`${desk(code)}/pin`);
  await press(page, 'Buat PIN baru');
  await page.getByText('Lihat dulu KTP aslinya').waitFor();
  await page.getByLabel('KTP asli sudah saya lihat dan cocok').check();
  await press(page, 'Buat PIN baru');
  await page.getByText('PIN ini hanya tampil sekali').waitFor();
  const [shown, pin] = await page.locator('.code').allTextContents();
  expect(shown).toMatch(/^PB(-[0-9A-Z]{4}){3}$/);
  expect(pin).toMatch(/^\d{6}$/);
  expect(site.log).not.toContain(pin!);
});

test('at the counter: the same form as residents, and a printed list of what is missing', async () => {
  const page = await as('rosmini', { ...PHONE, javaScriptEnabled: false });
  await page.goto('/kantor/loket');
  await page.getByRole('link', { name: /^Daftar kekurangan ?: Rekomendasi Izin Keramaian/ }).click();
  await page.getByLabel('Foto Kartu Keluarga').check();
  await press(page, 'Buat daftar');
  expect(await page.getByText('Foto KTP penanggung jawab').count()).toBe(1);
  expect(await page.getByText('Foto Kartu Keluarga').count()).toBe(0);
  await page.getByRole('link', { name: 'Ubah centang' }).click();
  expect(await page.getByLabel('Foto Kartu Keluarga').isChecked()).toBe(true);
  await page.goto('/kantor/loket');
  await page.getByRole('link', { name: /^Isikan permohonan ?: Surat Keterangan Tidak Mampu/ }).click();
  expect(new URL(page.url()).pathname).toBe(`/ajukan/${SKTM}`);
});

test.each([['phone', PHONE], ['desk', WIDE]] as const)('nothing stands in the way of anybody, on a %s', async (_, size) => {
  await clear();
  const { id, code } = await submitExample(site.office, SKTM, { nama: 'Hj. Andi Nurul Hikmah Sitti Fatimatuzzahra Puspitaningrum binti H. Muhammad Amiruddin Daeng Pasolong, S.Pd.I.' });
  await submitExample(site.office, EVENT);
  const page = await as('rosmini', size);
  await page.goto('/kantor');
  await expectAccessible(page, 'queue');
  await page.goto(desk(code));
  await expectAccessible(page, 'desk');
  await page.getByLabel('Salah: NIK', { exact: false }).check();
  await press(page, /^Kembalikan/);
  await page.getByRole('alert').waitFor();
  await expectAccessible(page, 'desk with an error');
  for (const path of ['/kantor/cari', '/kantor?antrean=selesai', '/kantor/loket', `/kantor/loket/kekurangan/${EVENT}`, `${desk(code)}/koreksi`, `${desk(code)}/pin`]) {
    await page.goto(path);
    await expectAccessible(page, path);
  }
  await carryOutAll(site.office, id, [[officerActor(site.office.id, 'operator'), { type: 'reject', because: 'Uji.' }]]);
  await page.goto(desk(code));
  await expectAccessible(page, 'a closed case');
});
