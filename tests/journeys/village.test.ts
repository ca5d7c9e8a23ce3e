import { mkdirSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inOffice } from '#platform/database.server.ts';
import type { Actor } from '#identity/actor.ts';
import { actorFromRequest } from '#identity/session.server.ts';
import { eventsOf } from '#application/open.server.ts';
import { writePickup } from '#handover/pickup-code.ts';
import { openPickupCode } from '#handover/pickup-code.server.ts';
import { expectAccessible, useBrowser } from '../factories/browser.ts';
import { anArrivedLetter, aSignedLetter, OTHER_VILLAGE, VILLAGE, type SignedLetter } from '../factories/handover.ts';
import { readyOfficer } from '../factories/officers.ts';
import { useSite } from '../factories/site.ts';

const site = useSite();
const browser = useBrowser();
const LONG = 'Andi Nurul Hikmah Sitti Fatimatuzzahra Puspitaningrum';

/** With SHOTS=folder every page is also photographed at both widths, to be looked at. */
const shots = process.env.SHOTS;
if (shots) mkdirSync(shots, { recursive: true });

async function look(page: Page, name: string): Promise<void> {
  if (!shots) return expectAccessible(page, name);
  await page.screenshot({ path: `${shots}/${name}-360.png`, fullPage: true });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.screenshot({ path: `${shots}/${name}-1280.png`, fullPage: true });
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(page, name);
}

const signedIn = new Map<string, Headers>();
/** A browser of an officer who is signed in; each is made once. */
async function as(who: 'rosmini' | 'kasmawati' | 'tetangga' | 'pengawas' | 'sekcam', options: BrowserContextOptions = {}): Promise<Page> {
  const posts = {
    rosmini: { role: 'operator' as const, title: 'Operator Pelayanan' },
    kasmawati: { role: 'village_officer' as const, title: 'Petugas Desa Sungaidanai', villageId: VILLAGE },
    tetangga: { role: 'village_officer' as const, title: 'Petugas Desa Pulauburung', villageId: OTHER_VILLAGE },
    pengawas: { role: 'supervisor' as const, title: 'Pengawas' },
    sekcam: { role: 'secretary' as const, title: 'Sekretaris Camat' }
  };
  const headers = signedIn.get(who) ?? (await readyOfficer(site.office.id, who, [posts[who]], who === 'kasmawati' ? 'Kasmawati' : who === 'rosmini' ? 'Rosmini' : 'Drs. Contoh'));
  signedIn.set(who, headers);
  const page = await browser.open({ bypassCSP: true, ...options });
  const cookies = (headers.get('cookie') ?? '').split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: site.origin }));
  await page.context().addCookies(cookies);
  return page;
}

const accountOf = async (headers: Headers): Promise<Actor> => actorFromRequest(headers, site.office.id, 'Asia/Jakarta');
const pickup = async (letter: SignedLetter): Promise<string> => writePickup((await inOffice(site.office.id, (tx) => openPickupCode(tx, site.office.id, letter.id)))!);
const types = async (letter: SignedLetter): Promise<string[]> => (await inOffice(site.office.id, (tx) => eventsOf(tx, site.office.id, letter.id, null))).map((event) => event.type);

