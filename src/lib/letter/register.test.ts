import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../../../tests/factories/database.ts';
import { aWorkingOffice, officerRequest } from '../../../tests/factories/applications.ts';
import { approved, atTheSigningDesk, head, manyAtTheSigningDesk, operator, secretary } from '../../../tests/factories/letters.ts';
import { inOffice } from '#platform/database.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { annulLetter, giveUpNumber } from '#letter/end-letter.server.ts';
import { beginExport, exportFile, exportTask, runExport } from '#letter/export-task.server.ts';
import { exportRegister } from '#letter/export-register.server.ts';
import { recordSignature } from '#letter/record-signature.server.ts';
import { readRegisterFilter, readRegisterSearch, readSeriesStart, writeRegisterFilter, type RegisterFilter } from '#letter/register.ts';
import { countRegister, registerPage } from '#letter/register-list.server.ts';
import { closeRenderers } from '#letter/render.server.ts';
import { prepareSheetOf } from '#letter/sheet.server.ts';

const database = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'sipetrok-register-'));
const all: RegisterFilter = { year: null, series: null, status: null, search: null };
/** What a spreadsheet would run if it were let. */
const FORMULA = '=HYPERLINK("http://jahat.example";"klik")';
let office: WorkingOffice;
let annulled: string;

beforeAll(async () => {
  office = await aWorkingOffice(database);
  for (const { id } of await manyAtTheSigningDesk(office, 27)) await approved(office, id);
  const { id } = await atTheSigningDesk(office, { nama: FORMULA });
  const letter = (await approved(office, id)).letter!;
  annulled = letter.number;
  await prepareSheetOf(office.id, id);
  await recordSignature(officerRequest(office, operator, id), { kind: 'jpeg', bytes: Buffer.from('foto'), thumbnail: null });
  await inOffice(office.id, (tx) => annulLetter(tx, officerRequest(office, head, id), 'Data tercetak keliru'));
  const given = await atTheSigningDesk(office, { nama: 'Sapri' });
  await approved(office, given.id);
  await inOffice(office.id, (tx) => giveUpNumber(tx, officerRequest(office, secretary, given.id), 'Kertas rusak'));
});
afterAll(() => {
  closeRenderers();
  rmSync(folder, { recursive: true });
});

const page = (filter: Partial<RegisterFilter>, after: string | null = null) => inOffice(office.id, (tx) => registerPage(tx, office, { ...all, ...filter }, after));

describe('the register', () => {
  test('is paged by its numbers, each once', async () => {
    const first = await page({});
    expect(first.rows).toHaveLength(25);
    expect(first.rows[0]).toMatchObject({ order: 29, standing: 'void', reason: 'Kertas rusak', name: 'Sapri', village: 'Sungaidanai' });
    expect(first.rows[1]).toMatchObject({ order: 28, standing: 'annulled', reason: 'Data tercetak keliru', name: FORMULA });
    const second = await page({}, first.next);
    expect([...first.rows, ...second.rows].map((row) => row.order)).toEqual(Array.from({ length: 29 }, (_, index) => 29 - index));
    expect(second.next).toBeNull();
  });

  test('finds a number by its figure and as it is printed, and narrows by state, year and series', async () => {
    expect((await page({ search: readRegisterSearch('0028') })).rows.map((row) => row.number)).toEqual([annulled]);
    expect((await page({ search: readRegisterSearch(annulled.toLowerCase()) })).rows).toHaveLength(1);
    expect((await page({ search: readRegisterSearch('9999') })).rows).toEqual([]);
    expect((await page({ status: 'void' })).rows.map((row) => row.order)).toEqual([29]);
    expect((await page({ year: 2019 })).rows).toEqual([]);
    expect(await inOffice(office.id, (tx) => countRegister(tx, office.id, { ...all, series: 'office' }))).toBe(29);
  });

  test('another office sees none of it', async () => {
    const other = await aWorkingOffice(database, 'lain', { host: 'lain.test' });
    expect((await inOffice(other.id, (tx) => registerPage(tx, other, all, null))).rows).toEqual([]);
  });

  test('its hot queries run through an index, as the app', async () => {
    await database.asOwner(`insert into register (office_id, id, series, year, number, text, classification, date, application_id, letter_id, service_slug, village_id, status)
      select 'pulau-burung', gen_random_uuid(), 'office', 2020, n, 'lama/' || n, '', date '2020-01-01' + n % 365, (select id from application limit 1), gen_random_uuid(), 'x', 'y', 'used' from generate_series(1, 5000) n`);
    await database.asOwner('analyze register');
    const plan = (where: string) => inOffice(office.id, async (tx) => {
      const { sql } = await import('kysely');
      const { rows } = await sql<Record<string, string>>`explain ${sql.raw(`select * from register where office_id = 'pulau-burung' ${where} order by date desc, number desc, id desc limit 26`)}`.execute(tx);
      return rows.map((row) => Object.values(row)[0]).join('\n');
    });
    expect(await plan('')).toContain('register_by_time');
    expect(await plan(`and (date, number, id) < ('2020-06-01'::date, 5, '00000000-0000-7000-8000-000000000000'::uuid)`)).toMatch(/register_by_time[\s\S]*Index Cond: .*ROW\(date, number, id\)/);
    expect(await plan('and number = 77')).toContain('register_by_number');
    expect(await plan(`and text in ('lama/5', 'LAMA/5')`)).toContain('register_text_once');
    await database.asOwner(`delete from register where text like 'lama/%'`);
  });
});

