import type { BrowserContextOptions, Page } from 'playwright-core';
import { PHONE, type TestBrowser } from '../factories/browser.ts';
import type { Product } from '../factories/product.ts';
import { totp } from '../factories/totp.ts';

/** Everybody of the chain: how they are called, and the post that the set-up page offers. */
export const OFFICERS = {
  rosmini: { name: 'Rosmini Harahap', post: 'operator' },
  kesos: { name: 'Nurhayati Siregar, S.Sos.', post: 'kasi-kesos' },
  sekcam: { name: 'Drs. Abdul Gani', post: 'sekcam' },
  camat: { name: 'H. Raja Hamdani, S.STP., M.Si.', post: 'camat' },
  kasmawati: { name: 'Kasmawati Lubis', post: 'desa-2001' }
} as const;
export type Who = keyof typeof OFFICERS;

const PASSWORD = 'perahu kertas hijau muda';

/** The browser of somebody on a phone; every address it asks for and every fault it meets is kept. */
export type Phones = { open(): Promise<Page>; addresses: string[]; faults: string[] };

export function phones(browser: TestBrowser, product: Product, options: BrowserContextOptions): Phones {
  const addresses: string[] = [];
  const faults: string[] = [];
  return {
    addresses, faults,
    async open() {
      const page = await browser.open({ ...PHONE, ...options, baseURL: product.origin });
      page.on('request', (request) => addresses.push(request.url()));
      page.on('response', (response) => {
        if (response.status() >= 500) faults.push(`${response.status()} at ${response.url()}`);
      });
      page.on('pageerror', (error) => faults.push(error.message));
      page.setDefaultTimeout(30_000);
      return page;
    }
  };
}

/** Presses a button and waits for the page that follows. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click();
  await page.waitForLoadState();
}

/** From the printed link to an office with all its posts filled, each officer signed in on a phone of their own. */
export async function setUpOffice(product: Product, { open }: Phones): Promise<Record<Who, Page>> {
  const administrator = await open();
  await administrator.goto(product.setUpLink);
  await administrator.getByLabel('Nama lengkap Anda').fill('Siti Zubaidah');
  await administrator.getByLabel('Nama pengguna').fill('zubaidah');
  await administrator.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD);
  await administrator.getByLabel('Ketik sekali lagi kata sandi').fill(PASSWORD);
  await press(administrator, 'Buat akun administrator');
  await setUpSecondFactor(administrator);
  const pages: Partial<Record<Who, Page>> = {};
  for (const [username, { name, post }] of Object.entries(OFFICERS) as [Who, (typeof OFFICERS)[Who]][]) {
    await administrator.goto('/pengaturan/petugas/baru');
    await administrator.getByLabel(/^Nama/).first().fill(name);
    await administrator.locator('[name=post]').selectOption(post);
    await administrator.locator('[name=username]').fill(username);
    await administrator.locator('form#isi button').last().click();
    const link = await administrator.locator('.slip b').innerText();
    const page = (pages[username] = await open());
    await page.goto(link);
    await page.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Ketik sekali lagi kata sandi').fill(PASSWORD);
    await press(page, 'Simpan dan masuk');
    if (post === 'operator' || post.startsWith('desa')) continue;
    const secret = await setUpSecondFactor(page);
    // The Camat signs on another phone than the one in the office: name, password, code.
    if (username === 'camat') await signIn((pages.camat = await open()), username, secret);
  }
  return pages as Record<Who, Page>;
}

/** @returns the secret that the app on the officer's phone keeps */
async function setUpSecondFactor(page: Page): Promise<string> {
  await page.goto('/akun/kode');
  await page.getByLabel('Kata sandi Anda').fill(PASSWORD);
  await press(page, 'Mulai pasang');
  const secret = await page.locator('b.code').innerText();
  await page.getByLabel('Kode 6 angka').fill(totp(secret));
  await press(page, 'Selesai memasang');
  await page.waitForURL((url) => url.pathname === '/akun');
  return secret;
}

async function signIn(page: Page, username: string, secret: string): Promise<void> {
  await page.goto('/kantor/tandatangan');
  await page.getByLabel('Nama pengguna').fill(username);
  await page.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD);
  await press(page, 'Masuk');
  await page.waitForURL('**/masuk/kode*');
  // The code of this half minute was used to set the phone up; the next one is already good.
  await page.getByLabel('Kode 6 angka').fill(totp(secret, Date.now(), 1));
  await press(page, 'Lanjutkan');
  await page.waitForURL('**/kantor/tandatangan');
}
