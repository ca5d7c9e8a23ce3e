import { randomBytes } from 'node:crypto';
import { inOffice } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { hit } from '#platform/limits.server.ts';
import { recordReading } from '#journal/reading.server.ts';
import { enterActing } from '#identity/acting.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { currentService } from '#service/versions.server.ts';
import { makeDraftLink, openDraft, startDraft } from '#application/draft.server.ts';
import { renewSigner } from '#letter/signers.server.ts';
import { addClient } from '#api/clients.server.ts';
import { aWorkingOffice, carryOut, carryOutAll, officerActor, officerRequest, submitExample } from '../factories/applications.ts';
import type { TestDatabase } from '../factories/database.ts';
import { aParcel } from '../factories/handover.ts';
import { approved } from '../factories/letters.ts';
import { aChange, anOfficer } from '../factories/officers.ts';

/** An office with a row in every table it can have rows in, made through the product's own ways where there is one. */
export async function aFullOffice(database: TestDatabase, id: string, host: string | null): Promise<WorkingOffice> {
  const office = await aWorkingOffice(database, id, { host });
  const actor = (role: Parameters<typeof officerActor>[1], place = {}) => officerActor(id, role, place);
  const { id: application, code } = await submitExample(office);
  await carryOutAll(office, application, [
    [actor('operator'), { type: 'accept', originalsSeen: [] }], [actor('section_head', { section: 'kesos' }), { type: 'initial' }], [actor('secretary'), { type: 'initial' }]
  ]);
  const { letter } = await approved(office, application, 'pen', actor('head'));
  const signed = await carryOut(officerRequest(office, actor('operator'), application), { type: 'record_signature', sha256: 'a'.repeat(64) });
  if (!signed.ok || !letter) throw new Error(JSON.stringify(signed));
  await aParcel(office, [{ id: application, code, number: letter.number }]);
  await renewSigner(office, actor('head'), 'perahu kertas hijau muda');

  const account = await anOfficer(id, `operator.${id}`, [{ role: 'operator', title: 'Operator Pelayanan' }]);
  await anOfficer(id, `sekcam.${id}`, [{ role: 'secretary', title: 'Sekretaris Camat' }]);
  const [post] = await database.asOwner<{ id: string }>(`select id from post where office_id = $1 and role = 'secretary'`, [id]);
  const today = new Date().toISOString().slice(0, 10);
  const acting = await enterActing(aChange(id), {
    form: 'plh', postId: post!.id, accountId: account, official: { name: 'Rosmini', rank: null, nip: null }, orderNumber: '800/1', since: today, until: today
  });
  const client = await addClient({ officeId: id, author: { actor: 'test' }, at: new Date() }, { name: 'Program desa', scopes: ['applications:read'], perMinute: 60 });
  if (!acting.ok || !client.ok) throw new Error('acting or client refused');
  await hit(id, 'network:test', { max: 10, windowSeconds: 60 });
  await inOffice(id, async (tx) => {
    await recordReading(tx, id, { account }, { what: 'open', applicationId: application });
    const service = await currentService(tx, id, 'surat-keterangan-tidak-mampu');
    const secret = await startDraft(tx, id, { service: service!, channel: 'web' });
    await makeDraftLink(tx, id, (await openDraft(tx, id, secret))!);
  });
  const [file, task] = [newId(), newId()];
  await database.asOwner(
    `insert into file (office_id, id, owner_kind, owner_id, question, kind, bytes, wrapped_key, stored_id, state) values ($1, $2, 'application', $3, 'foto_ktp', 'jpeg', 1, $4, $5, 'ready')`,
    [id, file, application, randomBytes(32), newId()]
  );
  await database.asOwner(`insert into long_task (office_id, id, kind, account, total, state) values ($1, $2, 'sign', 'a', 1, 'done')`, [id, task]);
  await database.asOwner(`insert into long_task_item (office_id, task_id, application_id, position, state) values ($1, $2, $3, 1, 'done')`, [id, task, application]);
  return office;
}
