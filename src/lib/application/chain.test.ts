import { beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../../../tests/factories/database.ts';
import { aWorkingOffice, carryOut, carryOutAll, exampleAnswers, officerActor, officerRequest, submitExample } from '../../../tests/factories/applications.ts';
import { inOffice } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { newDataKey } from '#platform/seal.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { eventsOf, openApplication } from '#application/open.server.ts';
import { newPin, submit } from '#application/submit.server.ts';

const database = useDatabase();
let office: WorkingOffice;
const operator = officerActor('pulau-burung', 'operator');
const section = officerActor('pulau-burung', 'section_head', { section: 'kesos' });
const secretary = officerActor('pulau-burung', 'secretary');

beforeAll(async () => {
  office = await aWorkingOffice(database);
  await aWorkingOffice(database, 'lain', { host: 'lain.test' });
});

const state = async (id: string) => (await inOffice(office.id, (tx) => openApplication(tx, office.id, id)))!;
const types = async (id: string) => (await inOffice(office.id, (tx) => eventsOf(tx, office.id, id, null))).map((event) => event.type);

describe('the way to the signing desk', () => {
  test('leaves exactly its events in the journal, and the row they make', async () => {
    const { id, code, due } = await submitExample(office);
    expect(due > new Date().toISOString()).toBe(true);
    await carryOutAll(office, id, [[operator, { type: 'return', reasons: { foto_ktp: 'Foto buram. Mohon difoto ulang.' } }]]);
    const returned = await state(id);
    expect(returned.application).toMatchObject({ state: 'returned', marked: ['foto_ktp'], clock: { due: null, runningSince: null } });
    expect(returned.kase?.reasons).toEqual({ foto_ktp: 'Foto buram. Mohon difoto ulang.' });

    const again = await carryOut({ ...officerRequest(office, { kind: 'public' }, id), residentProved: true }, { type: 'resubmit', answers: exampleAnswers('surat-keterangan-tidak-mampu', { foto_ktp: { files: ['baru'] } }) });
    expect(again.ok && again.code).toBe(code);
    await carryOutAll(office, id, [[operator, { type: 'accept', originalsSeen: [] }], [section, { type: 'initial' }], [secretary, { type: 'initial' }]]);
    expect((await state(id)).application).toMatchObject({ state: 'signing', done: ['section', 'secretary'] });
    expect(await types(id)).toEqual(['submitted', 'returned', 'resubmitted', 'accepted', 'initialled', 'initialled']);
  });

  test('one job an event, in the same transaction', async () => {
    const before = await jobs();
    const { id } = await submitExample(office);
    expect(await jobs()).toBe(before + 1);
    const refused = await carryOut(officerRequest(office, section, id), { type: 'accept', originalsSeen: [] });
    expect(refused).toEqual({ ok: false, refusal: { reason: 'not_yours' } });
    expect(await jobs()).toBe(before + 1);
  });
});

describe('exactly once', () => {
  test('the same key again gives the same answer and writes nothing', async () => {
    const { id } = await submitExample(office);
    const request = officerRequest(office, operator, id, { seen: 1 });
    const first = await carryOut(request, { type: 'accept', originalsSeen: [] });
    const second = await carryOut(request, { type: 'accept', originalsSeen: [] });
    expect(first).toMatchObject({ ok: true, replayed: false });
    expect(second).toEqual({ ...first, replayed: true });
    expect(await types(id)).toEqual(['submitted', 'accepted']);
    expect(await carryOut(request, { type: 'accept', originalsSeen: ['foto_ktp'] })).toEqual({ ok: false, refusal: { reason: 'other_body' } });
  });

  test('another officer in between: who and when, and nothing changes', async () => {
    const { id } = await submitExample(office);
    const other = { ...operator, accountId: 'account-other' };
    await carryOut(officerRequest(office, other, id, { seen: 1 }), { type: 'accept', originalsSeen: [] });
    const late = await carryOut(officerRequest(office, operator, id, { seen: 1 }), { type: 'reject', because: 'Bukan warga.' });
    expect(late).toMatchObject({ ok: false, refusal: { reason: 'changed', by: 'officer:account-other' } });
    expect(await types(id)).toEqual(['submitted', 'accepted']);
  });

  test('a refusal does not use the key up', async () => {
    const { id } = await submitExample(office);
    const request = officerRequest(office, operator, id);
    expect((await carryOut(request, { type: 'return', reasons: {} })).ok).toBe(false);
    expect((await carryOut(request, { type: 'return', reasons: { nik: 'NIK berbeda dengan KTP.' } })).ok).toBe(true);
  });

  test('twenty at once with different keys: one decides', async () => {
    const { id } = await submitExample(office);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => carryOut(officerRequest(office, operator, id, { seen: 1 }), { type: 'accept', originalsSeen: [] })));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(await types(id)).toEqual(['submitted', 'accepted']);
  });

  test('a submission sent twice at the same moment is one application with one receipt', async () => {
    const request = { office, actor: { kind: 'public' } as const, door: 'web', principal: `draft:${newId()}`, key: 'send', dataKey: newDataKey() };
    const answers = exampleAnswers('surat-keterangan-tidak-mampu');
    const submission = { service: { slug: 'surat-keterangan-tidak-mampu', version: 1 }, section: 'kesos', steps: [], promise: 60, village: '14.04.17.2003', channel: 'web' as const, onBehalf: false, answers };
    const send = async () => inOffice(office.id, async (tx) => submit(tx, request, await newPin(office.id), submission));
    const [first, ...others] = await Promise.allSettled([send(), send(), send()]);
    const retried = await send();
    const receipts = [first, ...others].flatMap((outcome) => (outcome?.status === 'fulfilled' && outcome.value.ok ? [outcome.value.receipt] : []));
    expect(retried.ok && receipts.every((receipt) => receipt.code === retried.receipt.code)).toBe(true);
    const rows = await database.asOwner(`select 1 from command_key where principal = $1`, [request.principal]);
    expect(rows).toHaveLength(1);
  });
});

