import { expect, test } from 'vitest';
import { inOffice } from '#platform/database.server.ts';
import { openByCode } from '#application/open.server.ts';
import { carryOutAll, officerActor } from '../factories/applications.ts';
import { useBrowser } from '../factories/browser.ts';
import { useSite } from '../factories/site.ts';
import { answerSktm, givePhoto, goOn, PHOTO } from './fill-form.ts';

const site = useSite();
const browser = useBrowser();

/** The journey of issue §4: apply, track, be asked to correct one photo, correct only that. */
test.each([true, false])('a resident applies, follows and corrects (script: %s)', async (script) => {
  const person = { nik: script ? '1404175708950002' : '1404171708950004', name: 'Andi Nurul Hikmah' };
  const page = await browser.open({ javaScriptEnabled: script });
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('response', (response) => response.status() >= 500 && problems.push(`${response.status()} ${response.url()}`));
  await answerSktm(page, site.origin, person);
  for (const next of ['foto_kk', 'foto_pengantar', 'periksa']) {
    await givePhoto(page, script);
    await goOn(page, next);
  }
  expect(await page.textContent('main')).toContain(person.name);
  // Without the tick nothing is sent, and the page says so.
  await page.getByRole('button', { name: 'Kirim permohonan' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.title()).toContain('Ada yang perlu diperbaiki');
  await page.getByLabel('Ya, isian dan foto saya benar').check();
  await page.getByRole('button', { name: 'Kirim permohonan' }).click();
  await page.waitForURL('**/selesai');
  const [code = '', pin = ''] = await page.locator('.code').allTextContents();
  expect(code).toMatch(/^PB(-[0-9A-Z]{4}){3}$/);
  expect(pin).toMatch(/^\d{6}$/);
  // The receipt survives a reload, and going back does not send again.
  await page.reload();
  expect(await page.locator('.code').first().textContent()).toBe(code);
  await page.goto(`${site.origin}/ajukan/surat-keterangan-tidak-mampu/periksa`);
  await page.waitForURL('**/selesai');

  const plain = code.replace(/^PB-|-/g, '');
  const opened = await inOffice(site.office.id, (tx) => openByCode(tx, site.office.id, plain));
  const { application, kase } = opened!;
  expect(application.state).toBe('submitted');
  expect(kase?.answers).toMatchObject({ nik: person.nik, nama: person.name, desa: '14.04.17.2003' });
  expect((kase?.answers.foto_ktp as { files: string[] }).files).toHaveLength(1);

  await page.goto(`${site.origin}/lacak`);
  await page.getByLabel('Kode lacak').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Lacak' }).click();
  await page.waitForURL(`**/lacak/${plain}`);
  const shown = await page.textContent('main');
  expect(shown).toContain('Petugas sedang memeriksa berkas Anda');
  expect(shown).not.toContain(person.name);
  expect(shown).not.toContain(person.nik);

  await carryOutAll(site.office, application.id, [[officerActor(site.office.id, 'operator'), { type: 'return', reasons: { foto_ktp: 'Bagian kanan tertutup jari. Mohon difoto ulang.' } }]]);
  await page.reload();
  expect(await page.textContent('h1')).toBe('Ada 1 hal yang perlu Anda perbaiki');
  expect(await page.textContent('main')).not.toContain('tertutup jari');
  await page.getByLabel('PIN rahasia').fill(pin === '000000' ? '000001' : '000000');
  await page.getByRole('button', { name: 'Buka' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.textContent('main')).toContain('Masih ada 4 kesempatan');
  await page.getByLabel('PIN rahasia').fill(pin);
  await page.getByRole('button', { name: 'Buka' }).click();
  await page.getByText('Bagian kanan tertutup jari').waitFor();
  await page.getByRole('button', { name: 'Perbaiki sekarang' }).click();
  await page.waitForURL('**/perbaiki');
  // Exactly what was marked is open.
  expect(await page.locator('main h2').allTextContents()).toEqual(['Foto KTP pemohon']);
  expect(await page.locator('main :is(input, select, textarea):not([type=hidden])').count()).toBe(0);
  await page.getByRole('link', { name: /Ganti foto/ }).click();
  await page.waitForURL('**/perbaiki/foto_ktp');
  await page.locator('input[type=file]').first().setInputFiles(PHOTO);
  if (!script) await page.getByRole('button', { name: 'Kirim berkas ini' }).click();
  await page.getByText('Sudah kami terima').waitFor();
  expect(await page.locator('.shots li').count()).toBe(1);
  await page.getByRole('button', { name: 'Selesai, kembali' }).click();
  await page.waitForURL('**/perbaiki');
  await page.getByRole('button', { name: 'Kirim perbaikan' }).last().click();
  await page.waitForURL('**/lacak/*baru=perbaikan');
  expect(await page.textContent('main')).toContain('Perbaikan Anda sudah kami terima.');
  const after = await inOffice(site.office.id, (tx) => openByCode(tx, site.office.id, plain));
  expect(after!.application).toMatchObject({ state: 'submitted', marked: [], timesReturned: 1 });
  expect((after!.kase?.answers.foto_ktp as { files: string[] }).files).not.toEqual((kase?.answers.foto_ktp as { files: string[] }).files);
  expect(after!.kase?.answers.foto_kk).toEqual(kase?.answers.foto_kk);

  await page.getByRole('link', { name: 'Tarik permohonan' }).click();
  await page.getByRole('button', { name: 'Ya, tarik permohonan ini' }).click();
  await page.waitForURL(`**/lacak/${plain}`);
  expect(await page.textContent('h1')).toBe('Permohonan ini sudah ditarik');
  expect(problems.filter((problem) => !/status of 4\d\d/.test(problem))).toEqual([]);
  for (const secret of [person.nik, person.name, plain, pin]) expect(site.log).not.toContain(secret);
});
