import { beforeAll, describe, expect, it } from 'vitest';
import { inOffice } from '#platform/database.server.ts';
import { changeSettings } from '#office/change-settings.server.ts';
import { officeNow } from '#office/offices.server.ts';
import type { OfficeSettings } from '#office/settings.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { eventsOf, openApplication } from '#application/open.server.ts';
import { recalculatePromises } from '#application/recalculate-promises.server.ts';
import { aWorkingOffice, carryOutAll, officerActor, submitExample } from '../../../tests/factories/applications.ts';
import { useDatabase } from '../../../tests/factories/database.ts';

const database = useDatabase();
let office: WorkingOffice;
beforeAll(async () => {
  office = await aWorkingOffice(database);
});

async function change(edit: (settings: OfficeSettings) => OfficeSettings): Promise<void> {
  const { settingsSeq } = await officeNow(office.id);
  expect(await changeSettings({ officeId: office.id, author: { actor: 'officer:admin' }, at: new Date() }, settingsSeq, edit)).toMatchObject({ ok: true });
}
const dueOf = async (id: string) => (await inOffice(office.id, (tx) => openApplication(tx, office.id, id)))?.application.clock.due;

describe('when the calendar changes', () => {
  // A Wednesday; one working day later is Thursday 26 November, 09.00 in Jakarta.
  const at = new Date('2026-11-25T02:00:00Z');
  const thursday = '2026-11-26T02:00:00.000Z';

  it('an open promise moves to an earlier moment and never to a later one', async () => {
    const { id } = await submitExample(office, 'surat-keterangan-tidak-mampu', {}, at);
    const returned = await submitExample(office, 'surat-keterangan-tidak-mampu', {}, at);
    await carryOutAll(office, returned.id, [[officerActor(office.id, 'operator'), { type: 'return', reasons: { foto_ktp: 'Buram' } }]]);
    expect(await dueOf(id)).toBe(thursday);

    await change((settings) => ({ ...settings, exceptions: [{ date: '2026-11-26', reason: 'Banjir', working: [] }] }));
    expect(await recalculatePromises(office.id)).toBe(0);
    expect(await dueOf(id)).toBe(thursday);

    await change((settings) => ({ ...settings, exceptions: [{ date: '2026-11-25', reason: 'Lembur', working: ['07.00-23.00'] }] }));
    expect(await recalculatePromises(office.id)).toBe(1);
    expect(await dueOf(id)).toBe('2026-11-25T09:30:00.000Z');
    expect(await dueOf(returned.id)).toBeNull();
    const events = await inOffice(office.id, (tx) => eventsOf(tx, office.id, id, null));
    expect(events.at(-1)).toMatchObject({ type: 'promise_moved', actor: 'system', body: { due: '2026-11-25T09:30:00.000Z', why: 'calendar' } });

    expect(await recalculatePromises(office.id)).toBe(0);
  });
});
