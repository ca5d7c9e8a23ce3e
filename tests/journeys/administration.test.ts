import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { PASSWORD, anOfficer, headersWith, signedIn } from '../factories/officers.ts';
import { actorFromRequest } from '#identity/session.server.ts';
import { beginSecondFactor, confirmSecondFactor, showSecondFactor } from '#identity/own-account.server.ts';
import { expectAccessible, useBrowser } from '../factories/browser.ts';
import { useSite } from '../factories/site.ts';
import { totp } from '../factories/totp.ts';

const site = useSite();
const browser = useBrowser();
let cookie = '';

async function readyCookie(username: string): Promise<string> {
  const headers = await signedIn(site.office.id, username);
  const actor = await actorFromRequest(headers, site.office.id, 'Asia/Jakarta');
  if (actor.kind !== 'officer' || !actor.needsTotp) return headers.get('cookie') ?? '';
  await beginSecondFactor(actor, headers, PASSWORD);
  const confirmed = await confirmSecondFactor(actor, headers, totp((await showSecondFactor(actor, 'SI-PETROK'))?.secret ?? ''));
  if (!confirmed.ok) throw new Error('second factor not confirmed');
  return headersWith(confirmed.cookies).get('cookie') ?? '';
}

beforeAll(async () => {
  await anOfficer(site.office.id, 'admin', [{ role: 'administrator', title: 'Administrator' }], 'Siti Aisyah, S.Kom.');
  await anOfficer(site.office.id, 'operator', [{ role: 'operator', title: 'Operator Pelayanan' }], 'Budi Santoso');
  await anOfficer(site.office.id, 'sekcam', [{ role: 'secretary', title: 'Sekretaris Camat' }], 'H. Ahmad Fauzi, S.Sos.');
  cookie = await readyCookie('admin');
});

