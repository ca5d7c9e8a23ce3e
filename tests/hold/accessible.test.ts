import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, useBrowser } from '../factories/browser.ts';
import { useSite } from '../factories/site.ts';
import { allRoutes } from './routes.ts';
import { aStaff } from './staff.ts';
import { carry, visits, type Visit } from './visits.ts';
import { aWorld, SLUG } from './world.ts';

const site = useSite();
const browser = useBrowser();
let all: Visit[];

beforeAll(async () => {
  const staff = await aStaff(site.office);
  // A long name, since names here are long.
  const nama = 'Andi Nurul Hikmah Sitti Fatimatuzzahra Puspitaningrum';
  const world = await aWorld(site, site.office, { nik: '1404175708950002', nama, telepon: '+6281200004417' }, staff.head);
  all = visits(await allRoutes(), staff.people, world).filter(({ route }) => route.page);
}, 240_000);

/** Patient: that a machine is busy is not what is asked here. */
const PATIENCE = 60_000;
const open = async (cookie = ''): Promise<Page> => {
  const page = await browser.open({ baseURL: site.origin, bypassCSP: true });
  page.setDefaultTimeout(PATIENCE);
  await carry(page, site.origin, cookie);
  return page;
};

/** The parts of the product, each looked at by itself. */
const AREAS: readonly (readonly [string, RegExp])[] = [
  ['for residents', /^\/(?!kantor|desa|pengaturan|akun|masuk|keluar|siapkan)/], ['of accounts', /^\/(akun|masuk|keluar|siapkan)/], ['of the office', /^\/kantor/],
  ['of the village', /^\/desa/], ['of the administration', /^\/pengaturan/]
];

/** Goes to every page of an area, each person in one browser, and says where they are. */
async function everywhere(area: RegExp, look: (page: Page, visit: Visit) => Promise<void>): Promise<void> {
  const here = all.filter(({ route }) => area.test(route.id));
  expect(here.length).toBeGreaterThan(3);
  for (const cookie of new Set(here.map((visit) => visit.cookie))) {
    const page = await open(cookie);
    for (const visit of here.filter((each) => each.cookie === cookie)) {
      await page.goto(visit.path);
      await look(page, visit);
    }
    await page.context().close();
  }
}

const sticksOut = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** As somebody sets it in the browser: pixels of an ordinary letter; 16 is usual. */
async function lettersOf(page: Page, pixels: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: pixels } });
  await session.detach();
}

test.each(AREAS)('every page %s stands in nobody\'s way, says what it is, fits a phone of 360 px, and still does with letters twice as large', { timeout: 300_000 }, async (_, area) => {
  const wrong: string[] = [];
  const titles = new Map<string, string>();
  await everywhere(area, async (page, { route, who, path }) => {
    await expectAccessible(page, route.id).catch((error: Error) => wrong.push(`${route.id}: ${error.message.slice(0, 600)}`));
    await lettersOf(page, 32);
    const wide = await sticksOut(page);
    if (wide > 0) wrong.push(`${route.id}: ${wide} px too wide at 200 % text`);
    const cut = await page.evaluate(() => [...document.querySelectorAll('main *')].filter((each) => {
      const { overflowX, overflowY, position } = getComputedStyle(each);
      const hides = ['hidden', 'clip'].includes(overflowX) || ['hidden', 'clip'].includes(overflowY);
      // What is there for ears only is one pixel large on purpose.
      return hides && position !== 'absolute' && each.textContent?.trim() && (each.scrollWidth > each.clientWidth + 2 || each.scrollHeight > each.clientHeight + 2);
    }).map((each) => each.outerHTML.slice(0, 120)));
    if (cut.length > 0) wrong.push(`${route.id}: cut off at 200 % text: ${cut.join(' | ')}`);
    await lettersOf(page, 16);
    // One that led on is the page it led to.
    if (new URL(page.url()).pathname !== path) return;
    const { lang, headings, title } = await page.evaluate(() => ({ lang: document.documentElement.lang, headings: document.querySelectorAll('h1').length, title: document.title }));
    if (lang !== 'id' || headings !== 1 || !/.+ - SI-PETROK$/.test(title)) wrong.push(`${route.id}: language ${lang}, ${headings} headings of the first kind, title ${title}`);
    const before = titles.get(`${who} ${title}`);
    if (before) wrong.push(`${route.id} and ${before}: both ${title}`);
    titles.set(`${who} ${title}`, route.id);
  });
  expect(wrong).toEqual([]);
});

