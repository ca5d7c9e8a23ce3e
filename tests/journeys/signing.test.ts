import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { makeCode } from '#platform/code.ts';
import { inOffice } from '#platform/database.server.ts';
import { eventsOf } from '#application/open.server.ts';
import { LETTER_ID_LENGTH } from '#letter/letter-id.ts';
import { lettersOfApplication } from '#letter/letters.server.ts';
import { expectAccessible, useBrowser } from '../factories/browser.ts';
import { applicationOf, atTheSigningDesk } from '../factories/letters.ts';
import { useSite } from '../factories/site.ts';
import { PHOTO } from './fill-form.ts';
import { officerPages, PASSWORD } from './officer-page.ts';

const site = useSite({ worker: true });
const browser = useBrowser();
const as = officerPages(site, browser, {
  camat: { name: 'H. Raja Hamdani, S.STP., M.Si.', posts: [{ role: 'head', title: 'Camat Pulau Burung' }] },
  rosmini: { name: 'Rosmini', posts: [{ role: 'operator', title: 'Operator Pelayanan' }] }
});
const LONG = 'Andi Nurul Hikmah Sitti Fatimatuzzahra Puspitaningrum';
const OTHER = 'Muhammad Zulkifli Hasibuan bin Abdul Rahman';
const PASSPHRASE = 'perahu kertas di parit tiga';

/** With SHOTS=folder every page is also photographed at both widths, to be looked at. */
const shots = process.env.SHOTS;
if (shots) mkdirSync(shots, { recursive: true });

async function look(page: Page, name: string): Promise<void> {
  if (shots) {
    await page.screenshot({ path: `${shots}/${name}-360.png`, fullPage: true });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.screenshot({ path: `${shots}/${name}-1280.png`, fullPage: true });
    await page.setViewportSize({ width: 360, height: 740 });
  }
  await expectAccessible(page, name);
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click();
  await page.waitForLoadState();
}

const letterOf = async (id: string) => (await inOffice(site.office.id, (tx) => lettersOfApplication(tx, site.office.id, id))).at(-1)!;
const types = async (id: string): Promise<string[]> => (await inOffice(site.office.id, (tx) => eventsOf(tx, site.office.id, id, null))).map((event) => event.type);