describe('apart and sealed', () => {
  test('another office sees no row, even without a filter', async () => {
    const { id } = await submitExample(office);
    await inOffice('lain', async (tx) => {
      for (const table of ['application', 'journal', 'data_key', 'search_token', 'application_secret', 'command_key'] as const) {
        expect(await tx.selectFrom(table).selectAll().execute()).toEqual([]);
      }
      expect(await openApplication(tx, office.id, id)).toBeNull();
      expect((await tx.updateTable('application').set({ state: 'rejected' }).where('id', '=', id).executeTakeFirst()).numUpdatedRows).toBe(0n);
    });
  });

  test('no answer lies in clear in any table', async () => {
    await submitExample(office, 'surat-keterangan-tidak-mampu', { nama: 'Zulkarnain Tandatanya', nik: '1404171708950987' });
    for (const table of ['application', 'journal', 'command_key', 'search_token', 'application_secret']) {
      const rows = await database.asOwner<{ row: string }>(`select t::text as row from ${table} t`);
      for (const { row } of rows) for (const secret of ['Zulkarnain', 'Tandatanya', '1404171708950987']) expect(row).not.toContain(secret);
    }
  });

  test('the application cannot rewrite the journal', async () => {
    const { id } = await submitExample(office);
    await expect(inOffice(office.id, (tx) => tx.updateTable('journal').set({ type: 'accepted' }).where('stream_id', '=', id).execute())).rejects.toThrow(/permission denied/);
    await expect(inOffice(office.id, (tx) => tx.deleteFrom('journal').where('stream_id', '=', id).execute())).rejects.toThrow(/permission denied/);
    await expect(database.asOwner(`update journal set type = 'x' where stream_id = $1`, [id])).rejects.toThrow(/nothing else/);
  });
});

async function jobs(): Promise<number> {
  const [row] = await database.asOwner<{ count: number }>('select count(*)::int as count from graphile_worker._private_jobs');
  return row!.count;
}