test.each([['with JavaScript', true], ['without JavaScript', false]])('from the office to the resident, %s', async (_how, javaScriptEnabled) => {
  const names = [LONG, 'Jumadi', 'Daeng Matteru'];
  const letters = await Promise.all(names.map((nama) => aSignedLetter(site.office, { nama })));
  const [first, second, third] = letters as [SignedLetter, SignedLetter, SignedLetter];
  // axe itself needs script: pages are looked at in the first run.
  const check = (page: Page, name: string) => (javaScriptEnabled ? look(page, name) : Promise.resolve());
  const press = async (page: Page, name: string | RegExp) => {
    await page.getByRole('button', { name }).first().click();
    await page.waitForLoadState();
  };

  // The office sends three letters in one parcel.
  const desk = await as('rosmini', { javaScriptEnabled });
  await desk.goto(`${site.origin}/kantor/kirim`);
  await check(desk, 'kirim');
  await desk.getByRole('link', { name: /Desa Sungaidanai/ }).click();
  await desk.waitForURL(`**/kantor/kirim?desa=${VILLAGE}`);
  await press(desk, 'Kirim yang dicentang');
  await desk.getByText('Belum ada surat yang dicentang.').waitFor();
  await check(desk, 'kirim-belum');
  await desk.getByRole('link', { name: 'Centang semua' }).click();
  await desk.waitForURL('**&semua');
  for (const name of names) expect(await desk.getByRole('checkbox', { name }).isChecked()).toBe(true);
  await desk.getByLabel('Siapa yang membawa?').fill('Burhan dengan perahu desa');
  await check(desk, 'kirim-desa');
  await press(desk, 'Kirim yang dicentang');
  await desk.waitForURL('**/daftar?baru');
  await check(desk, 'daftar');
  expect(await desk.getByRole('row').count()).toBe(4);
  const parcel = /kirim\/([0-9A-Z]{12})\/daftar/.exec(desk.url())![1]!;

  // The neighbours see nothing of it.
  const neighbour = await as('tetangga', { javaScriptEnabled });
  expect((await neighbour.goto(`${site.origin}/desa/paket/${parcel}`))?.status()).toBe(403);
  await neighbour.goto(`${site.origin}/desa`);
  expect(await neighbour.getByText('Jumadi').count()).toBe(0);
  await check(neighbour, 'desa-kosong');

  // The village officer scans the code on the list: one letter is not in the envelope.
  const village = await as('kasmawati', { javaScriptEnabled });
  await village.goto(`${site.origin}/desa`);
  await check(village, 'desa');
  await village.goto(`${site.origin}/desa/paket/${parcel}`);
  await check(village, 'paket');
  await village.getByRole('radio', { name: /Masih ditunggu/ }).check();
  await press(village, /^Catat$/);
  await village.getByRole('alert').getByText('Belum ada surat yang dicentang.').waitFor();
  await check(village, 'paket-belum');
  await village.getByRole('checkbox', { name: LONG }).check();
  await village.getByRole('checkbox', { name: 'Daeng Matteru' }).check();
  await village.getByRole('radio', { name: /Laporkan ke kantor/ }).check();
  await village.getByLabel(/Catatan untuk kantor/).fill('Amplop sudah terbuka');
  await press(village, /^Catat$/);
  await village.waitForURL('**/desa?*');
  await village.getByText('1 surat dilaporkan belum sampai').waitFor();
  await check(village, 'desa-sebagian');
  await desk.goto(`${site.origin}/kantor/kirim`);
  await desk.getByText('1 surat dilaporkan belum sampai').waitFor();
  await check(desk, 'kirim-kurang');
  await desk.goto(`${site.origin}/kantor/kirim/riwayat`);
  await desk.getByText('1 belum sampai').waitFor();
  await check(desk, 'riwayat');

  // It turns up after all.
  await village.getByRole('link', { name: /Catat yang menyusul/ }).click();
  await village.waitForURL(`**/desa/paket/${parcel}`);
  await village.getByRole('checkbox', { name: 'Jumadi' }).check();
  await press(village, /^Catat$/);
  await village.waitForURL('**/desa?*');
  await village.goto(`${site.origin}/desa/paket/${parcel}`);
  await village.getByText('Semua surat dalam kiriman ini sudah dicatat').waitFor();
  await check(village, 'paket-lengkap');
  expect(await types(second)).toEqual(expect.arrayContaining(['dispatched', 'reported_missing', 'received']));

  // The resident comes: found by name, code mistyped, code of another letter, then the right one.
  await village.goto(`${site.origin}/desa/serahkan`);
  await press(village, 'Cari');
  await village.getByRole('alert').waitFor();
  await check(village, 'cari-kosong');
  await village.getByLabel('Surat siapa?').fill('fatimatuzzahra');
  await press(village, 'Cari');
  await check(village, 'cari');
  expect(new URL(village.url()).search).toBe('');
  await village.locator(`a[href="/desa/serahkan/${first.code}"]`).click();
  await village.waitForURL(`**/desa/serahkan/${first.code}`);
  await check(village, 'serahkan');
  await press(village, 'Catat sudah diserahkan');
  expect(await village.getByRole('alert').getByRole('link').allInnerTexts()).toEqual(['Tulis kode ambil dari halaman lacak warga.', 'Cocokkan dulu nama pada KTP, lalu beri centang.']);
  await check(village, 'serahkan-kurang');
  const right = await pickup(first);
  const giveWith = async (code: string) => {
    await village.getByLabel('Kode ambil').fill(code);
    await village.getByLabel('Nama pada KTP sudah saya cocokkan').check();
    await press(village, 'Catat sudah diserahkan');
  };
  await giveWith(right.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A')));
  await village.getByRole('alert').getByText('salah ketik').waitFor();
  await giveWith(await pickup(third));
  await village.getByRole('alert').getByText('tidak cocok').waitFor();
  await check(village, 'serahkan-salah');
  expect(await village.getByLabel('Kode ambil').inputValue()).toBe('');
  await giveWith(right.toLowerCase().replace('-', ' '));
  await village.waitForURL('**/bukti?baru');
  await village.getByText('Penyerahan sudah tercatat').waitFor();
  await check(village, 'bukti');

  // Another one has lost the code and sends somebody: the reason is asked for, kept, and seen by the supervisor.
  await village.goto(`${site.origin}/desa/serahkan/${second.code}`);
  await village.getByRole('radio', { name: 'Orang lain, membawa surat kuasa' }).check();
  await village.getByText('Warga lupa atau kehilangan kodenya').click();
  await press(village, 'Serahkan tanpa kode');
  expect(await village.getByRole('alert').getByRole('link').count()).toBe(3);
  await check(village, 'tanpa-kode-kurang');
  await village.getByLabel(/Nama pembawa surat kuasa/).fill('Siti Aminah binti Kasim');
  await village.getByLabel('Nama pada KTP sudah saya cocokkan').check();
  await village.getByLabel('Alasan tanpa kode').fill('HP pemohon jatuh ke sungai, KTP dan surat kuasa cocok.');
  await press(village, 'Serahkan tanpa kode');
  await village.waitForURL('**/bukti?baru');
  await check(village, 'bukti-wakil');
  await village.goto(`${site.origin}/desa/diserahkan`);
  await check(village, 'diserahkan');
  const supervisor = await as('pengawas', { javaScriptEnabled });
  await supervisor.goto(`${site.origin}/kantor/pengecualian`);
  await supervisor.getByText('HP pemohon jatuh ke sungai').first().waitFor();
  await check(supervisor, 'pengecualian');

  // Twice is told calmly; the third one still lies here.
  await village.goto(`${site.origin}/desa/serahkan/${first.code}`);
  await village.getByText('Surat ini sudah diserahkan.').waitFor();
  await village.goto(`${site.origin}/desa`);
  expect(await village.getByRole('link', { name: 'Serahkan kepada Daeng Matteru' }).count()).toBeGreaterThan(0);
  await check(village, 'desa-akhir');
  expect((await types(first)).slice(-3)).toEqual(['dispatched', 'received', 'handed_over']);
  for (const secret of [right, right.replace('-', ''), 'Puspitaningrum', 'Siti Aminah', 'jatuh ke sungai']) expect(site.log).not.toContain(secret);
});

test('what nobody fetches is listed for the office, and warned about in the village', async () => {
  const letter = await anArrivedLetter(site.office, { nama: 'H. Abdul Karim' });
  await site.database.asOwner(`update application set arrived_at = now() - interval '40 days', body = jsonb_set(body, '{arrivedAt}', to_jsonb((now() - interval '40 days')::text)) where id = $1`, [letter.id]);
  const desk = await as('rosmini');
  await desk.goto(`${site.origin}/kantor/belum-diambil`);
  await desk.getByText('40 hari').waitFor();
  await look(desk, 'belum-diambil');
  const village = await as('kasmawati');
  await village.goto(`${site.origin}/desa/siap`);
  await village.getByText('40 hari').waitFor();
  await look(village, 'siap');
});

test('a village officer files for own people with the form that residents use', async () => {
  const village = await as('kasmawati');
  await village.goto(`${site.origin}/desa/ajukan`);
  await look(village, 'ajukan');
  await village.getByRole('button', { name: /Mulai .*Tidak Mampu/ }).click();
  await village.waitForURL('**/ajukan/surat-keterangan-tidak-mampu/*');
  const account = await accountOf(signedIn.get('kasmawati')!);
  const [draft] = await site.database.asOwner<{ channel: string; account: string }>(`select channel, account from draft order by created_at desc limit 1`);
  expect(draft).toEqual({ channel: 'village', account: account.kind === 'officer' ? account.accountId : '' });
});

test('each door asks who stands there', async () => {
  const letter = await anArrivedLetter(site.office, { nama: 'Marlina' });
  const doors = {
    rosmini: ['/kantor/kirim', '/kantor/kirim/riwayat', '/kantor/belum-diambil'],
    kasmawati: ['/desa', '/desa/siap', '/desa/diserahkan', '/desa/serahkan', '/desa/ajukan', `/desa/serahkan/${letter.code}`],
    tetangga: ['/desa', '/desa/siap', '/desa/diserahkan', '/desa/serahkan', '/desa/ajukan'],
    pengawas: ['/kantor/kirim/riwayat', '/kantor/belum-diambil', '/kantor/pengecualian'],
    sekcam: ['/kantor/kirim/riwayat', '/kantor/belum-diambil', '/kantor/pengecualian']
  };
  const all = [...new Set(Object.values(doors).flat())];
  for (const who of Object.keys(doors) as (keyof typeof doors)[]) {
    const page = await as(who);
    for (const door of all) {
      const answer = await page.request.get(`${site.origin}${door}`, { headers: { accept: 'text/html' } });
      expect([who, door, answer.status()]).toEqual([who, door, doors[who].includes(door) ? 200 : 403]);
    }
  }
  const stranger = await browser.open();
  for (const door of all) {
    await stranger.goto(`${site.origin}${door}`);
    expect(new URL(stranger.url()).pathname).toBe('/masuk');
  }
});

test('whatever is sent to these doors gets an answer, never a fault', async () => {
  const letter = await anArrivedLetter(site.office, { nama: 'Sudirman' });
  const village = await as('kasmawati');
  const desk = await as('rosmini');
  const key = '01a2b3c4-0000-7000-8000-000000000000';
  const hostile = ['', ' ', '\u0000', '\u200b', '../../etc', '<script>alert(1)</script>', "' or 1=1 --", '9'.repeat(5000), '💥'];
  const bodies = hostile.flatMap((value) => [
    new URLSearchParams({ key, kode: value, siapa: value, nama: value, cocok: value, alasan: value, seen: value, cari: value, surat: value, sisanya: value, catatan: value, desa: value, pembawa: value }),
    new URLSearchParams({ key: value, kode: '7K4M9TXQ', siapa: 'wakil', nama: 'Budi', cocok: 'ya', alasan: 'x'.repeat(50), seen: '1' })
  ]);
  const targets: [Page, string][] = [
    [village, `/desa/serahkan/${letter.code}?/kode`], [village, `/desa/serahkan/${letter.code}?/tanpa`], [village, '/desa/serahkan'],
    [village, '/desa/paket/TIDAKADA0000?/catat'], [village, '/desa/paket/%00?/semua'], [desk, `/kantor/kirim?desa=${VILLAGE}&/kirim`]
  ];
  for (const [page, path] of targets) {
    for (const body of bodies) {
      const answer = await page.request.post(`${site.origin}${path}`, { data: body.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', origin: site.origin, accept: 'text/html' }, maxRedirects: 0 });
      expect(answer.status(), `${path} ${body.toString().slice(0, 60)}`).toBeLessThan(500);
      expect(await answer.text()).not.toContain('<script>alert(1)');
    }
    const broken = await page.request.post(`${site.origin}${path}`, { data: '{', headers: { 'content-type': 'application/json', origin: site.origin, accept: 'text/html' } });
    expect(broken.status()).toBeLessThan(500);
  }
  for (const query of ['setelah=', 'setelah=%00', 'setelah=ZZZZZZZZZZZZ', 'desa=x', 'desa=14.04.17.2003&setelah=ZZZZZZZZZZZZ&setelah=1', 'pilih=%F0%9F']) {
    for (const path of ['/kantor/kirim', '/kantor/kirim/riwayat', '/kantor/belum-diambil']) expect((await desk.request.get(`${site.origin}${path}?${query}`)).status()).toBeLessThan(500);
    for (const path of ['/desa', '/desa/siap', '/desa/diserahkan']) expect((await village.request.get(`${site.origin}${path}?${query}`)).status()).toBeLessThan(500);
  }
  expect(await types(letter)).not.toContain('handed_over');
});

test('a kelurahan works the same with its own words', async () => {
  await site.database.asOwner(`update office set settings_seq = settings_seq + 1, settings = jsonb_set(settings, '{villages}',
    (select jsonb_agg(case when village ->> 'id' = $2 then village || '{"kind": "kelurahan"}' else village end) from jsonb_array_elements(settings -> 'villages') as village)) where id = $1`, [site.office.id, OTHER_VILLAGE]);
  const page = await as('tetangga');
  await page.goto(`${site.origin}/desa`);
  await page.getByText('Kelurahan Pulauburung').waitFor();
  await page.getByText('Tidak ada kiriman yang sedang menuju kelurahan.').waitFor();
  await page.goto(`${site.origin}/desa/ajukan`);
  await page.getByText('Hanya untuk warga kelurahan Anda.').waitFor();
});
