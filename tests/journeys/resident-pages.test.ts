import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inOffice } from '#platform/database.server.ts';
import { openByCode } from '#application/open.server.ts';
import { newId } from '#platform/ids.server.ts';
import { newPin } from '#application/submit.server.ts';
import { openPickupCode } from '#handover/pickup-code.server.ts';
import { writePickup } from '#handover/pickup-code.ts';
import { receive } from '#handover/receive.server.ts';
import { carryOut, carryOutAll, officerActor, officerRequest, submitExample } from '../factories/applications.ts';
import { expectAccessible, useBrowser } from '../factories/browser.ts';
import { aParcel, aSignedLetter, villageOfficerOf } from '../factories/handover.ts';
import { useSite } from '../factories/site.ts';
import { answerSktm, givePhoto, goOn } from './fill-form.ts';

const site = useSite();
const browser = useBrowser();

/** With SHOTS=folder every page is also photographed at both widths, to be looked at. */
const shots = process.env.SHOTS;
if (shots) mkdirSync(shots, { recursive: true });

async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page, name);
  await expectRoomForLargeText(page, name);
  if (!shots) return;
  await page.screenshot({ path: `${shots}/${name}-360.png`, fullPage: true });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.screenshot({ path: `${shots}/${name}-1280.png`, fullPage: true });
  await page.setViewportSize({ width: 360, height: 740 });
}

/** Text twice as large, on the same phone: it wraps, and nothing sticks out. */
async function expectRoomForLargeText(page: Page, name: string): Promise<void> {
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    root.style.fontSize = '200%';
    const over = [...document.querySelectorAll('body *')].filter((each) => !each.closest('.vh, .skip') && each.getBoundingClientRect().right > root.clientWidth + 1);
    root.style.fontSize = '';
    return over.map((each) => `${each.tagName}.${each.className}: ${(each.textContent ?? '').slice(0, 40)}`).slice(0, 5);
  });
  expect(wide, `${name} with text at 200 %`).toEqual([]);
}

const send = (page: Page) => page.locator('form .row button.btn:not(.plain)').last().click();

