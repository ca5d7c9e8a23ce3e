import { beforeAll, describe, expect, it } from 'vitest';
import { inOffice } from '#platform/database.server.ts';
import { changeSettings } from '#office/change-settings.server.ts';
import { officeHistory } from '#office/office-journal.server.ts';
import { officeNow } from '#office/offices.server.ts';
import { settingChanges } from '#office/setting-changes.ts';
import { pulauBurung } from '../../../tests/factories/office.ts';
import { useDatabase } from '../../../tests/factories/database.ts';
import { anOffice } from '../../../tests/factories/officers.ts';

const database = useDatabase();
const id = 'pulau-burung';
beforeAll(async () => {
  await anOffice(database, id);
  await database.asOwner('update office set settings = $1 where id = $2', [JSON.stringify(pulauBurung()), id]);
});
const change = () => ({ officeId: id, author: { actor: 'officer:admin' }, at: new Date() });

describe('a change of settings', () => {
  it('counts from now on and leaves what changed in the office’s journal', async () => {
    const { settingsSeq } = await officeNow(id);
    const outcome = await changeSettings(change(), settingsSeq, (settings) => ({ ...settings, address: 'Jalan Pelabuhan 1' }));
    expect(outcome).toMatchObject({ ok: true, seq: settingsSeq + 1, changes: [{ path: ['address'], before: pulauBurung().address ?? null, after: 'Jalan Pelabuhan 1' }] });
    expect(await officeNow(id)).toMatchObject({ settingsSeq: settingsSeq + 1, settings: { address: 'Jalan Pelabuhan 1' } });
    const [last] = await inOffice(id, (tx) => officeHistory(tx, id));
    expect(last).toMatchObject({ type: 'settings_changed', actor: 'officer:admin', body: { seq: settingsSeq + 1, changes: [{ path: ['address'] }] } });
  });

  it('is not made over somebody else’s', async () => {
    const { settingsSeq } = await officeNow(id);
    const both = await Promise.all(['A', 'B'].map((address) => changeSettings(change(), settingsSeq, (settings) => ({ ...settings, address }))));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'changed' });
  });

  it('is refused with its place, and then nothing changes', async () => {
    const before = await officeNow(id);
    const outcome = await changeSettings(change(), before.settingsSeq, (settings) => ({ ...settings, postcode: '12', address: 'Lain' }));
    expect(outcome).toEqual({ ok: false, reason: 'wrong', errors: [{ path: 'postcode', message: 'Kode pos terdiri dari 5 angka.' }] });
    expect(await officeNow(id)).toBe(before);
  });

  it('that changes nothing writes nothing', async () => {
    const { settingsSeq } = await officeNow(id);
    expect(await changeSettings(change(), settingsSeq, (settings) => settings)).toEqual({ ok: true, changes: [], seq: settingsSeq });
    expect((await officeNow(id)).settingsSeq).toBe(settingsSeq);
  });

  it('of the calendar has open promises looked at again, others do not', async () => {
    const jobs = () => database.asOwner<{ key: string }>("select key from graphile_worker.jobs where task_identifier = 'recalculate'");
    expect(await jobs()).toEqual([]);
    const { settingsSeq } = await officeNow(id);
    await changeSettings(change(), settingsSeq, (settings) => ({ ...settings, exceptions: [...settings.exceptions, { date: '2026-12-01', reason: 'Listrik padam', working: [] }] }));
    expect(await jobs()).toEqual([{ key: `recalculate:${id}` }]);
  });
});

describe('what differs between two settings', () => {
  const base = pulauBurung();
  it('names things in lists by their id or day, not by their place', () => {
    const [first, ...rest] = base.villages;
    const after = { ...base, villages: [...rest, { ...first!, phone: '+6281200000000' }] };
    expect(settingChanges(base, after)).toEqual([{ path: ['villages', first!.id, 'phone'], before: null, after: '+6281200000000' }]);
  });

  it('tells a day’s hours as one value, and a day that is closed as taken away', () => {
    const working = { ...base.hours.working, friday: [], saturday: ['08.00-12.00', '13.00-14.00'] };
    expect(settingChanges(base, { ...base, hours: { ...base.hours, working } })).toEqual([
      { path: ['hours', 'working', 'friday'], before: base.hours.working.friday.join(' '), after: null },
      { path: ['hours', 'working', 'saturday'], before: null, after: '08.00-12.00 13.00-14.00' }
    ]);
  });

  it('finds nothing between a thing and itself', () => expect(settingChanges(base, structuredClone(base))).toEqual([]));
});