// What ends things, or leads away without a word that could be wrong.
const NOT_EMPTY = /keluar|tarik|mulai|lanjut\/|bahasa|petugas\/\[nama\]/;

/** How many of an area's forms have to answer an empty sending with what is wrong, so that something was looked at. */
const LEAST: Readonly<Record<string, number>> = { 'for residents': 3, 'of accounts': 5, 'of the office': 6, 'of the village': 3, 'of the administration': 8 };

test.each(AREAS)('an empty form %s is answered where it stands: the summary has the focus, the title says it, and all of it is accessible', { timeout: 300_000 }, async (name, area) => {
  const wrong: string[] = [];
  const seen: string[] = [];
  await everywhere(area, async (page, { route, path }) => {
    if (NOT_EMPTY.test(route.id)) return;
    const buttons = await page.locator('form[method=post] button:not([type=button]):not([tabindex="-1"])').count();
    // Pages of lists repeat one form a row: the first few of a page tell.
    for (let at = 0; at < Math.min(buttons, 6); at += 1) {
      await page.goto(path);
      const before = await page.title();
      const button = page.locator('form[method=post] button:not([type=button]):not([tabindex="-1"])').nth(at);
      // What was sent before may have changed what there is to do.
      if ((await button.count()) === 0) break;
      await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
      const action = await button.evaluate((each: HTMLButtonElement) => {
        for (const control of each.form?.elements ?? []) {
          if (control instanceof HTMLTextAreaElement || (control instanceof HTMLInputElement && ['text', 'search', 'password'].includes(control.type))) control.value = '';
          else if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) control.checked = false;
        }
        return (each.getAttribute('formaction') ?? each.form?.getAttribute('action') ?? '').slice(0, 40);
      }, undefined, { timeout: 5_000 }).catch(() => null);
      // A button that is there only without script goes when the page's script has come.
      if (action === null) continue;
      // A search or a filter left empty may answer with everything; a button that is not shown here is for script or for none.
      if (!(await button.isVisible())) continue;
      const answered = page.waitForResponse((response) => response.request().method() === 'POST', { timeout: 10_000 }).catch(() => null);
      if (!(await button.click({ timeout: 5_000 }).then(() => true, () => false))) continue;
      await answered;
      await page.waitForLoadState('load');
      const alert = page.locator('[role=alert]').first();
      await alert.waitFor({ timeout: 400 }).catch(() => undefined);
      if ((await alert.count()) === 0) continue;
      const where = `${route.id} ${action}`;
      seen.push(where);
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[role=alert]') !== null), { timeout: 5_000 }).toBe(true).catch(() => wrong.push(`${where}: the focus is not at what is wrong`));
      const after = await page.title();
      if (after === before || !after.includes(': ')) wrong.push(`${where}: the title is still "${after}"`);
      // Each sentence leads to its field.
      const lost = await alert.evaluate((box) => [...box.querySelectorAll('a[href^="#"]')].filter((link) => !document.getElementById(decodeURIComponent(link.getAttribute('href')!.slice(1)))).map((link) => link.outerHTML));
      if (lost.length > 0) wrong.push(`${where}: leads nowhere: ${lost.join(' ')}`);
      await expectAccessible(page, where).catch((error: Error) => wrong.push(`${where}: ${error.message.slice(0, 600)}`));
    }
  });
  expect(wrong).toEqual([]);
  expect(seen.length, seen.join('\n')).toBeGreaterThanOrEqual(LEAST[name] ?? 1);
});

