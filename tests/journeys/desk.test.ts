import { describe, expect, test } from 'vitest';
import { carryOutAll, officerActor, submitExample } from '../factories/applications.ts';
import { PHONE } from '../factories/browser.ts';
import { desk, EVENT, PHOTO, press, SKTM, useStaffedSite, WIDE } from './staffed-site.ts';

const { site, as, stateOf, clear } = useStaffedSite();

describe.each([true, false])('deciding (script: %s)', (javaScriptEnabled) => {
  test('an operator returns one answer with a reason, then accepts the next case; each decision opens what waits next', async () => {
    await clear();
    const first = await submitExample(site.office, SKTM, {}, new Date(Date.now() - 5 * 86_400_000));
    const second = await submitExample(site.office, EVENT);
    const page = await as('rosmini', { ...WIDE, javaScriptEnabled });
    await page.goto('/kantor');
    expect(await page.title()).toContain('Menunggu saya');
    await page.getByRole('link', { name: 'Andi Nurul Hikmah' }).click();
    await page.waitForURL(`**${desk(first.code)}`);

    await page.getByLabel('Salah: Nama lengkap', { exact: false }).check();
    await press(page, /^Kembalikan/);
    await page.getByRole('alert').waitFor();
    expect(await page.title()).toContain('Belum dapat diproses');
    expect(await page.getByLabel('Salah: Nama lengkap', { exact: false }).isChecked()).toBe(true);
    await page.getByLabel('Alasan untuk warga: Nama lengkap').fill('Ejaan berbeda dengan KTP.');
    await press(page, /^Kembalikan/);
    await page.waitForURL(`**${desk(second.code)}`);
    await page.getByText('Permohonan dikembalikan kepada pemohon.').waitFor();
    expect(await stateOf(first.id)).toBe('returned');

    await press(page, /^Terima/);
    await page.waitForURL('**/kantor');
    await page.getByText('Permohonan diterima.').waitFor();
    await page.getByText('Tidak ada yang menunggu Anda').waitFor();
    expect(await stateOf(second.id)).toBe('field_check');
    // Said once: a reload does not say it again.
    await page.reload();
    expect(await page.getByText('Permohonan diterima.').count()).toBe(0);
  });

  test('two officers decide the same: the second is told who was faster, and nothing changes', async () => {
    await clear();
    const { id, code } = await submitExample(site.office, SKTM);
    const [rosmini, burhan] = [await as('rosmini', { ...WIDE, javaScriptEnabled }), await as('burhan', { ...WIDE, javaScriptEnabled })];
    await Promise.all([rosmini.goto(desk(code)), burhan.goto(desk(code))]);
    await press(rosmini, /^Terima/);
    await rosmini.waitForURL('**/kantor');
    await burhan.getByText('Catatan dan penolakan').click();
    await burhan.getByLabel('Alasan penolakan').fill('Berkas tidak sesuai.');
    const answered = burhan.waitForResponse((response) => response.request().method() === 'POST');
    await press(burhan, /^Tolak/);
    expect((await answered).status()).toBe(409);
    await burhan.getByText(/Sudah diproses oleh Rosmini hari ini pukul \d\d\.\d\d\. Keputusan Anda tidak dicatat\./).waitFor();
    expect(await stateOf(id)).toBe('section_review');
    await expect.poll(() => burhan.getByRole('button', { name: /^Tolak/ }).count()).toBe(0);
  });
});