test('every page and error state of the form is accessible and fits a phone', async () => {
  const page = await browser.open({ bypassCSP: true });
  await page.goto(`${site.origin}/ajukan/surat-keterangan-tidak-mampu`);
  await look(page, 'mulai');
  await page.goto(`${site.origin}/ajukan/surat-keterangan-bepergian`);
  await page.getByRole('button', { name: 'Mulai mengajukan' }).click();
  await page.waitForURL('**/untuk');
  await page.goto(`${site.origin}/ajukan/surat-keterangan-bepergian/ada_pengikut`);
  await page.getByLabel('Ya').check();
  await goOn(page, 'pengikut');
  await page.getByLabel('Nama').fill('Budi');
  await page.getByRole('button', { name: /Tambah/ }).click();
  await page.locator('section.card').nth(1).waitFor();
  // Adding a companion keeps what was typed for the first.
  expect(await page.getByLabel('Nama').first().inputValue()).toBe('Budi');
  await send(page);
  await page.getByRole('alert').waitFor();
  await look(page, 'kelompok');
  await page.getByRole('button', { name: /Hapus/ }).last().click();
  await page.locator('section.card').nth(1).waitFor({ state: 'detached' });

  await answerSktm(page, site.origin, { nik: '1404175708950002', name: 'Andi Nurul Hikmah Sitti Fatimatuzzahra Puspitaningrum' });
  await page.goto(`${site.origin}/ajukan/surat-keterangan-tidak-mampu/identitas`);
  await look(page, 'isian');
  await page.getByLabel('NIK', { exact: true }).fill('140417570895000');
  await page.getByLabel('Tanggal', { exact: true }).fill('31');
  await page.getByLabel('Bulan').fill('2');
  await page.getByLabel('Tempat lahir').fill('');
  await send(page);
  await page.getByRole('alert').waitFor();
  // The summary takes the focus, and what was typed is still there.
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
  expect(await page.getByLabel('NIK', { exact: true }).inputValue()).toBe('140417570895000');
  await look(page, 'isian-salah');
  await page.reload();
  expect(await page.getByLabel('NIK', { exact: true }).inputValue()).toBe('140417570895000');
  await page.getByLabel('NIK', { exact: true }).fill('1404175708950002');
  await page.getByLabel('Tanggal', { exact: true }).fill('17');
  await page.getByLabel('Bulan').fill('8');
  await page.getByLabel('Tempat lahir').fill('Tembilahan');
  await goOn(page, 'tempat_tinggal');
  await look(page, 'alamat');

  await page.goto(`${site.origin}/ajukan/surat-keterangan-tidak-mampu/foto_ktp`);
  await look(page, 'berkas');
  await send(page);
  await page.getByRole('alert').waitFor();
  await look(page, 'berkas-belum');
  await page.locator('input[type=file]').last().setInputFiles({ name: 'surat.docx', mimeType: 'application/pdf', buffer: Buffer.from('PK not a photo') });
  await page.getByText('Jenis berkas ini tidak bisa dipakai').first().waitFor();
  await look(page, 'berkas-salah');
  await givePhoto(page, true);
  await look(page, 'berkas-ada');
  for (const next of ['foto_kk', 'foto_pengantar', 'periksa']) {
    await goOn(page, next);
    if (next !== 'periksa') await givePhoto(page, true);
  }
  await look(page, 'periksa');
  await page.getByRole('button', { name: 'Kirim permohonan' }).click();
  await page.getByRole('alert').waitFor();
  await look(page, 'periksa-salah');
  await page.getByRole('button', { name: 'Simpan dan lanjutkan nanti' }).click();
  await page.waitForURL('**/simpan');
  await look(page, 'simpan');
  const link = (await page.locator('.slip b').textContent()) ?? '';
  const other = await browser.open({ bypassCSP: true });
  await other.goto(link);
  await look(other, 'lanjut');
  await other.getByRole('button').first().click();
  await other.waitForURL('**/periksa');
  expect(other.url()).not.toContain(link.slice(-20));
  // The answers have moved: the first browser starts anew, the link is used up.
  await page.goto(`${site.origin}/ajukan/surat-keterangan-tidak-mampu/periksa`);
  expect(new URL(page.url()).pathname).toBe('/ajukan/surat-keterangan-tidak-mampu');
  await page.goto(link);
  await page.getByRole('button').first().click();
  await page.getByRole('heading', { name: 'Tautan ini sudah tidak berlaku' }).waitFor();
  await look(page, 'lanjut-dipakai');

  await other.getByLabel('Ya, isian dan foto saya benar').check();
  await other.getByRole('button', { name: 'Kirim permohonan' }).click();
  await other.waitForURL('**/selesai');
  await look(other, 'selesai');
  if (shots) {
    await other.emulateMedia({ media: 'print' });
    await other.screenshot({ path: `${shots}/selesai-cetak.png`, fullPage: true });
    await other.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await other.screenshot({ path: `${shots}/selesai-gelap.png`, fullPage: true });
    await other.emulateMedia({ colorScheme: 'light' });
  }
  const [code = '', pin = ''] = await other.locator('.code').allTextContents();
  await follow(other, code.replace(/^PB-|-/g, ''), pin);
}, 240_000);

async function follow(page: Page, code: string, pin: string): Promise<void> {
  const track = `${site.origin}/lacak/${code}`;
  const id = (await inOffice(site.office.id, (tx) => openByCode(tx, site.office.id, code)))!.application.id;
  const operator = officerActor(site.office.id, 'operator');
  await page.goto(`${site.origin}/lacak`);
  await look(page, 'lacak-kode');
  await page.getByLabel('Kode lacak').fill(`${code.slice(0, 11)}${code.endsWith('2') ? '3' : '2'}`);
  await page.getByRole('button', { name: 'Lacak' }).click();
  await page.getByText('salah ketik').first().waitFor();
  await look(page, 'lacak-salah');
  await page.goto(track);
  await look(page, 'lacak');
  await carryOutAll(site.office, id, [[operator, { type: 'return', reasons: { foto_ktp: 'Bagian kanan tertutup jari.', keperluan_jelas: 'Mohon tuliskan nama sekolah.' }, note: 'Terima kasih.' }]]);
  await page.goto(track);
  await look(page, 'lacak-kembali');
  await page.getByLabel('PIN rahasia').fill('12');
  await page.getByRole('button', { name: 'Buka' }).click();
  await page.getByRole('alert').waitFor();
  await look(page, 'lacak-pin-salah');
  await page.getByLabel('PIN rahasia').fill(pin);
  await page.getByRole('button', { name: 'Buka' }).click();
  await page.getByText('Mohon tuliskan nama sekolah.').waitFor();
  await look(page, 'lacak-alasan');
  await page.getByRole('button', { name: 'Perbaiki sekarang' }).click();
  await page.waitForURL('**/perbaiki');
  await look(page, 'perbaiki');
  await page.getByRole('textbox').fill('');
  await page.getByRole('button', { name: 'Kirim perbaikan' }).last().click();
  await page.getByRole('alert').waitFor();
  await look(page, 'perbaiki-salah');
  await page.getByRole('link', { name: /Ganti foto/ }).click();
  await page.waitForURL('**/perbaiki/foto_ktp');
  await look(page, 'perbaiki-foto');
  await page.getByRole('button', { name: 'Selesai, kembali' }).click();
  await page.waitForURL('**/perbaiki');
  await page.getByRole('textbox').fill('SMA Negeri 1 Pulau Burung');
  await page.getByRole('button', { name: 'Kirim perbaikan' }).last().click();
  await page.waitForURL('**/lacak/*baru=perbaikan');
  await look(page, 'lacak-diperbaiki');
  await page.getByRole('link', { name: 'Tarik permohonan' }).click();
  await page.waitForURL('**/tarik');
  await look(page, 'tarik');
  await carryOut(officerRequest(site.office, operator, id), { type: 'reject', because: 'Alamat di luar kecamatan ini.' });
  await page.goto(track);
  await page.getByText('Alamat di luar kecamatan ini.').waitFor();
  await look(page, 'lacak-ditolak');
}