describe('by keyboard alone', () => {
  /** Presses Tab until the wanted control has the focus; where the focus is has to be seen all the way. */
  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      const { there, seen, what } = await page.evaluate((wanted) => {
        const focused = document.activeElement;
        if (!focused || focused === document.body) return { there: false, seen: true, what: '' };
        const label = focused instanceof HTMLInputElement ? focused.labels?.[0] : undefined;
        const shows = (each: Element | undefined): boolean => each !== undefined && (parseFloat(getComputedStyle(each).outlineWidth) > 0 && getComputedStyle(each).outlineStyle !== 'none' || getComputedStyle(each).boxShadow !== 'none');
        // A control for ears only hands its focus ring to its label.
        return { there: focused.matches(wanted), seen: shows(focused) || shows(label) || shows(focused.nextElementSibling ?? undefined), what: focused.outerHTML.slice(0, 120) };
      }, selector);
      expect(seen, `the focus is seen at ${what}`).toBe(true);
      if (there) return;
    }
    throw new Error(`no way by keyboard to ${selector} on ${page.url()}`);
  }
  const type = async (page: Page, selector: string, text: string): Promise<void> => {
    await tabTo(page, selector);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(text);
  };
  const on = async (page: Page, to: string): Promise<void> => {
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${to}*`);
  };

  test('a resident gets from the service to the receipt', { timeout: 240_000 }, async () => {
    const page = await open();
    // Listened to from the beginning: a listener that comes with the key may come too late, and the dialog is gone.
    page.on('filechooser', (chooser) => void chooser.setFiles('tests/fixtures/exif-orientation/Portrait_6.jpg'));
    await page.goto(`/layanan/${SLUG}`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toMatch(/^#/);
    await page.keyboard.press('Enter');
    await tabTo(page, `a[href="/ajukan/${SLUG}"]`);
    await on(page, `ajukan/${SLUG}`);
    await tabTo(page, 'form[action$="/mulai"] button');
    await on(page, 'keperluan');
    await tabTo(page, 'input[type=radio]');
    await page.keyboard.press('Space');
    await type(page, 'input[type=text], textarea', 'Beasiswa KIP Kuliah');
    await on(page, 'untuk');
    await tabTo(page, 'input[type=radio]');
    await page.keyboard.press('Space');
    await on(page, 'identitas');
    // A mistake on the way: the summary has the focus, its link leads to the field.
    for (const [name, text] of [['nik', '140417570895000'], ['nama', 'Siti Aminah'], ['lahir_tempat', 'Tembilahan']] as const) await type(page, `[name=${name}]`, text);
    for (const [name, text] of [['day', '17'], ['month', '8'], ['year', '1995']] as const) await type(page, `[name="lahir_tanggal.${name}"]`, text);
    await type(page, '[name=pekerjaan]', 'Petani');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await tabTo(page, '[role=alert] a');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name')), { timeout: 15_000 }).toBe('nik');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('1404175708950002');
    await on(page, 'tempat_tinggal');
    await type(page, '[name="alamat.street"]', 'Dusun Mekar');
    await type(page, '[name="alamat.rt"]', '2');
    await type(page, '[name="alamat.rw"]', '1');
    await tabTo(page, '[name=desa]');
    await page.keyboard.type('Sungai');
    await tabTo(page, 'form button:not([tabindex="-1"])');
    await on(page, 'kontak');
    await tabTo(page, 'form[action*="lanjut"] button:not([tabindex="-1"])');
    await on(page, 'keluarga');
    for (const [name, text] of [['nomor_kk', '1404172304100003'], ['penghasilan', '900000'], ['tanggungan', '3']] as const) await type(page, `[name=${name}]`, text);
    await on(page, 'foto_ktp');
    for (const next of ['foto_kk', 'foto_pengantar', 'periksa']) {
      await tabTo(page, 'input[type=file]');
      await page.keyboard.press('Enter');
      await page.locator('.shots li').waitFor();
      await tabTo(page, 'form[action*="berkas"] button');
      await on(page, next);
    }
    await tabTo(page, 'input[name=pernyataan_benar]');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/selesai');
    expect(await page.locator('.code').first().textContent()).toMatch(/^PB-/);
  });
});