test.each([['with JavaScript', true], ['without JavaScript', false]])('a letter approved on a phone, printed, signed by pen and checked by anybody, %s', async (_how, javaScriptEnabled) => {
  // axe itself needs script: pages are looked at in the first run.
  const check = (page: Page, name: string) => (javaScriptEnabled ? look(page, name) : Promise.resolve());
  const [first, second, third] = [await atTheSigningDesk(site.office, { nama: LONG }), await atTheSigningDesk(site.office, { nama: 'Sapri' }), await atTheSigningDesk(site.office, { nama: 'Encik Nuraini' })];

  const camat = await as('camat', { javaScriptEnabled });
  await camat.goto(`${site.origin}/kantor/tandatangan`);
  await camat.getByRole('heading', { name: /^\d surat menunggu tanda tangan$/ }).waitFor();
  await check(camat, 'tandatangan');
  await camat.getByText(LONG, { exact: true }).click();
  const picture = camat.getByRole('img', { name: `Konsep surat ${LONG}` });
  if (javaScriptEnabled) await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 20_000 }).toBeGreaterThan(100);
  await check(camat, 'tandatangan-terbuka');
  // Sent back without a word: told at its field; with one it leaves the list.
  await camat.getByText('Encik Nuraini', { exact: true }).click();
  const third_ = camat.locator('li', { has: camat.getByText('Encik Nuraini', { exact: true }) });
  await third_.getByText('Kembalikan ke operator').click();
  await third_.getByRole('button', { name: 'Kembalikan' }).click();
  await camat.getByRole('alert').waitFor();
  await check(camat, 'tandatangan-alasan');
  await camat.locator(`#alasan-${third.code}`).fill('Tanggal lahir berbeda dengan KTP.');
  await third_.getByRole('button', { name: 'Kembalikan' }).click();
  await camat.getByText('Surat dikembalikan ke operator.').waitFor();
  expect(await types(third.id)).toContain('sent_back');
  // One is left out, the other approved.
  for (const other of await camat.getByRole('checkbox', { name: 'Sertakan surat Sapri' }).all()) await other.uncheck();
  await press(camat, 'Setujui yang dicentang');
  await camat.getByText('1 surat disetujui dan diberi nomor').waitFor();
  await check(camat, 'tandatangan-disetujui');
  expect((await applicationOf(site.office, second.id)).state).toBe('signing');
  const { number, publicId } = await letterOf(first.id);

  // Nothing ticked is told, and nothing is lost.
  for (const other of await camat.getByRole('checkbox', { name: 'Sertakan surat Sapri' }).all()) await other.uncheck();
  await press(camat, 'Setujui yang dicentang');
  await camat.getByRole('alert').getByText('Belum ada surat yang dicentang').waitFor();

  const desk = await as('rosmini', { javaScriptEnabled });
  await expect.poll(async () => {
    await desk.goto(`${site.origin}/kantor/cetak`);
    return desk.locator(`a[href="/kantor/cetak/${first.code}/surat.pdf"]`).count();
  }, { timeout: 30_000 }).toBe(1);
  await check(desk, 'cetak');
  const pdf = await desk.request.get(`${site.origin}/kantor/cetak/${first.code}/surat.pdf`);
  expect([pdf.status(), pdf.headers()['content-type'], (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);

  // Before the signature is recorded the public check does not call it genuine.
  const anybody = await browser.open({ bypassCSP: true, javaScriptEnabled });
  await anybody.goto(`${site.origin}/periksa/${publicId}`);
  await anybody.getByRole('heading', { level: 1, name: 'Surat ini belum tercatat bertanda tangan' }).waitFor();
  await check(anybody, 'periksa-belum');

  await desk.locator(`a[href="/kantor/cetak/${first.code}"]`).click();
  await desk.waitForURL(`**/kantor/cetak/${first.code}`);
  await check(desk, 'cetak-surat');
  await sendFile(desk, 'lembar', { name: 'surat.docx', mimeType: 'application/msword', buffer: Buffer.from('PK\u0003\u0004 bukan foto') }, 'Kirim dan catat', javaScriptEnabled);
  await desk.getByRole('alert').getByText('Jenis berkas ini tidak bisa dipakai').waitFor();
  await check(desk, 'cetak-salah');
  await sendFile(desk, 'lembar', { name: 'gelap.jpg', mimeType: 'image/jpeg', buffer: await darkPhoto() }, 'Kirim dan catat', javaScriptEnabled);
  const kept = desk.getByLabel(/Tetap pakai foto ini/);
  // A doubtful photo is told, and can be kept all the same; a better one is taken at once.
  await kept.waitFor();
  await check(desk, 'cetak-gelap');
  expect((await applicationOf(site.office, first.id)).state).toBe('numbered');
  await sendFile(desk, 'lembar', PHOTO, 'Kirim dan catat', javaScriptEnabled);
  await desk.waitForURL('**/kantor/cetak?tercatat=*');
  await desk.getByText(`Surat ${number} tercatat sudah ditandatangani.`).waitFor();
  expect((await types(first.id)).slice(-2)).toEqual(['numbered', 'signed']);

  await anybody.goto(`${site.origin}/periksa`);
  await check(anybody, 'periksa');
  await anybody.getByLabel('Kode pada surat').fill(`${site.origin}/periksa/${publicId.toLowerCase()}`);
  await press(anybody, 'Periksa');
  await anybody.getByRole('heading', { level: 1, name: 'Surat ini sah' }).waitFor();
  expect(anybody.url()).toBe(`${site.origin}/periksa/${publicId}`);
  expect(await anybody.getByText('A*** N*** H*** S*** F*** P***').count()).toBe(1);
  expect(await anybody.content()).not.toContain('Puspitaningrum');
  expect(await anybody.getByText('tidak memuat tanda tangan elektronik').count()).toBe(1);
  await sendFile(anybody, 'berkas', { name: 'surat.pdf', mimeType: 'application/pdf', buffer: await pdf.body() }, 'Kirim dan cocokkan', javaScriptEnabled);
  await anybody.getByText('Berkas ini sama persis dengan lembar yang kami cetak.').waitFor();
  await check(anybody, 'periksa-sah');
  await anybody.goto(`${site.origin}/bahasa/en?ke=/periksa/${publicId}`);
  await anybody.getByRole('heading', { level: 1, name: 'This letter is genuine' }).waitFor();
  await check(anybody, 'periksa-sah-en');
  await anybody.goto(`${site.origin}/bahasa/id?ke=/periksa/${publicId}`);
  const changed = Buffer.from(await pdf.body());
  changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
  await sendFile(anybody, 'berkas', { name: 'surat.pdf', mimeType: 'application/pdf', buffer: changed }, 'Kirim dan cocokkan', javaScriptEnabled);
  await anybody.getByText('Berkas ini bukan yang kami simpan.').waitFor();
  await check(anybody, 'periksa-beda');
  await anybody.goto(`${site.origin}/periksa?kode=${publicId.slice(0, -1)}${publicId.endsWith('2') ? '3' : '2'}`);
  await anybody.getByRole('alert').getByText('Kode ini salah ketik.').waitFor();
  await check(anybody, 'periksa-salah');
  expect((await anybody.goto(`${site.origin}/periksa/${publicId.slice(0, -1)}${publicId.endsWith('2') ? '3' : '2'}`))?.status()).toBe(400);
  await check(anybody, 'periksa-salah-alamat');
  expect((await anybody.goto(`${site.origin}/periksa/${anUnknownId()}`))?.status()).toBe(404);
  await anybody.getByRole('heading', { level: 1, name: 'Surat tidak ditemukan' }).waitFor();
  await check(anybody, 'periksa-tidak-ada');
}, 180_000);

