import type { Page } from 'playwright-core';

/** A photo taken with a phone held sideways. */
export const PHOTO = 'tests/fixtures/exif-orientation/Portrait_6.jpg';

/** Presses the page's one filled button and waits for what follows. */
export async function goOn(page: Page, to: string): Promise<void> {
  await page.locator('form .row button.btn:not(.plain)').last().click();
  await page.waitForURL(`**/${to}*`);
}

/** Starts a surat keterangan tidak mampu and answers its questions up to the photos. */
export async function answerSktm(page: Page, origin: string, person: { nik: string; name: string; village?: string }): Promise<void> {
  await page.goto(`${origin}/ajukan/surat-keterangan-tidak-mampu`);
  await page.getByRole('button', { name: 'Mulai mengajukan' }).click();
  await page.waitForURL('**/keperluan');
  await page.getByLabel('Sekolah, kuliah atau beasiswa').check();
  await page.getByLabel('Jelaskan keperluannya').fill('Beasiswa KIP Kuliah, Universitas Islam Indragiri');
  await goOn(page, 'untuk');
  await page.getByLabel('Untuk saya sendiri').check();
  await goOn(page, 'identitas');
  await page.getByLabel('NIK', { exact: true }).fill(person.nik);
  await page.getByLabel('Nama lengkap').fill(person.name);
  await page.getByLabel('Tempat lahir').fill('Tembilahan');
  await page.getByLabel('Tanggal', { exact: true }).fill('17');
  await page.getByLabel('Bulan').fill('8');
  await page.getByLabel('Tahun').fill('1995');
  await page.getByLabel('Pekerjaan').fill('Petani');
  await goOn(page, 'tempat_tinggal');
  await page.getByLabel('Jalan atau dusun').fill('Dusun Mekar');
  await page.getByLabel('RT').fill('2');
  await page.getByLabel('RW').fill('1');
  await page.getByLabel('Desa').selectOption({ label: person.village ?? 'Sungaidanai' });
  await goOn(page, 'kontak');
  await goOn(page, 'keluarga');
  await page.getByLabel('Nomor Kartu Keluarga').fill('1404172304100003');
  await page.getByLabel('Penghasilan keluarga sebulan').fill('900000');
  await page.getByLabel('Jumlah tanggungan').fill('3');
  await goOn(page, 'foto_ktp');
}

/** Gives the open file question one photo: with script it goes by itself, without by the button. */
export async function givePhoto(page: Page, script: boolean, file = PHOTO): Promise<void> {
  const before = await page.locator('.shots li').count();
  if (script) await page.locator('input[type=file]').last().setInputFiles(file);
  else {
    await page.locator('input[type=file]').last().setInputFiles(file);
    await page.getByRole('button', { name: 'Kirim berkas ini' }).last().click();
  }
  await page.locator('.shots li').nth(before).waitFor();
}
