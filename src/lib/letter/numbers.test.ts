import { fork, type ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../../../tests/factories/database.ts';
import { aWorkingOffice, officerRequest } from '../../../tests/factories/applications.ts';
import { applicationOf, approved, atTheSigningDesk, head, manyAtTheSigningDesk, operator, secretary } from '../../../tests/factories/letters.ts';
import { inOffice } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { officeHistory } from '#office/office-journal.server.ts';
import { eventsOf } from '#application/open.server.ts';
import { approve } from '#letter/approve.server.ts';
import { giveUpNumber } from '#letter/end-letter.server.ts';
import { reserveNumber, startSeriesAt } from '#letter/numbers.server.ts';
import { closeRenderers } from '#letter/render.server.ts';
import { signLetter } from '#letter/sign-letter.server.ts';
import { beginSitting, renewSigner } from '#letter/signers.server.ts';
import { closeSittings } from '#letter/signing-session.server.ts';

const database = useDatabase();
const passphrase = 'perahu kertas 1404';
const APPROVES = new URL('../../../tests/fixtures/approve-until-killed.ts', import.meta.url);
const SIGNS = new URL('../../../tests/fixtures/sign-until-killed.ts', import.meta.url);
let office: WorkingOffice;

beforeAll(async () => {
  office = await aWorkingOffice(database);
});
afterAll(() => {
  closeSittings();
  closeRenderers();
});

type Row = { number: number; text: string; status: string; reason: string | null; application_id: string; letter_id: string };
const register = (): Promise<Row[]> => database.asOwner<Row>('select number, text, status, reason, application_id, letter_id from register order by series, year, number');
/** Every number from the first to the last, each once, each with its letter and application, each in its application's journal. */
async function expectExplained(): Promise<Row[]> {
  const rows = await register();
  expect(new Set(rows.map((row) => row.text)).size).toBe(rows.length);
  const numbered = await database.asOwner<{ number: string; letter: string; id: string }>(
    `select body ->> 'number' as number, body ->> 'letter' as letter, stream_id as id from journal where type = 'numbered'`
  );
  expect(numbered.map(({ number, letter, id }) => `${number} ${letter} ${id}`).sort()).toEqual(rows.map((row) => `${row.text} ${row.letter_id} ${row.application_id}`).sort());
  const [{ loose } = { loose: -1 }] = await database.asOwner<{ loose: number }>(
    'select count(*)::int as loose from register r where not exists (select 1 from letter l where l.id = r.letter_id and l.number_text = r.text and l.application_id = r.application_id)'
  );
  expect(loose).toBe(0);
  return rows;
}

describe('numbers', () => {
  test('fifty approved at the same moment, some of them twice: 1 to 50, none twice, none left out', async () => {
    const receipts = await manyAtTheSigningDesk(office, 50);
    const send = (id: string) => inOffice(office.id, (tx) => approve(tx, officerRequest(office, head, id, { key: `fifty-${id}` })));
    const outcomes = await Promise.all([...receipts, ...receipts.slice(0, 10)].map(({ id }) => send(id)));
    expect(outcomes.filter((outcome) => outcome.ok && !outcome.replayed)).toHaveLength(50);
    expect(outcomes.filter((outcome) => outcome.ok && outcome.replayed)).toHaveLength(10);
    const rows = await expectExplained();
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect(rows.every((row) => row.status === 'reserved')).toBe(true);
    // From the counter itself: nothing had to be passed over.
    expect(await inOffice(office.id, (tx) => officeHistory(tx, office.id))).toEqual([]);
  });

  test('processes killed while they approve, then done again: no number twice, no gap', async () => {
    const receipts = await manyAtTheSigningDesk(office, 24);
    const before = (await register()).length;
    const parts = [0, 1, 2].map((part) => receipts.slice(part * 8, part * 8 + 8).map(({ id }) => id));
    await Promise.all(parts.map((ids, part) => killedAfter(child(APPROVES, [office.id, ...ids]), part + 1)));
    const kept = (await register()).length - before;
    expect(kept).toBeGreaterThanOrEqual(6);
    await Promise.all(receipts.map(({ id }) => inOffice(office.id, (tx) => approve(tx, officerRequest(office, head, id, { key: `approve-${id}` }), 'pen'))));
    const rows = await expectExplained();
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: before + 24 }, (_, index) => index + 1));
  });

  test('killed between number and signature: the same number is gone on with', async () => {
    await renewSigner(office, head, passphrase);
    const { id } = await atTheSigningDesk(office);
    const process = child(SIGNS, [office.id, id, passphrase]);
    const ended = new Promise((end) => process.once('exit', end));
    await expect.poll(async () => (await database.asOwner('select 1 from register where application_id = $1', [id])).length, { timeout: 30_000, interval: 5 }).toBe(1);
    process.kill('SIGKILL');
    await ended;
    const numbered = await applicationOf(office, id);
    expect(numbered).toMatchObject({ state: 'numbered', letter: { mode: 'certificate', signedAt: null } });

    const opened = await beginSitting(office, head, passphrase);
    if (!opened.ok) throw new Error(opened.reason);
    const sitting = { id: opened.sitting, owner: head.accountId };
    expect(await signLetter(officerRequest(office, head, id), sitting)).toEqual({ ok: true, number: numbered.letter?.number });
    expect(await signLetter(officerRequest(office, head, id), sitting)).toEqual({ ok: true, number: numbered.letter?.number });
    expect((await inOffice(office.id, (tx) => eventsOf(tx, office.id, id, null))).map((event) => event.type).slice(-2)).toEqual(['numbered', 'signed']);
    expect((await expectExplained()).filter((row) => row.application_id === id)).toMatchObject([{ status: 'used' }]);
  });

  test('a refused approval reserves nothing', async () => {
    const { id } = await atTheSigningDesk(office);
    const before = await register();
    expect(await inOffice(office.id, (tx) => approve(tx, officerRequest(office, operator, id)))).toEqual({ ok: false, refusal: { reason: 'not_yours' } });
    expect(await inOffice(office.id, (tx) => approve(tx, officerRequest(office, head, id, { seen: 1 })))).toMatchObject({ ok: false, refusal: { reason: 'changed' } });
    expect(await register()).toEqual(before);
  });

  test('a service without a classification code is told before anything is reserved', async () => {
    const { id } = await atTheSigningDesk(office);
    const [{ definition } = { definition: {} }] = await database.asOwner<{ definition: object }>(`select definition from service_version where slug = 'surat-keterangan-tidak-mampu'`);
    const { classification: _, ...without } = definition as Record<string, unknown>;
    await database.asOwner(`insert into service_version (office_id, slug, version, definition, letter_source)
      select office_id, slug, 2, $1, letter_source from service_version where slug = 'surat-keterangan-tidak-mampu'`, [JSON.stringify(without)]);
    await database.asOwner(`update application set body = jsonb_set(body, '{service,version}', '2') where id = $1`, [id]);
    const before = await register();
    expect(await inOffice(office.id, (tx) => approve(tx, officerRequest(office, head, id)))).toEqual({ ok: false, refusal: { reason: 'number_not_ready' } });
    expect(await register()).toEqual(before);
    await database.asOwner(`update application set body = jsonb_set(body, '{service,version}', '1') where id = $1`, [id]);
    await database.asOwner(`delete from service_version where version = 2`);
  });
});