async function asAdministrator(options: { width?: number } = {}): Promise<Page> {
  const page = await browser.open({ bypassCSP: true, javaScriptEnabled: true, ...(options.width ? { viewport: { width: options.width, height: 900 } } : {}) });
  await page.context().addCookies(cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: site.origin };
  }));
  return page;
}
async function visit(page: Page, path: string): Promise<void> {
  const response = await page.goto(site.origin + path);
  expect(response?.status(), path).toBe(200);
}
const shoot = async (page: Page, name: string): Promise<void> => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}-${page.viewportSize()?.width}.png`, fullPage: true });
};

const PAGES = [
  '/pengaturan', '/pengaturan/kantor', '/pengaturan/nomor', '/pengaturan/jam', '/pengaturan/libur', '/pengaturan/desa', '/pengaturan/desa/14.04.17.2003', '/pengaturan/petugas',
  '/pengaturan/petugas/baru', '/pengaturan/petugas/operator', '/pengaturan/jabatan', '/pengaturan/pelaksana', '/pengaturan/layanan', '/pengaturan/layanan/dispensasi-nikah',
  '/pengaturan/layanan/dispensasi-nikah/ubah', '/pengaturan/layanan/baru', '/pengaturan/program', '/pengaturan/riwayat'
];

describe('the pages of the administration', () => {
  it.each(PAGES)('%s stands in nobody’s way, at 360 pixels too', async (path) => {
    const page = await asAdministrator();
    await visit(page, path);
    await shoot(page, path.slice(1).replaceAll('/', '_'));
    await expectAccessible(page, path);
    if (process.env.SHOTS) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await shoot(page, path.slice(1).replaceAll('/', '_'));
    }
  });

  it.each(PAGES)('%s is not for an operator, nor for anybody who has not signed in', async (path) => {
    const headers = { cookie: await readyCookie('operator'), accept: 'text/html' };
    const asOperator = await fetch(site.origin + path, { headers, redirect: 'manual' });
    // An operator may read what services say, and nothing more.
    const reads = ['/pengaturan', '/pengaturan/layanan', '/pengaturan/layanan/dispensasi-nikah'];
    expect(asOperator.status).toBe(reads.includes(path) ? 200 : 403);
    const asNobody = await fetch(site.origin + path, { headers: { accept: 'text/html' }, redirect: 'manual' });
    expect([asNobody.status, asNobody.headers.get('location')?.split('?')[0]]).toEqual([303, '/masuk']);
  });
});

const ACTIONS = [
  'kantor', 'nomor', 'jam?/hours', 'jam?/addPeriod', 'jam?/removePeriod', 'libur?/addHoliday', 'libur?/removeHoliday', 'libur?/jointLeave', 'libur?/addException', 'libur?/removeException', 'desa', 'desa/14.04.17.2003',
  'jabatan?/titles', 'jabatan?/add', 'petugas/baru', 'petugas/operator?/give', 'petugas/operator?/end', 'petugas/operator?/rename', 'petugas/operator?/password', 'petugas/operator?/phone', 'petugas/operator?/close',
  'pelaksana?/enter', 'pelaksana?/end', 'program?/add', 'program?/limit', 'program?/revoke', 'layanan/dispensasi-nikah?/code', 'layanan/dispensasi-nikah?/withdraw', 'layanan/dispensasi-nikah?/again',
  'layanan/dispensasi-nikah/ubah?/check', 'layanan/dispensasi-nikah/ubah?/publish', 'layanan/baru?/check', 'layanan/baru?/publish', 'layanan/contoh.pdf'
];
const post = (action: string, cookies: string, body: URLSearchParams): Promise<Response> =>
  fetch(`${site.origin}/pengaturan/${action}`, { method: 'POST', redirect: 'manual', headers: { cookie: cookies, origin: site.origin, accept: 'text/html' }, body });

it('lets nobody but an administrator change anything', async () => {
  const operator = await readyCookie('operator');
  for (const action of ACTIONS) expect((await post(action, operator, new URLSearchParams({ seen: '1', yakin: 'ya', alasan: 'x' }))).status, action).toBe(403);
  for (const action of ACTIONS) expect((await post(action, '', new URLSearchParams({ seen: '1' }))).status, action).toBe(303);
  expect(await site.database.asOwner("select 1 from journal where stream_kind in ('office', 'service')")).toEqual([]);
});

describe('an administrator', () => {
  it('changes the letterhead and reads what was changed, by whom', async () => {
    const page = await asAdministrator();
    await visit(page, '/pengaturan/kantor');
    await page.fill('[name=address]', 'Jalan Pelabuhan Nomor 1');
    await page.fill('[name=postcode]', '292');
    await page.click('button:text("Simpan")');
    expect(await page.title()).toMatch(/^Ada 1 isian yang perlu diperbaiki: Kop dan surat/);
    expect(await page.inputValue('[name=address]')).toBe('Jalan Pelabuhan Nomor 1');
    expect(await page.textContent('#postcode-e')).toContain('Kode pos terdiri dari 5 angka.');
    await shoot(page, 'kantor_salah');
    await expectAccessible(page, 'letterhead with an error');
    await page.fill('[name=postcode]', '29256');
    await page.click('button:text("Simpan")');
    expect(await page.textContent('[role=status]')).toContain('Alamat kantor: Jalan Pelabuhan Nomor 1');
    await expect.poll(() => page.textContent('[aria-labelledby=riwayat]')).toContain('Siti Aisyah, S.Kom.');
    await shoot(page, 'kantor_tersimpan');
    expect(await (await fetch(`${site.origin}/`)).text()).toContain('Jalan Pelabuhan Nomor 1');
  });

  it('is told when somebody else was quicker', async () => {
    const [first, second] = [await asAdministrator(), await asAdministrator()];
    await visit(first, '/pengaturan/nomor');
    await visit(second, '/pengaturan/nomor');
    await first.fill('[name=padding]', '3');
    await first.click('button:text("Simpan")');
    await second.fill('[name=padding]', '5');
    await second.click('button:text("Simpan")');
    expect(await second.textContent('[role=alert]')).toContain('Orang lain baru saja mengubah pengaturan');
  });

  it('sets hours, a holiday and a day of its own', async () => {
    const page = await asAdministrator();
    await visit(page, '/pengaturan/jam');
    await page.fill('[name="working.friday"]', '07.30-11.00; 13:30-16.30');
    await page.fill('[name="working.saturday"]', 'pagi');
    await page.click('form[action="?/hours"] button');
    expect(await page.textContent('[id="working.saturday-e"]')).toContain('07.30-12.00');
    await page.fill('[name="working.saturday"]', '');
    await page.click('form[action="?/hours"] button');
    expect(await page.textContent('[role=status]')).toContain('Jam kerja Jumat: 07.30–11.30 dan 13.00–16.30 menjadi 07.30–11.00 dan 13.30–16.30');

    await visit(page, '/pengaturan/libur');
    await page.click('summary:text("Tambahkan jam khusus")');
    for (const [part, text] of [['day', '31'], ['month', 'Desember'], ['year', '2030']] as const) await page.fill(`[name="day.${part}"]`, text);
    await page.fill('[name=reason]', 'Pelantikan kepala desa');
    await page.fill('[name=hours]', '08.00-11.00');
    await page.click('button:text("Tambahkan jam khusus")');
    expect(await page.textContent('[role=status]')).toContain('Jam khusus 31 Desember 2030 ditambahkan: Pelantikan kepala desa, 08.00–11.00');
    await page.click('form[action="?/removeException"] button');
    expect(await page.textContent('[role=status]')).toContain('Jam khusus 31 Desember 2030 dihapus');
  });

  it('lets an officer in, gives and ends posts, and closes the account', async () => {
    const page = await asAdministrator();
    await visit(page, '/pengaturan/petugas/baru');
    await page.fill('[name=name]', 'Nurhayati');
    await page.fill('[name=username]', 'Op');
    await page.selectOption('[name=post]', { label: 'Operator Pelayanan' });
    await page.click('button:text("Buat akun")');
    expect(await page.textContent('#username-e')).toContain('Nama pengguna');
    await page.fill('[name=username]', 'nurhayati');
    await page.click('button:text("Buat akun")');
    const link = (await page.textContent('.slip b')) ?? '';
    expect(new URL(link).pathname).toMatch(/^\/siapkan\/sandi\/.{32}$/);
    await expectAccessible(page, 'the link for a new officer');
    expect((await fetch(site.origin + new URL(link).pathname)).status).toBe(200);

    await visit(page, '/pengaturan/petugas/nurhayati');
    await page.selectOption('[name=post]', { label: 'Petugas Desa Ringin Jaya' });
    await page.click('button:text("Berikan jabatan")');
    expect(await page.textContent('[role=status]')).toContain('Jabatan sudah diberikan.');
    await page.click('button:text("Akhiri") >> nth=0');
    expect(await page.textContent('[role=status]')).toContain('Jabatan sudah diakhiri.');
    await page.click('button:text("Tutup akun")');
    expect(await page.textContent('[role=alert]')).toContain('Beri tanda');
    await page.check('[name=yakin]');
    await page.click('button:text("Tutup akun")');
    expect(await page.textContent('.note')).toContain('ditutup');
  });

  it('cannot close the last administrator’s account, nor end a post of somebody else from a page', async () => {
    const page = await asAdministrator();
    await visit(page, '/pengaturan/petugas/admin');
    await page.check('[name=yakin]');
    await page.click('button:text("Tutup akun")');
    expect(await page.textContent('[role=alert]')).toContain('administrator terakhir');
    const [held] = await site.database.asOwner<{ id: string }>("select h.id from post_holder h join post p on p.id = h.post_id where p.role = 'secretary'");
    const answer = await post('petugas/operator?/end', cookie, new URLSearchParams({ jabatan: String(held?.id) }));
    expect(answer.status).toBe(400);
    expect(await site.database.asOwner('select 1 from post_holder where id = $1 and until is null', [held?.id])).toHaveLength(1);
  });

  it('enters who acts for whom', async () => {
    const page = await asAdministrator();
    await visit(page, '/pengaturan/pelaksana');
    await page.click('button:text("Catat")');
    expect(await page.locator('[role=alert] li').count()).toBe(5);
    await expectAccessible(page, 'acting with errors');
    await page.check('[value=plh]');
    await page.selectOption('[name=post]', { label: 'Operator Pelayanan' });
    await page.selectOption('[name=person]', 'sekcam');
    await page.fill('[name=order]', '800.1/12/2026');
    for (const name of ['since', 'until']) for (const [part, text] of [['day', '1'], ['month', '3'], ['year', '2031']] as const) await page.fill(`[name="${name}.${part}"]`, text);
    await page.click('button:text("Catat")');
    expect(await page.textContent('.items')).toContain('Plh. Operator Pelayanan');
    await page.click('form[action="?/end"] button');
    expect(await page.textContent('[role=status]')).toContain('Pelaksana sudah diakhiri.');
  });

  it('renames a post, and the chair with it', async () => {
    const page = await asAdministrator();
    await visit(page, '/pengaturan/jabatan');
    await page.fill('[name="title.sekcam"]', 'Sekretaris Kecamatan');
    await page.click('form[action="?/titles"] button');
    expect(await page.textContent('[role=status]')).toContain('Sekretaris Camat menjadi Sekretaris Kecamatan');
    expect(await site.database.asOwner("select title from post where role = 'secretary'")).toEqual([{ title: 'Sekretaris Kecamatan' }]);
  });

  it('publishes a new version, and is told by line what is wrong with one', async () => {
    const page = await asAdministrator();
    const slug = '/pengaturan/layanan/surat-keterangan-tidak-mampu';
    await visit(page, `${slug}/ubah`);
    const yaml = await page.inputValue('[name=yaml]');
    await page.fill('[name=yaml]', yaml.replace('type: nik', 'type: nomor'));
    await page.click('button:text("Periksa")');
    expect(await page.textContent('[role=alert]')).toMatch(/service\.yaml, baris \d+/);
    await expectAccessible(page, 'a service with faults');
    await page.fill('[name=yaml]', yaml.replace('Surat Keterangan Tidak Mampu', 'Surat Keterangan Kurang Mampu'));
    await page.fill('[name=letter]', '#surat[');
    await page.click('button:text("Periksa")');
    expect(await page.textContent('[role=alert]')).toContain('letter.typ');
    await page.fill('[name=letter]', (await (await fetch(`${site.origin}${slug}/versi/1/letter.typ`, { headers: { cookie } })).text()));
    await page.click('button:text("Periksa")');
    expect(await page.textContent('[role=status]')).toContain('Suratnya dapat dibuat.');
    await page.click('button:text("Terbitkan sebagai versi 2")');
    expect(await page.textContent('h1')).toBe('Surat Keterangan Kurang Mampu');
    await page.fill('[name=alasan]', 'Menunggu aturan baru');
    await page.click('button:text("Tarik layanan")');
    expect((await fetch(`${site.origin}/layanan/surat-keterangan-tidak-mampu`, { headers: { accept: 'text/html' } })).status).toBe(404);
    await page.click('button:text("Tawarkan lagi")');
    expect((await fetch(`${site.origin}/layanan/surat-keterangan-tidak-mampu`, { headers: { accept: 'text/html' } })).status).toBe(200);
    const pdf = await fetch(`${site.origin}${slug}/contoh.pdf`, { headers: { cookie } });
    expect(Buffer.from(await pdf.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('gives a program its key, shown once', async () => {
    const page = await asAdministrator();
    await visit(page, '/pengaturan/program');
    await page.click('button:text("Buat kunci")');
    expect(await page.locator('[role=alert] li').count()).toBe(1);
    await page.fill('[name=name]', 'OpenSID Desa Pulau Burung');
    await page.check('[value="applications:read"]');
    await page.click('button:text("Buat kunci")');
    const key = (await page.textContent('.slip b')) ?? '';
    const read = () => fetch(`${site.origin}/api/v1/services`, { headers: { authorization: `Bearer ${key}` } });
    expect((await read()).status).toBe(200);
    await visit(page, '/pengaturan/program');
    expect(await page.content()).not.toContain(key);
    await page.click('button:text("Cabut kunci")');
    expect((await read()).status).toBe(401);
    await visit(page, '/pengaturan/riwayat');
    expect(await page.textContent('main')).toContain('Kunci program OpenSID Desa Pulau Burung dicabut');
    await shoot(page, 'riwayat_penuh');
  });
});

describe('whatever a form may send', () => {
  it('never ends in a fault of ours', async () => {
    const nasty = ['', 'x'.repeat(5000), '\u0000\u200b\u202e', '<script>alert(1)</script>', "'; drop table office; --", '-1', '99999999999999999999', '../../etc/passwd', '{"a":1}', '😀'];
    const fields = ['name', 'pattern', 'padding', 'working.monday', 'from.day', 'from.month', 'from.year', 'to.day', 'hapus', 'date.day', 'tanggal', 'buka', 'day.day', 'id', 'kind', 'title.camat', 'role', 'title', 'section', 'post', 'username', 'jabatan', 'form', 'person', 'order', 'pelaksana', 'scope', 'perMinute', 'program', 'batas', 'kode', 'alasan', 'yaml', 'letter', 'slug', 'rank', 'nip'];
    // Closing the account or giving links again and again says nothing more about fields.
    for (const action of ACTIONS.filter((each) => !/password|phone|close/.test(each))) {
      for (const value of nasty) {
        const [office] = await site.database.asOwner<{ settings_seq: number }>('select settings_seq from office where id = $1', [site.office.id]);
        const body = new URLSearchParams([['seen', String(office?.settings_seq)], ...fields.flatMap((field) => [[field, value], [field, value]])]);
        const answer = await post(action, cookie, body);
        expect(answer.status, `${action} with ${JSON.stringify(value.slice(0, 20))}`).toBeLessThan(500);
        expect(await answer.text()).not.toContain('<script>alert(1)</script>');
      }
    }
  });
});
