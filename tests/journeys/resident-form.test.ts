import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../factories/browser.ts';
import { VILLAGE } from '../factories/handover.ts';
import { readyOfficer } from '../factories/officers.ts';
import { useSite } from '../factories/site.ts';
import { answerSktm, givePhoto, goOn } from './fill-form.ts';

const site = useSite();
const browser = useBrowser();
const PERSON = { nik: '1404175708950002', name: 'Siti Aminah' };

/** Bytes over the wire of everything that a page brings with it, in a browser that has never been here. */
async function weigh(page: Page, act: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await act();
  await page.waitForLoadState('networkidle');
  await session.detach();
  return bytes;
}

test('the first visit to a form weighs at most 20 KB (the law allows 50), everything counted', async () => {
  for (const service of ['surat-keterangan-tidak-mampu', 'dispensasi-nikah']) {
    const page = await browser.open();
    await page.goto(`${site.origin}/ajukan/${service}`);
    const start = page.getByRole('button', { name: 'Mulai mengajukan' });
    // Counted as if this page had been the first one: what the start page left in the cache is thrown away.
    await (await page.context().newCDPSession(page)).send('Network.clearBrowserCache');
    const bytes = await weigh(page, async () => {
      await start.click();
      await page.waitForURL(/ajukan\/[a-z-]+\/[a-z_]+$/);
    });
    expect(bytes, service).toBeLessThanOrEqual(20 * 1024);
    expect(bytes, service).toBeGreaterThan(5 * 1024);
  }
});

test('what is being typed outlives the browser', async () => {
  const page = await browser.open();
  await answerSktm(page, site.origin, PERSON);
  await page.goto(`${site.origin}/ajukan/surat-keterangan-tidak-mampu/identitas`);
  const kept = page.waitForResponse((response) => response.url().includes('simpan') && response.ok());
  await page.getByLabel('Nama lengkap').fill('Siti Aminah binti Umar');
  await kept;
  // Nothing was pressed: another window finds the words all the same.
  const later = await page.context().newPage();
  await page.close();
  await later.goto(`${site.origin}/ajukan/surat-keterangan-tidak-mampu/identitas`);
  expect(await later.getByLabel('Nama lengkap').inputValue()).toBe('Siti Aminah binti Umar');
});

test('a broken connection loses neither answers nor photo', async () => {
  const page = await browser.open();
  await answerSktm(page, site.origin, PERSON);
  await page.goto(`${site.origin}/ajukan/surat-keterangan-tidak-mampu/keluarga`);
  await page.getByLabel('Jumlah tanggungan').fill('4');
  await page.context().setOffline(true);
  await page.locator('form .row button.btn:not(.plain)').last().click();
  await page.getByText('Belum terkirim').waitFor();
  expect(await page.getByLabel('Jumlah tanggungan').inputValue()).toBe('4');
  await page.context().setOffline(false);
  await goOn(page, 'foto_ktp');
  await page.context().setOffline(true);
  await page.locator('input[type=file]').last().setInputFiles('tests/fixtures/exif-orientation/Portrait_6.jpg');
  await page.getByText('Foto belum terkirim').waitFor();
  await page.context().setOffline(false);
  // Back in the network it goes by itself.
  await page.locator('.shots li').waitFor();
});

test('several photos from the gallery go one by one, and no more than the question takes', async () => {
  const page = await browser.open();
  await answerSktm(page, site.origin, PERSON);
  await page.locator('input[type=file]').last().setInputFiles([1, 3, 6].map((turn) => `tests/fixtures/exif-orientation/Portrait_${turn}.jpg`));
  await page.locator('.shots li').nth(1).waitFor();
  expect(await page.locator('.shots li').count()).toBe(2);
  await page.getByText('sebanyak yang dapat diterima').waitFor();
  await page.getByRole('button', { name: /Hapus/ }).first().click();
  await page.locator('.shots li').nth(1).waitFor({ state: 'detached' });
  await page.locator('details summary').click();
  await givePhoto(page, true);
});

test('pressing twice sends once', async () => {
  const page = await browser.open({ javaScriptEnabled: false });
  await answerSktm(page, site.origin, PERSON);
  for (const next of ['foto_kk', 'foto_pengantar', 'periksa']) {
    await givePhoto(page, false);
    await goOn(page, next);
  }
  const key = (await page.locator('input[name=kunci]').getAttribute('value')) ?? '';
  const send = () => page.request.post(page.url(), { form: { kunci: key, pernyataan_benar: 'ya' }, headers: { origin: site.origin, accept: 'text/html' } });
  const answers = await Promise.all([send(), send(), send()]);
  const codes = await Promise.all(answers.map(async (answer) => /PB(-[0-9A-Z]{4}){3}/.exec(await answer.text())?.[0]));
  expect(new Set(codes).size).toBe(1);
  expect(codes[0]).toBeDefined();
  const [{ count }] = (await site.database.asOwner<{ count: string }>('select count(*) from application')) as [{ count: string }];
  expect(Number(count)).toBe(1);
});

test('the form speaks English', async () => {
  const page = await browser.open();
  await page.goto(`${site.origin}/bahasa/en?ke=/ajukan/surat-keterangan-tidak-mampu`);
  await page.getByRole('button', { name: 'Start applying' }).click();
  await page.waitForURL('**/keperluan');
  expect(await page.textContent('h1')).toBe('What the letter is for');
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  await page.locator('form .row button.btn:not(.plain)').last().click();
  await page.getByRole('alert').waitFor();
  expect(await page.textContent('[role=alert]')).toContain('has not been');
});

test('a village officer fills in for a villager: only the own village to choose, and the draft closes with the session', async () => {
  const headers = await readyOfficer(site.office.id, 'kasmawati', [{ role: 'village_officer', title: 'Petugas Desa Sungaidanai', villageId: VILLAGE }], 'Kasmawati');
  const page = await browser.open();
  const cookies = (headers.get('cookie') ?? '').split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: site.origin }));
  await page.context().addCookies(cookies);
  await page.goto(`${site.origin}/ajukan/surat-keterangan-tidak-mampu?loket=1`);
  await page.getByText('Anda mengisikan untuk warga').waitFor();
  await page.getByRole('button', { name: 'Mulai mengajukan' }).click();
  await page.waitForURL('**/keperluan');
  await page.goto(`${site.origin}/ajukan/surat-keterangan-tidak-mampu/tempat_tinggal`);
  expect((await page.getByLabel('Desa').locator('option').allTextContents()).slice(1)).toEqual(['Sungaidanai']);
  await page.context().clearCookies({ name: cookies[0]!.name });
  await page.goto(`${site.origin}/ajukan/surat-keterangan-tidak-mampu/tempat_tinggal`);
  expect(new URL(page.url()).pathname).toBe('/masuk');
});
