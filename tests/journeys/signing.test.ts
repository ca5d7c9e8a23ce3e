import { mkdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inOffice } from '#platform/database.server.ts';
import { eventsOf } from '#application/open.server.ts';
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
  if (javaScriptEnabled) await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
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
  await anybody.getByRole('heading', { level: 1, name: 'Surat ini belum tercatat ditandatangani' }).waitFor();
  await check(anybody, 'periksa-belum');

  await desk.locator(`a[href="/kantor/cetak/${first.code}"]`).click();
  await desk.waitForURL(`**/kantor/cetak/${first.code}`);
  await check(desk, 'cetak-surat');
  await sendFile(desk, 'lembar', { name: 'surat.docx', mimeType: 'application/msword', buffer: Buffer.from('PK\u0003\u0004 bukan foto') }, 'Kirim dan catat', javaScriptEnabled);
  await desk.getByRole('alert').getByText('Jenis berkas ini tidak bisa dipakai').waitFor();
  await check(desk, 'cetak-salah');
  await sendFile(desk, 'lembar', PHOTO, 'Kirim dan catat', javaScriptEnabled);
  const kept = desk.getByLabel(/Tetap pakai foto ini/);
  await desk.getByText(/tercatat sudah ditandatangani/).or(kept).first().waitFor();
  if (await kept.count()) {
    // A doubtful photo can be kept all the same.
    await check(desk, 'cetak-buram');
    await kept.check();
    await sendFile(desk, 'lembar', PHOTO, 'Kirim dan catat', javaScriptEnabled);
    await desk.waitForURL('**/kantor/cetak?tercatat=*');
  }
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
  expect((await anybody.goto(`${site.origin}/periksa/${'2'.repeat(21)}${'0'}`))?.status()).toBe(400);
});

/** Chooses a file: with script that sends it by itself, without there is a button. */
async function sendFile(page: Page, name: string, file: Parameters<Page['setInputFiles']>[1], button: string, script: boolean): Promise<void> {
  if (script) {
    await page.locator(`input[type=file][name=${name}]`).last().setInputFiles(file);
    return;
  }
  await page.locator(`input[type=file][name=${name}]`).setInputFiles(file);
  await press(page, button);
}
void PASSWORD; void PASSPHRASE; void readFileSync;
