import { beforeAll, describe, expect, test } from 'vitest';
import { aWorkingOffice, carryOutAll, officerActor, submitExample } from '../../../tests/factories/applications.ts';
import { useDatabase } from '../../../tests/factories/database.ts';
import { writeCode } from '#platform/code.ts';
import { inOffice } from '#platform/database.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { readSearch } from '#application/search-query.ts';
import { searchApplications } from '#application/search.server.ts';

describe('what was typed', () => {
  const read = (typed: string) => readSearch(typed, { length: 12, prefix: 'PB' });
  test.each([
    ['', { kind: 'none', reason: 'empty' }],
    ['   ', { kind: 'none', reason: 'empty' }],
    ['1404175708950002', { kind: 'nik', nik: '1404175708950002' }],
    ['1404 1757 0895 0002', { kind: 'nik', nik: '1404175708950002' }],
    ['14041757089500', { kind: 'none', reason: 'nik' }],
    ['400.12.2.1/0123/KEC-PB/XI/2026', { kind: 'number', number: '400.12.2.1/0123/KEC-PB/XI/2026' }],
    ['PB-GK0G-5P9Q-QVVA', { kind: 'none', reason: 'code' }],
    ['Muhammad Ali', { kind: 'name', words: ['muhamad', 'ali'] }],
    ['Moh', { kind: 'name', words: ['muh'] }],
    ['Rahmatullahas', { kind: 'name', words: ['rahmatulahas'] }],
    ["'; drop table application; --", { kind: 'name' }],
    ['%', { kind: 'none', reason: 'short' }]
  ])('%j', (typed, wanted) => {
    expect(read(typed)).toMatchObject(wanted);
  });

  test('a very long text is cut, not refused', () => {
    expect(read('a'.repeat(100_000)).kind).toBe('name');
  });
});

describe('looking for somebody', () => {
  const database = useDatabase();
  let office: WorkingOffice;
  const operator = officerActor('pulau-burung', 'operator');
  const codes: Record<string, string> = {};

  beforeAll(async () => {
    office = await aWorkingOffice(database);
    const put = async (name: string, slug: string, changes: Record<string, unknown>) => {
      const receipt = await submitExample(office, slug, changes);
      codes[name] = receipt.code;
      return receipt.id;
    };
    await put('ali', 'surat-keterangan-tidak-mampu', { nama: 'H. Mohammad Ali Syafrudin, S.Pd.', nik: '1404170101800001' });
    await put('aliya', 'surat-keterangan-tidak-mampu', { nama: 'Aliya Safrudin', nik: '1404174101800002' });
    const event = await put('event', 'rekomendasi-izin-keramaian', { nama: 'Ali Usman', nik: '1404170101800001' });
    await carryOutAll(office, event, [[operator, { type: 'accept', originalsSeen: [] }]]);
    await database.asOwner('update application set number_text = $1 where id = $2', ['300.1/0007/KEC-PB/XI/2026', event]);
  });

  const find = async (typed: string, reach: 'office' | readonly string[] = 'office') => {
    const found = await inOffice('pulau-burung', (tx) => searchApplications(tx, office, operator, reach, typed));
    if (!found.ok) return found.reason;
    return found.page.rows.map(({ code }) => Object.entries(codes).find(([, one]) => one === code)?.[0]);
  };

  test.each([
    ['muhamad', ['ali']], ['Moch', ['ali']], ['M. Ali', ['ali']], ['ali', ['event', 'aliya', 'ali']], ['syaf', ['aliya', 'ali']], ['ali usman', ['event']],
    ['usman ali', ['event']], ['ali zulkifli', []], ['nobody', []], ['1404170101800001', ['event', 'ali']], ['300.1/0007/KEC-PB/XI/2026', ['event']],
    ['300.1/0007/kec-pb/xi/2026', ['event']], ["' or 1=1 --", []]
  ])('%j finds %j', async (typed, wanted) => {
    expect(await find(typed)).toEqual(wanted);
  });

  test('a tracking code is found however it is written', async () => {
    const code = codes.ali!;
    for (const typed of [code, code.toLowerCase(), writeCode(code, 'PB'), ` ${writeCode(code)} `]) expect(await find(typed)).toEqual(['ali']);
  });

  test('a section head finds the own section only, by any way', async () => {
    expect(await find('ali', ['trantib'])).toEqual(['event']);
    expect(await find('1404170101800001', ['kesos'])).toEqual(['ali']);
    expect(await find(codes.ali!, ['trantib'])).toEqual([]);
    expect(await find('300.1/0007/KEC-PB/XI/2026', ['kesos'])).toEqual([]);
  });

  test('the reading trail knows who searched and how, never what for', async () => {
    await database.asOwner('alter table reading disable trigger all; delete from reading; alter table reading enable trigger all');
    await find('1404170101800001');
    await find('Usman');
    await find('');
    const rows = await database.asOwner<{ account: string; what: string; detail: string }>('select account, what, detail, application_id from reading order by id');
    expect(rows).toEqual([
      { account: operator.accountId, what: 'search', detail: 'nik', application_id: null },
      { account: operator.accountId, what: 'search', detail: 'name', application_id: null }
    ]);
  });

  test('many are shown page by page, newest first, each once', async () => {
    for (let n = 0; n < 30; n += 1) await submitExample(office, 'surat-keterangan-tidak-mampu', { nama: 'Zainab binti Daud' });
    const first = await inOffice('pulau-burung', (tx) => searchApplications(tx, office, operator, 'office', 'zainab'));
    if (!first.ok) throw new Error(first.reason);
    expect(first.page.rows).toHaveLength(25);
    const second = await inOffice('pulau-burung', (tx) => searchApplications(tx, office, operator, 'office', 'zainab', first.page.next));
    if (!second.ok) throw new Error(second.reason);
    expect(second.page).toMatchObject({ next: null });
    expect(new Set([...first.page.rows, ...second.page.rows].map(({ code }) => code)).size).toBe(30);
  });
});
