import { expect, test } from 'vitest';
import { checkApplications, rebuildApplication } from '#application/replay.server.ts';
import { aWorkingOffice, carryOutAll, officerActor, submitExample } from '../../../tests/factories/applications.ts';
import { useDatabase } from '../../../tests/factories/database.ts';

const database = useDatabase();

test('a replay finds each planted difference by its column and writes the row anew', async () => {
  const office = await aWorkingOffice(database);
  const operator = officerActor(office.id, 'operator');
  const { id } = await submitExample(office);
  const other = await submitExample(office);
  await carryOutAll(office, id, [[operator, { type: 'take' }], [operator, { type: 'note', text: 'Sudah ditelepon.' }], [operator, { type: 'accept', originalsSeen: [] }]]);
  expect(await checkApplications(office.id)).toEqual({ streams: 2, differences: [] });

  const [before] = await database.asOwner('select sealed, summary, nik_hash from application where id = $1', [id]);
  const planted: [string, string, string[]][] = [
    ['state', `state = 'signing'`, ['state']],
    ['body', `body = jsonb_set(body, '{timesReturned}', '3')`, ['body']],
    ['village', `village_id = '14.04.17.2009'`, ['village_id']],
    ['code', `code = 'XXXXXXXXXXXX'`, ['code']],
    ['moment', `due_at = due_at + interval '1 minute'`, ['due_at']],
    ['nik', `nik_hash = '\\x00'`, ['nik_hash']]
  ];
  for (const [, change, columns] of planted) {
    await database.asOwner(`update application set ${change} where id = $1`, [id]);
    expect((await checkApplications(office.id)).differences).toEqual([{ id, columns }]);
    await rebuildApplication(office.id, id);
    expect((await checkApplications(office.id)).differences).toEqual([]);
  }
  // Sealed again: other bytes, the same content.
  const [after] = await database.asOwner('select nik_hash from application where id = $1', [id]);
  expect(after!.nik_hash).toEqual(before!.nik_hash);
  expect(other.id > id).toBe(true);
});

test('a sealed part that says something else, and a row that is missing, are found', async () => {
  const office = await aWorkingOffice(database, 'lain-lagi');
  const operator = officerActor(office.id, 'operator');
  const { id } = await submitExample(office);
  const [old] = await database.asOwner('select sealed from application where id = $1', [id]);
  await carryOutAll(office, id, [[operator, { type: 'note', text: 'Sudah ditelepon.' }]]);
  await database.asOwner('update application set sealed = $2 where id = $1', [id, old!.sealed]);
  expect((await checkApplications(office.id)).differences).toEqual([{ id, columns: ['sealed'] }]);

  for (const table of ['application_secret', 'search_token']) await database.asOwner(`delete from ${table} where application_id = $1`, [id]);
  await database.asOwner('delete from application where id = $1', [id]);
  expect((await checkApplications(office.id)).differences).toEqual([{ id, columns: ['row'] }]);
  await rebuildApplication(office.id, id);
  expect(await checkApplications(office.id)).toEqual({ streams: 1, differences: [] });
});
