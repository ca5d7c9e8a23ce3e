import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useBrowser } from '../factories/browser.ts';
import { startProduct, type Product } from '../factories/product.ts';
import { qrOfPdf, signaturesOfPdf, textOfPdf } from '../factories/read-pdf.ts';
import { OFFICERS, phones, press, setUpOffice, type Phones, type Who } from './chain-people.ts';
import { answerSktm, givePhoto, goOn } from './fill-form.ts';

// Issue 3, "Done when": from an empty folder to the letter in the resident's hand, every step by somebody at a 360 px screen.
const browser = useBrowser();
const SIDEWAYS = ['tests/fixtures/exif-orientation/Portrait_6.jpg', 'tests/fixtures/exif-orientation/Portrait_8.jpg'] as const;
const RETAKEN = 'tests/fixtures/exif-orientation/Portrait_3.jpg';
const SHEET = 'tests/fixtures/exif-orientation/Portrait_1.jpg';
const PASSPHRASE = 'perahu kertas di parit tiga';
const PEOPLE = [
  { nik: '1404175708950002', name: 'Wan Syarifah Nurlela', village: 'Pulauburung' },
  { nik: '1404171708950004', name: 'Encik Zulkarnain', village: 'Pulauburung' }
] as const;

describe.each([['with JavaScript', true], ['without JavaScript', false]])('the whole chain, %s', (_, script) => {
  let product: Product;
  let phone: Phones;
  let officers: Record<Who, Page>;
  let resident: Page;
  const receipts: { code: string; pin: string }[] = [];
  const told: string[] = [];

  beforeAll(async () => {
    product = await startProduct();
    phone = phones(browser, product, { javaScriptEnabled: script });
  }, 180_000);
  afterAll(() => product.stop());

  const plain = (code: string): string => code.replace(/^PB-|-/g, '');
  const track = (at: number): string => `/lacak/${plain(receipts[at]!.code)}`;
  const desk = (at: number): string => `/kantor/permohonan/${plain(receipts[at]!.code)}`;
  const events = async (at: number): Promise<string[]> => (await product.asOwner<{ type: string }>(
    `select j.type from journal j join application a on a.office_id = j.office_id and a.id = j.stream_id and j.stream_kind = 'application' where a.code = $1 order by j.seq`, [plain(receipts[at]!.code)]
  )).map(({ type }) => type);
  const fits = async (page: Page): Promise<void> => {
    if (script) expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), page.url()).toBeLessThanOrEqual(0);
  };

  /** Files an application with two photos turned sideways and a paper that will be brought along. */
  async function file(person: (typeof PEOPLE)[number]): Promise<void> {
    await answerSktm(resident, product.origin, person);
    for (const [photo, next] of [[SIDEWAYS[0], 'foto_kk'], [SIDEWAYS[1], 'foto_pengantar']] as const) {
      await givePhoto(resident, script, photo);
      await fits(resident);
      await goOn(resident, next);
    }
    await resident.getByLabel('Saya akan menunjukkan aslinya').check();
    await goOn(resident, 'periksa');
    await resident.getByLabel('Ya, isian dan foto saya benar').check();
    await press(resident, 'Kirim permohonan');
    await resident.waitForURL('**/selesai');
    await fits(resident);
    const [code = '', pin = ''] = await resident.locator('.code').allTextContents();
    receipts.push({ code, pin });
    await resident.context().clearCookies({ name: 'isian' });
  }

  /** The resident shows the PIN where it has not been shown yet. */
  async function showPin(at: number): Promise<void> {
    await resident.goto(track(at));
    if ((await resident.getByLabel('PIN rahasia').count()) === 0) return;
    await resident.getByLabel('PIN rahasia').fill(receipts[at]!.pin);
    await press(resident, 'Buka');
  }

  async function acceptAndInitial(at: number): Promise<void> {
    const { rosmini, kesos, sekcam } = officers;
    await rosmini.goto(desk(at));
    await rosmini.getByLabel('Aslinya sudah saya lihat').check();
    await press(rosmini, /^Terima/);
    await rosmini.getByText('Permohonan diterima.').waitFor();
    for (const page of [kesos, sekcam]) {
      await page.goto(desk(at));
      await fits(page);
      await press(page, /^Paraf/);
      await page.getByText('Permohonan diparaf.').waitFor();
    }
  }

  test('an administrator with the printed link fills the posts', { timeout: 180_000 }, async () => {
    officers = await setUpOffice(product, phone);
    resident = await phone.open();
  });

  test('a resident files with two photos turned sideways', { timeout: 120_000 }, async () => {
    await file(PEOPLE[0]);
    expect(receipts[0]!.code).toMatch(/^PB(-[0-9A-Z]{4}){3}$/);
    expect(await events(0)).toEqual(['submitted']);
    // At the desk they stand upright, and carry nothing but the picture.
    const { rosmini } = officers;
    await expect.poll(async () => (await product.asOwner<{ state: string }>(`select state from file where owner_kind = 'application'`)).map(({ state }) => state), { timeout: 30_000 }).toEqual(['ready', 'ready']);
    await rosmini.goto('/kantor');
    await fits(rosmini);
    await rosmini.getByRole('link', { name: PEOPLE[0].name }).click();
    await rosmini.waitForURL(`**${desk(0)}`);
    const photos = await rosmini.locator('a[href*="/berkas/"]').all().then((links) => Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? '')));
    for (const path of photos) {
      const picture = sharp(await (await rosmini.request.get(path)).body());
      const { width, height, orientation, exif } = await picture.metadata();
      expect([height > width, orientation ?? 1, exif]).toEqual([true, 1, undefined]);
    }
    expect(photos).toHaveLength(2);
  });

  test('one blurred photo comes back, and only that is corrected', { timeout: 120_000 }, async () => {
    const { rosmini } = officers;
    await rosmini.goto(desk(0));
    await rosmini.locator('input[name=salah][value=foto_kk]').check();
    await rosmini.locator('textarea[name="alasan.foto_kk"]').fill('Fotonya buram, nomor KK tidak terbaca.');
    told.push('nomor KK tidak terbaca');
    await press(rosmini, /^Kembalikan/);
    await rosmini.getByText('Permohonan dikembalikan kepada pemohon.').waitFor();

    await showPin(0);
    await resident.getByText('Fotonya buram, nomor KK tidak terbaca.').waitFor();
    await press(resident, 'Perbaiki sekarang');
    await resident.waitForURL('**/perbaiki');
    await fits(resident);
    expect(await resident.locator('main h2').allTextContents()).toEqual(['Foto Kartu Keluarga']);
    await resident.getByRole('link', { name: /Ganti foto/ }).click();
    await resident.waitForURL('**/perbaiki/foto_kk');
    await resident.locator('input[type=file]').first().setInputFiles(RETAKEN);
    if (!script) await press(resident, 'Kirim berkas ini');
    await resident.getByText('Sudah kami terima').waitFor();
    await press(resident, 'Selesai, kembali');
    await resident.waitForURL('**/perbaiki');
    await resident.getByRole('button', { name: 'Kirim perbaikan' }).last().click();
    await resident.waitForURL('**baru=perbaikan');
    expect(await events(0)).toEqual(['submitted', 'returned', 'resubmitted']);
  });

  test('accepted, initialled twice, approved on the Camat\'s phone with number 1', { timeout: 120_000 }, async () => {
    await acceptAndInitial(0);
    const { camat } = officers;
    await camat.goto('/kantor/tandatangan');
    await fits(camat);
    await camat.getByText(PEOPLE[0].name, { exact: true }).first().click();
    await press(camat, 'Setujui yang dicentang');
    await camat.getByText('1 surat disetujui dan diberi nomor').waitFor();
    expect(await product.asOwner(`select number, status from register`)).toEqual([{ number: 1, status: 'reserved' }]);
    expect(await events(0)).toEqual(['submitted', 'returned', 'resubmitted', 'accepted', 'initialled', 'initialled', 'numbered']);
  });

  test('printed, signed by pen, sent to Desa Pulauburung, received, and handed over by code', { timeout: 180_000 }, async () => {
    const { rosmini, kasmawati } = officers;
    const code = plain(receipts[0]!.code);
    const sheet = `/kantor/cetak/${code}/surat.pdf`;
    await expect.poll(async () => {
      await rosmini.goto('/kantor/cetak');
      return rosmini.locator(`a[href="${sheet}"]`).count();
    }, { timeout: 60_000 }).toBe(1);
    const pdf = await (await rosmini.request.get(sheet)).body();
    const [{ text: number }] = (await product.asOwner<{ text: string }>('select text from register')) as [{ text: string }];
    expect(number).toMatch(/\/0001\//);
    expect(textOfPdf(pdf)).toContain(number);
    expect(textOfPdf(pdf)).toContain(PEOPLE[0].name);
    await rosmini.goto(`/kantor/cetak/${code}`);
    await fits(rosmini);
    await sendFile(rosmini, SHEET, 'Kirim dan catat');
    const keep = rosmini.getByLabel(/Tetap pakai foto ini/);
    await rosmini.getByText(/tercatat sudah ditandatangani/).or(keep).first().waitFor();
    if (await keep.count()) {
      await keep.check();
      await sendFile(rosmini, SHEET, 'Kirim dan catat');
    }
    await rosmini.getByText(`Surat ${number} tercatat sudah ditandatangani.`).waitFor();

    await rosmini.goto('/kantor/kirim');
    await rosmini.getByRole('link', { name: /Desa Pulauburung/ }).click();
    await rosmini.getByRole('link', { name: 'Centang semua' }).click();
    await rosmini.waitForURL('**&semua');
    await rosmini.getByLabel('Siapa yang membawa?').fill('Burhan dengan perahu desa');
    await press(rosmini, 'Kirim yang dicentang');
    await rosmini.waitForURL('**/daftar?baru');

    await kasmawati.goto('/desa');
    await fits(kasmawati);
    await press(kasmawati, /sudah di sini/);
    await kasmawati.getByText('1 surat dicatat sudah di sini.').waitFor();

    await showPin(0);
    const pickup = await resident.locator('.code').innerText();
    expect(pickup).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    told.push(pickup, pickup.replace('-', ''));
    await kasmawati.goto('/desa/serahkan');
    await kasmawati.getByLabel('Surat siapa?').fill('nurlela');
    await press(kasmawati, 'Cari');
    await kasmawati.locator(`a[href="/desa/serahkan/${code}"]`).click();
    await kasmawati.getByLabel('Kode ambil').fill(pickup.toLowerCase());
    await kasmawati.getByLabel('Nama pada KTP sudah saya cocokkan').check();
    await press(kasmawati, 'Catat sudah diserahkan');
    await kasmawati.waitForURL('**/bukti?baru');
    await fits(kasmawati);
    expect(await events(0)).toEqual([
      'submitted', 'returned', 'resubmitted', 'accepted', 'initialled', 'initialled', 'numbered', 'signed', 'dispatched', 'received', 'handed_over'
    ]);

    // Anybody with a phone reads the code on the paper.
    const address = qrOfPdf(pdf);
    expect(address).toMatch(new RegExp(`^${product.origin}/periksa/[0-9A-Z]{22,}$`));
    const anybody = await phone.open();
    await anybody.goto(address);
    await anybody.getByRole('heading', { level: 1, name: 'Surat ini sah' }).waitFor();
    await fits(anybody);
    expect(await anybody.getByText(number).count()).toBeGreaterThan(0);
    expect(await anybody.getByText('tidak memuat tanda tangan elektronik').count()).toBe(1);
    expect(await anybody.content()).not.toContain(PEOPLE[0].name);
    await resident.goto(track(0));
    await resident.getByRole('heading', { level: 1, name: 'Surat Anda sudah diserahkan' }).waitFor();
  });

  test('a second one, signed electronically, that pdfsig finds valid', { timeout: 240_000 }, async () => {
    const { camat, rosmini } = officers;
    await camat.goto('/kantor/sertifikat');
    await camat.getByLabel('Frasa sandi baru').fill(PASSPHRASE);
    await camat.getByLabel('Ketik frasa sandi itu sekali lagi').fill(PASSPHRASE);
    await camat.getByLabel('Kata sandi akun Anda').fill('perahu kertas hijau muda');
    await press(camat, /sertifikat$/);
    await camat.getByText('Sertifikat sudah dibuat.').waitFor();

    await resident.goto('/');
    await file(PEOPLE[1]);
    await acceptAndInitial(1);
    await camat.goto('/kantor/tandatangan');
    await camat.getByLabel('Secara elektronik').check();
    await camat.getByLabel('Frasa sandi tanda tangan').fill(PASSPHRASE);
    await press(camat, 'Setujui yang dicentang');
    await camat.waitForURL('**/tandatangan/proses/*');
    const progress = camat.url();
    await expect.poll(async () => {
      await camat.goto(progress);
      return camat.getByRole('heading', { level: 1 }).innerText();
    }, { timeout: 60_000 }).toBe('Penandatanganan selesai');
    expect(await events(1)).toEqual(['submitted', 'accepted', 'initialled', 'initialled', 'numbered', 'signed']);

    // The resident's own copy is the signed file itself.
    await showPin(1);
    const copy = await (await resident.request.get(`${track(1)}/salinan`)).body();
    const found = signaturesOfPdf(copy);
    expect(found).toContain('Signature is Valid');
    expect(found).toContain('Total document signed');
    expect(textOfPdf(copy)).toMatch(/\/0002\//);
    const changed = Buffer.from(copy);
    const at = changed.indexOf('/Type /Page') > 0 ? changed.indexOf('/Type /Page') + 7 : changed.length >> 1;
    changed[at] = changed[at]! ^ 1;
    expect(signaturesOfPdf(changed)).not.toContain('Signature is Valid');
    const anybody = await phone.open();
    await anybody.goto(qrOfPdf(copy));
    await anybody.getByRole('heading', { level: 1, name: 'Surat ini sah' }).waitFor();
    await sendFile(anybody, { name: 'surat.pdf', mimeType: 'application/pdf', buffer: copy }, 'Kirim dan cocokkan');
    await anybody.getByText('Berkas ini sama persis dengan yang ditandatangani.').waitFor();
    expect((await rosmini.request.get(progress)).status()).toBe(403);
  });

  test('nothing of anybody stands in the log, in an address or in the journal\'s open part', async () => {
    const secrets = [
      ...PEOPLE.flatMap(({ nik, name }) => [nik, name, ...name.split(' ')]), '1404172304100003', ...Object.values(OFFICERS).map(({ name }) => name), ...told,
      ...receipts.flatMap(({ code, pin }) => [code, plain(code), `"${pin}"`]), PASSPHRASE, 'Dusun Mekar', 'KIP Kuliah', 'Burhan'
    ];
    const bodies = (await product.asOwner<{ body: object }>('select body from journal')).map(({ body }) => JSON.stringify(body)).join('\n');
    expect(phone.faults).toEqual([]);
    expect(product.log).toContain('/kantor/permohonan/[code]');
    expect(product.log).not.toMatch(/"level":"error"/);
    for (const secret of secrets) {
      expect(product.log, `log: ${secret}`).not.toContain(secret);
      // A tracking code is the address of its page, and stands in the event that made it; it opens nothing personal.
      if (receipts.some(({ code }) => secret === plain(code))) continue;
      expect(phone.addresses.filter((address) => decodeURIComponent(address).includes(secret)), `address: ${secret}`).toEqual([]);
      expect(bodies, `journal: ${secret}`).not.toContain(secret);
    }
    expect(phone.addresses.filter((address) => !address.startsWith(product.origin) && !/^(data|blob):/.test(address))).toEqual([]);
  });

  /** Chooses a file: with script that sends it by itself, without there is a button. */
  async function sendFile(page: Page, file: Parameters<Page['setInputFiles']>[1], button: string): Promise<void> {
    await page.locator(script ? 'input.vh[type=file]' : 'input[type=file]').last().setInputFiles(file);
    if (!script) await press(page, button);
  }
});