/** Gives an application a PIN that the test knows, as the counter does. */
async function aKnownPin(id: string): Promise<string> {
  const pin = await newPin(site.office.id);
  await site.database.asOwner('update application_secret set pin_hash = $1, pin_failures = 0 where application_id = $2', [Buffer.from(pin.hash), id]);
  return pin.digits;
}

test('on its way, missing, ready, handed over: the resident sees where to go and, with the PIN alone, the code', async () => {
  const page = await browser.open({ bypassCSP: true });
  const letter = await aSignedLetter(site.office);
  const track = `${site.origin}/lacak/${letter.code}`;
  const village = villageOfficerOf(site.office);
  await page.goto(track);
  await look(page, 'lacak-ditandatangani');
  const parcel = await aParcel(site.office, [letter]);
  await carryOutAll(site.office, letter.id, [[village, { type: 'report_missing' }]]);
  await page.goto(track);
  expect(await page.textContent('h1')).toBe('Surat Anda belum ditemukan di Desa Sungaidanai');
  await look(page, 'lacak-hilang');
  const received = await receive({ office: site.office, actor: village, key: newId() }, { parcel, here: 'all', others: 'expected' });
  expect(received.ok).toBe(true);
  await page.goto(track);
  const shown = (await page.textContent('main')) ?? '';
  expect(shown).toContain('Surat Anda siap diambil di Kantor Desa Sungaidanai');
  expect(shown).toContain('Senin sampai Kamis');
  const code = writePickup((await inOffice(site.office.id, (tx) => openPickupCode(tx, site.office.id, letter.id)))!);
  expect(shown).not.toContain(code);
  await look(page, 'lacak-siap');
  expect((await page.request.get(`${track}/salinan`)).status()).toBe(404);
  await page.getByLabel('PIN rahasia').fill(await aKnownPin(letter.id));
  await page.getByRole('button', { name: 'Buka' }).click();
  await page.getByText(code).waitFor();
  await look(page, 'lacak-kode-ambil');
  await carryOutAll(site.office, letter.id, [[village, { type: 'hand_over', how: 'identity', because: 'Kode hilang.' }]]);
  await page.goto(track);
  expect(await page.textContent('main')).toContain('Tanpa kode ambil');
  await page.getByText('Kode hilang.').waitFor();
  await look(page, 'lacak-diserahkan');
});

test('five wrong PINs lock it on the page, and say until when', async () => {
  const page = await browser.open({ bypassCSP: true });
  const { code, id, pin } = await submitExample(site.office);
  await page.goto(`${site.origin}/lacak/${code}`);
  for (let tries = 0; tries < 5; tries += 1) {
    await page.getByLabel('PIN rahasia').fill(pin === '111111' ? '222222' : '111111');
    await page.getByRole('button', { name: 'Buka' }).click();
    await page.getByRole('alert').waitFor();
  }
  await look(page, 'lacak-terkunci');
  expect(await page.textContent('main')).toMatch(/dikunci sampai pukul \d\d\.\d\d/);
  await page.goto(`${site.origin}/lacak/${code}`);
  expect(await page.getByLabel('PIN rahasia').count()).toBe(0);
  await site.database.asOwner('update application_secret set pin_failures = 20, pin_locked_until = null where application_id = $1', [id]);
  await page.reload();
  expect(await page.textContent('main')).toContain('Datanglah ke loket kecamatan');
});