test('what is typed before the script has started, or while the application is read again, stays; the next one begins empty', async () => {
  await clear();
  const { code } = await submitExample(site.office, SKTM, {}, new Date(Date.now() - 86_400_000));
  const next = await submitExample(site.office, EVENT);
  const page = await as('rosmini');
  let release = (): void => undefined;
  const held = new Promise<void>((done) => (release = done));
  await page.route('**/_app/immutable/**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(desk(code), { waitUntil: 'domcontentloaded' });
  await page.getByText('Catatan dan penolakan').click();
  const internal = page.getByLabel('Catatan untuk rekan kerja');
  await internal.fill('Ditulis sebelum skrip mulai.');
  await page.getByLabel('Salah: Nama lengkap', { exact: false }).check();
  release();
  await page.waitForLoadState('networkidle');
  await page.unroute('**/_app/immutable/**/*.js');
  expect(await internal.inputValue()).toBe('Ditulis sebelum skrip mulai.');
  expect(await page.getByLabel('Salah: Nama lengkap', { exact: false }).isChecked()).toBe(true);

  await page.route('**/__data.json*', async (route) => {
    await new Promise((done) => setTimeout(done, 1500));
    await route.continue();
  });
  await press(page, /^Kembalikan/);
  await page.getByRole('alert').waitFor();
  const again = page.waitForResponse((response) => response.url().includes('__data.json'));
  const reason = page.getByLabel('Alasan untuk warga: Nama lengkap');
  await reason.fill('Ejaan berbeda dengan KTP.');
  await page.getByLabel('Salah: NIK', { exact: false }).check();
  await again;
  await page.waitForTimeout(300);
  expect(await reason.inputValue()).toBe('Ejaan berbeda dengan KTP.');
  expect(await page.getByLabel('Salah: NIK', { exact: false }).isChecked()).toBe(true);
  expect(await page.getByRole('button', { name: /^Kembalikan \(2\)/ }).count()).toBe(1);
  await page.unroute('**/__data.json*');
  await page.getByLabel('Salah: NIK', { exact: false }).uncheck();
  await press(page, /^Kembalikan/);
  await page.waitForURL(`**${desk(next.code)}`);
  await page.getByText('Catatan dan penolakan').click();
  expect(await internal.inputValue()).toBe('');
});

test('the keyboard alone: next, mark, reason, return; keys can be switched off', async () => {
  await clear();
  const { id, code } = await submitExample(site.office, SKTM);
  const page = await as('rosmini');
  await page.goto(desk(code));
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  expect(await page.getByLabel('Salah: Nama lengkap', { exact: false }).isChecked()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  const reason = page.getByLabel('Alasan untuk warga: Nama lengkap');
  expect(await reason.inputValue()).toContain('Ejaan nama berbeda');
  await reason.focus();
  await page.keyboard.type(' kstjx');
  expect(await stateOf(id)).toBe('submitted');
  expect(await page.getByRole('button', { name: /^Kembalikan \(1\)/ }).count()).toBe(1);
  await page.keyboard.press('Escape');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Tombol pintas' }).waitFor();
  await page.getByLabel('Pakai tombol pintas di perangkat ini').uncheck();
  await press(page, 'Tutup');
  await page.keyboard.press('k');
  await page.waitForTimeout(300);
  expect(await stateOf(id)).toBe('submitted');
  await page.keyboard.press('?');
  await page.getByLabel('Pakai tombol pintas di perangkat ini').check();
  await press(page, 'Tutup');
  await page.keyboard.press('k');
  await page.waitForURL('**/kantor');
  expect(await stateOf(id)).toBe('returned');
});

test('the whole way to the Camat: field check with a photo, initials, sent back once, corrected, approved with a number', async () => {
  await clear();
  const { id, code } = await submitExample(site.office, EVENT);
  await carryOutAll(site.office, id, [[officerActor(site.office.id, 'operator'), { type: 'accept', originalsSeen: [] }]]);
  const kasi = await as('trantib');
  await kasi.goto('/kantor');
  await kasi.getByRole('link', { name: 'Sugiono' }).click();
  await kasi.getByRole('link', { name: /Catat cek lapangan/ }).click();
  await kasi.waitForURL('**/lapangan');
  await kasi.waitForLoadState('networkidle');
  await kasi.setInputFiles('#berkas-g', PHOTO);
  await kasi.getByRole('img').waitFor();
  await press(kasi, 'Catat cek lapangan');
  await kasi.getByRole('alert').waitFor();
  await kasi.waitForLoadState('networkidle');
  await kasi.getByLabel('Temuan').fill('Lapangan luas, jauh dari puskesmas.');
  await kasi.getByLabel('Sesuai', { exact: true }).check();
  await press(kasi, 'Catat cek lapangan');
  await kasi.waitForURL(`**${desk(code)}`);
  await kasi.getByText('Lapangan luas, jauh dari puskesmas.').first().waitFor();
  await press(kasi, /^Paraf/);
  await kasi.waitForURL('**/kantor');

  const sekcam = await as('sekcam', PHONE);
  await sekcam.goto(desk(code));
  await press(sekcam, /^Kirim balik/);
  await sekcam.getByRole('alert').waitFor();
  await sekcam.getByLabel('Alasan dikirim balik ke operator').fill('Nama acara belum sesuai permohonan.');
  await press(sekcam, /^Kirim balik/);
  await sekcam.waitForURL('**/kantor');
  expect(await stateOf(id)).toBe('sent_back');

  const operator = await as('rosmini');
  await operator.goto(desk(code));
  await operator.getByText('Nama acara belum sesuai permohonan.').first().waitFor();
  await operator.getByRole('link', { name: 'Perbaiki isian surat' }).click();
  await operator.waitForURL('**/koreksi');
  await operator.getByLabel('Nama acara').fill('');
  await press(operator, 'Simpan perbaikan');
  await operator.getByRole('alert').waitFor();
  await operator.getByLabel('Nama acara').fill('Malam Hiburan Rakyat');
  await press(operator, 'Simpan perbaikan');
  await operator.waitForURL(`**${desk(code)}`);
  await operator.getByText('Isian diubah: Nama acara').waitFor();
  await operator.getByText('Nama acara: Malam Hiburan Rakyat').waitFor();
  await press(operator, /^Terima/);
  await operator.waitForURL('**/kantor');
  await carryOutAll(site.office, id, [
    [officerActor(site.office.id, 'section_head', { section: 'trantib' }), { type: 'record_field_check', on: '2026-11-25', finding: 'Sama.', files: [], passed: true }],
    [officerActor(site.office.id, 'section_head', { section: 'trantib' }), { type: 'initial' }], [officerActor(site.office.id, 'secretary'), { type: 'initial' }]
  ]);
  const camat = await as('camat', PHONE);
  await camat.goto(desk(code));
  await press(camat, /^Setujui/);
  await camat.waitForURL('**/kantor');
  await camat.getByText('Surat disetujui dan bernomor.').waitFor();
  expect(await stateOf(id)).toBe('numbered');
});