describe('exports', () => {
  test('to a workbook: every cell is text, no formula', async () => {
    const bytes = await exportRegister({ office, filter: all, person: 'Rosmini', format: 'xlsx' });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(bytes) as never);
    const sheet = workbook.worksheets[0]!;
    expect(sheet.rowCount).toBe(30);
    expect(sheet.getRow(1).getCell(2).value).toBe('Nomor');
    expect(sheet.getRow(3).values).toEqual([undefined, '28', annulled, expect.any(String), 'Surat Keterangan Tidak Mampu', FORMULA, 'Sungaidanai', 'Surat dibatalkan', 'Data tercetak keliru']);
    sheet.eachRow((row) => row.eachCell((cell) => expect([cell.type, cell.numFmt]).toEqual([ExcelJS.ValueType.String, '@'])));
  });

  test('to a PDF, F4 across, that others can read', async () => {
    const path = join(folder, 'register.pdf');
    writeFileSync(path, await exportRegister({ office, filter: { ...all, status: 'void' }, person: 'Rosmini', format: 'pdf' }));
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    expect(text).toContain('Buku Agenda Surat Keluar Kecamatan Pulau Burung');
    expect(text).toMatch(/29 .*Sapri .*Batal .*Kertas rusak/);
    expect(execFileSync('pdfinfo', [path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })).toMatch(/Page size:\s+935\.\d+ x 609\.\d+ pts/);
  });

  test('that take long are a task of their officer, kept for a day, written in the reading trail', async () => {
    const officer = { ...operator, accountId: 'account-ekspor' };
    const id = await beginExport(office, officer, { filter: all, format: 'xlsx', total: 29 });
    const [task] = await database.asOwner<{ id: string }>('select id from long_task where public_id = $1', [id]);
    expect(await database.asOwner(`select detail from reading where account = 'account-ekspor' and what = 'export'`)).toEqual([{ detail: 'register xlsx' }]);
    const [job] = await database.asOwner<{ payload: object }>(`select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'export_register'`);
    expect(job?.payload).toEqual({ office: office.id, task: task!.id });
    const see = (account: string) => inOffice(office.id, async (tx) => ({ task: await exportTask(tx, office.id, account, id), file: await exportFile(tx, office.id, account, id) }));
    expect(await see(officer.accountId)).toMatchObject({ task: { state: 'running' }, file: null });
    await runExport(office.id, task!.id);
    await runExport(office.id, task!.id);
    const done = await see(officer.accountId);
    expect(done.task).toMatchObject({ state: 'done', done: 29, total: 29 });
    expect(Buffer.from(done.file!.bytes.subarray(0, 2)).toString()).toBe('PK');
    expect(await see('account-lain')).toEqual({ task: null, file: null });
    expect(await database.asOwner(`select owner_kind, kind from file where owner_id = $1`, [task!.id])).toEqual([{ owner_kind: 'upload', kind: 'xlsx' }]);
  });
});

describe('its addresses', () => {
  test('read back what they write; what makes no sense counts as not asked', () => {
    const read = (query: string) => readRegisterFilter(new URLSearchParams(query));
    const filter = { year: 2026, series: '400.10.4.4', status: 'void' as const };
    const query = writeRegisterFilter(filter, '0012', '400.10.4.4/0012/KEC-PB/XI/2026');
    expect(read(query)).toEqual({ filter: { ...filter, search: { kind: 'number', number: 12 } }, typed: '0012', after: '400.10.4.4/0012/KEC-PB/XI/2026' });
    expect(read('tahun=1e9&seri=%27;drop&keadaan=x&cari=%00%0A&setelah=%3Cscript%3E')).toEqual({ filter: all, typed: '', after: null });
  });

  test.each([['124', 124], ['000124', 124], [' 7 ', 7], ['0', null], ['-3', null], ['1.5', null], ['1000000', null], ['', null], ['abc', null]])('a series start %j is %j', (typed, next) => {
    expect(readSeriesStart(typed)).toBe(next);
  });
});