test.each([['with JavaScript', true], ['without JavaScript', false]])('letters signed electronically, left and come back to, annulled and looked up, %s', async (_how, javaScriptEnabled) => {
  const check = (page: Page, name: string) => (javaScriptEnabled ? look(page, name) : Promise.resolve());
  const letters = [await atTheSigningDesk(site.office, { nama: OTHER }), await atTheSigningDesk(site.office, { nama: 'Suparman' }), await atTheSigningDesk(site.office, { nama: 'Rosdiana binti Lahabe' })];
  const camat = await as('camat', { javaScriptEnabled });

  // The certificate: what is wrong is told at its field.
  await camat.goto(`${site.origin}/kantor/sertifikat`);
  await check(camat, javaScriptEnabled ? 'sertifikat' : 'sertifikat-lagi');
  const make = async (passphrase: string, again: string, password: string) => {
    await camat.getByLabel('Frasa sandi baru').fill(passphrase);
    await camat.getByLabel('Ketik frasa sandi itu sekali lagi').fill(again);
    await camat.getByLabel('Kata sandi akun Anda').fill(password);
    await camat.getByRole('button', { name: /sertifikat$/ }).click();
    await camat.waitForLoadState();
  };
  await make('pendek', 'pendek', PASSWORD);
  await camat.getByRole('alert').getByText('Frasa sandi paling sedikit 10 huruf.').waitFor();
  await check(camat, 'sertifikat-salah');
  await make(PASSPHRASE, `${PASSPHRASE} lain`, PASSWORD);
  await camat.getByRole('alert').getByText('Kedua frasa sandi tidak sama.').waitFor();
  await make(PASSPHRASE, PASSPHRASE, 'bukan kata sandinya');
  await camat.getByRole('alert').getByText('Kata sandi akun tidak cocok.').waitFor();
  await make(PASSPHRASE, PASSPHRASE, PASSWORD);
  await camat.getByText('Sertifikat sudah dibuat.').waitFor();
  await check(camat, 'sertifikat-jadi');

  // A wrong passphrase keeps ticks and way.
  await camat.goto(`${site.origin}/kantor/tandatangan`);
  for (const box of await camat.getByRole('checkbox').all()) await box.uncheck();
  for (const name of [OTHER, 'Suparman', 'Rosdiana binti Lahabe']) await camat.getByRole('checkbox', { name: `Sertakan surat ${name}` }).last().check();
  await camat.getByLabel('Secara elektronik').check();
  await check(camat, 'tandatangan-elektronik');
  await camat.getByLabel('Frasa sandi tanda tangan').fill('bukan ini kuncinya');
  await press(camat, 'Setujui yang dicentang');
  await camat.getByRole('alert').getByText('Frasa sandi tidak cocok.').waitFor();
  expect(await camat.getByLabel('Secara elektronik').isChecked()).toBe(true);
  expect(await camat.getByRole('checkbox', { checked: true }).count()).toBe(3);
  await check(camat, 'tandatangan-salah');
  for (const { id } of letters) expect((await applicationOf(site.office, id)).state).toBe('signing');
  await camat.getByLabel('Frasa sandi tanda tangan').fill(PASSPHRASE);
  await press(camat, 'Setujui yang dicentang');
  await camat.waitForURL('**/tandatangan/proses/*');
  const progress = camat.url();
  // Left, and come back to.
  await camat.goto(`${site.origin}/kantor`);
  await expect.poll(async () => {
    await camat.goto(progress);
    return camat.getByRole('heading', { level: 1 }).innerText();
  }, { timeout: 30_000 }).toBe('Penandatanganan selesai');
  expect(await camat.getByText('3 berhasil').count()).toBe(1);
  await check(camat, 'proses-selesai');
  for (const { id } of letters) expect((await types(id)).slice(-2)).toEqual(['numbered', 'signed']);
  // Nobody else sees it.
  const rosmini = await as('rosmini', { javaScriptEnabled });
  expect((await rosmini.goto(progress))?.status()).toBe(403);

  // A lost sitting: the number stays, and it is gone on with.
  const [one] = letters;
  const [late] = [await atTheSigningDesk(site.office, { nama: 'Wagiyem' })];
  await site.database.asOwner(`update long_task set state = 'running', alive_at = now() - interval '2 minutes', total = 4 where public_id = $1`, [progress.split('/').at(-1)]);
  await site.database.asOwner(`insert into long_task_item (office_id, task_id, application_id, position, state) select office_id, id, $2, 3, 'running' from long_task where public_id = $1`, [progress.split('/').at(-1), late.id]);
  await camat.goto(`${site.origin}/kantor/tandatangan`);
  await camat.getByText('Penandatanganan yang belum selesai').waitFor();
  await check(camat, 'tandatangan-belum-selesai');
  await press(camat, 'Kunci sekarang');
  await camat.getByText('Kunci tanda tangan sudah ditutup.').waitFor();
  await camat.goto(progress);
  await camat.getByText('Ketik frasa sandi untuk melanjutkan').waitFor();
  await check(camat, 'proses-berhenti');
  await press(camat, 'Lanjutkan 1 surat');
  await camat.getByRole('alert').getByText('Ketik frasa sandi tanda tangan Anda.').waitFor();
  await check(camat, 'proses-frasa');
  await camat.getByLabel('Frasa sandi tanda tangan').fill(PASSPHRASE);
  await press(camat, 'Lanjutkan 1 surat');
  await expect.poll(async () => (await applicationOf(site.office, late.id)).state, { timeout: 30_000 }).toBe('signed');

  // The signed PDF is genuine to anybody, byte for byte.
  const { publicId, number } = await letterOf(one!.id);
  const pdf = await rosmini.request.get(`${site.origin}/kantor/register/surat/${one!.code}/${publicId}.surat`);
  expect(pdf.status()).toBe(200);
  const anybody = await browser.open({ bypassCSP: true, javaScriptEnabled });
  await anybody.goto(`${site.origin}/periksa/${publicId}`);
  await anybody.getByText('bukan dari BSrE').waitFor();
  await sendFile(anybody, 'berkas', { name: 'surat.pdf', mimeType: 'application/pdf', buffer: await pdf.body() }, 'Kirim dan cocokkan', javaScriptEnabled);
  await anybody.getByText('Berkas ini sama persis dengan yang ditandatangani.').waitFor();

  // Annulled by the head: the number stays, and everybody is told since when.
  await camat.goto(`${site.origin}/kantor/permohonan/${one!.code}`);
  await annul(camat, 'Nama tercetak keliru');
  await anybody.goto(`${site.origin}/periksa/${publicId}`);
  await anybody.getByRole('heading', { level: 1, name: 'Surat ini sudah dibatalkan' }).waitFor();
  expect(await anybody.getByText('Nama tercetak keliru').count()).toBe(1);
  await check(anybody, 'periksa-dibatalkan');

  // The register explains every number.
  await rosmini.goto(`${site.origin}/kantor/register`);
  await rosmini.getByText(number).first().waitFor();
  await check(rosmini, 'register');
  await rosmini.getByLabel('Nomor surat').fill(number);
  await press(rosmini, 'Tampilkan');
  await rosmini.waitForURL('**cari=*');
  expect(await rosmini.locator('li.item').count()).toBe(1);
  await rosmini.getByRole('link', { name: number }).click();
  await rosmini.waitForURL(`**/register/surat/${one!.code}`);
  await check(rosmini, 'register-surat');
  const sheet = await rosmini.request.post(`${site.origin}/kantor/register/ekspor`, { form: { bentuk: 'xlsx' }, headers: { origin: site.origin, accept: 'text/html' } });
  expect([sheet.status(), (await sheet.body()).subarray(0, 2).toString()]).toEqual([200, 'PK']);
  await rosmini.goto(`${site.origin}/kantor/register/seri`);
  await rosmini.getByLabel('Nomor berikutnya').fill('1');
  await press(rosmini, 'Simpan');
  await rosmini.getByRole('alert').getByText(/sudah dipakai atau dilewati/).waitFor();
  await check(rosmini, 'register-seri');
  const [{ next } = { next: 0 }] = await site.database.asOwner<{ next: number }>(`select next from register_series where office_id = $1`, [site.office.id]);
  await rosmini.getByLabel('Nomor berikutnya').fill(String(next + 100));
  await press(rosmini, 'Simpan');
  await rosmini.getByText(`mendapat nomor ${next + 100}.`).waitFor();
}, 180_000);

/** A photo in which nothing can be made out. */
const darkPhoto = (): Promise<Buffer> => sharp({ create: { width: 900, height: 1200, channels: 3, background: '#0a0a0a' } }).jpeg().toBuffer();

/** A well-formed id that no letter bears. */
const anUnknownId = (): string => makeCode(LETTER_ID_LENGTH, randomBytes(LETTER_ID_LENGTH * 3));

/** Annuls the letter of the application on this page. */
async function annul(page: Page, reason: string): Promise<void> {
  const field = page.getByLabel('Alasan surat dibatalkan');
  if (!(await field.isVisible())) await page.getByText('Nomor dan surat', { exact: true }).click();
  await field.fill(reason);
  await press(page, 'Batalkan surat');
  await page.getByText('Surat dibatalkan.').first().waitFor();
}

/** Chooses a file: with script that sends it by itself, without there is a button. */
async function sendFile(page: Page, name: string, file: Parameters<Page['setInputFiles']>[1], button: string, script: boolean): Promise<void> {
  if (script) {
    await page.locator(`input.vh[type=file][name=${name}]`).last().setInputFiles(file);
    return;
  }
  await page.locator(`input[type=file][name=${name}]`).setInputFiles(file);
  await press(page, button);
}