describe('a number that is given up', () => {
  test('stays as batal with its reason; the letter is approved anew with the next one', async () => {
    const { id } = await atTheSigningDesk(office);
    const first = (await approved(office, id)).letter!;
    const giveUp = (by: typeof head, reason: string) => inOffice(office.id, (tx) => giveUpNumber(tx, officerRequest(office, by, id), reason));
    expect(await giveUp(operator, 'Salah cetak')).toEqual({ ok: false, refusal: { reason: 'not_yours' } });
    expect(await giveUp(secretary, '')).toEqual({ ok: false, refusal: { reason: 'reason_missing' } });
    expect(await giveUp(secretary, 'Milik NIK 1404175708950002')).toEqual({ ok: false, refusal: { reason: 'reason_personal' } });
    expect(await giveUp(secretary, 'Kertas rusak sebelum ditandatangani')).toMatchObject({ ok: true, state: 'signing' });
    const second = (await approved(office, id)).letter!;
    const rows = (await expectExplained()).filter((row) => row.application_id === id);
    expect(rows).toMatchObject([
      { text: first.number, status: 'void', reason: 'Kertas rusak sebelum ditandatangani' },
      { text: second.number, status: 'reserved', number: rows[0]!.number + 1 }
    ]);
  });
});

describe('series', () => {
  const wanted = (date: string, classification = '400.10.4.4') => ({ applicationId: '', letterId: newId(), serviceSlug: 'x', villageId: 'y', classification, date });
  const reserve = async (rules: Partial<WorkingOffice['settings']['numbers']>, date: string, classification?: string): Promise<string> => {
    const { id } = await database.asOwner<{ id: string }>('select id from application limit 1').then((rows) => rows[0]!);
    const changed = { ...office, settings: { ...office.settings, numbers: { ...office.settings.numbers, ...rules } } };
    return inOffice(office.id, async (tx) => (await reserveNumber(tx, changed, { ...wanted(date, classification), applicationId: id })).number);
  };
  const change = () => ({ officeId: office.id, author: { actor: 'officer:account-operator-' }, at: new Date() });
  const start = (series: string, year: number, next: number) => inOffice(office.id, (tx) => startSeriesAt(tx, change(), { series, year, next }));

  test('begin anew with the year of the letter', async () => {
    expect(await reserve({}, '2031-12-31')).toContain('/0001/KEC-PB/XII/2031');
    expect(await reserve({}, '2032-01-01')).toContain('/0001/KEC-PB/I/2032');
    expect(await reserve({}, '2031-12-31')).toContain('/0002/KEC-PB/XII/2031');
  });

  test('each classification counts for itself where the office wants it so', async () => {
    const each = { series: 'classification' as const };
    expect(await reserve(each, '2033-02-01', '300.1')).toBe('300.1/0001/KEC-PB/II/2033');
    expect(await reserve(each, '2033-02-01', '500.2.2')).toBe('500.2.2/0001/KEC-PB/II/2033');
    expect(await reserve(each, '2033-02-01', '300.1')).toBe('300.1/0002/KEC-PB/II/2033');
  });

  test('start at any number, only forward, with a line in the office’s journal', async () => {
    expect(await start('office', 2034, 124)).toBe(true);
    expect(await reserve({}, '2034-03-01')).toContain('/0124/');
    expect(await start('office', 2034, 124)).toBe(false);
    expect(await start('office', 2034, 200)).toBe(true);
    expect(await reserve({}, '2034-03-01')).toContain('/0200/');
    const moves = (await inOffice(office.id, (tx) => officeHistory(tx, office.id))).filter((event) => event.type === 'series_started').map((event) => event.body);
    expect(moves).toContainEqual({ series: 'office', year: 2034, next: 124, why: 'book' });
    expect(moves).toContainEqual({ series: 'office', year: 2034, next: 200, why: 'book' });
  });

  test('changed in mid-year, never print a number a second time', async () => {
    for (let count = 0; count < 3; count += 1) await reserve({}, '2035-05-05', '300.1');
    expect(await reserve({ series: 'classification' }, '2035-05-05', '300.1')).toBe('300.1/0004/KEC-PB/V/2035');
    expect(await reserve({ series: 'classification' }, '2035-05-05', '300.1')).toBe('300.1/0005/KEC-PB/V/2035');
    const moves = (await inOffice(office.id, (tx) => officeHistory(tx, office.id))).map((event) => event.body);
    expect(moves).toContainEqual({ series: '300.1', year: 2035, next: 4, why: 'printed_before' });
  });

  test('are held by the database itself', async () => {
    const [row] = await register();
    const copy = (set: string) => database.asOwner(`insert into register (office_id, id, series, year, number, text, classification, date, application_id, letter_id, service_slug, village_id, status)
      select office_id, gen_random_uuid(), series, year, number, text, classification, date, application_id, letter_id, service_slug, village_id, status from (select r.*, ${set} from register r where text = $1) as r`, [row!.text]);
    await expect(copy('1 as x')).rejects.toThrow(/register_number_once|register_text_once|register_letter_once/);
    await expect(database.asOwner(`update register set status = 'void', reason = null where text = $1`, [row!.text])).rejects.toThrow(/register_void_explained/);
    await expect(inOffice(office.id, (tx) => tx.updateTable('register').set({ number: 9999 }).execute())).rejects.toThrow(/permission denied/);
    await expect(inOffice(office.id, (tx) => tx.deleteFrom('register').execute())).rejects.toThrow(/permission denied/);
  });
});

function child(file: URL, args: string[]): ChildProcess {
  return fork(file, args, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

/** Kills a process once it has said so many things; by then others are half done. */
function killedAfter(process: ChildProcess, said: number): Promise<void> {
  return new Promise((ended) => {
    let heard = 0;
    process.on('message', () => {
      heard += 1;
      if (heard > said) process.kill('SIGKILL');
    });
    process.once('exit', () => ended());
  });
}
