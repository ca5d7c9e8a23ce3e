import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../../../tests/factories/database.ts';
import { aWorkingOffice, submitExample } from '../../../tests/factories/applications.ts';
import { inOffice } from '#platform/database.server.ts';
import { sweep } from '#application/sweep.server.ts';
import { startDraft, openDraft, makeDraftLink } from '#application/draft.server.ts';
import { filesOf, insertFile, storeUpload } from '#application/files.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';

const database = useDatabase();
let office: WorkingOffice;
beforeAll(async () => {
  office = await aWorkingOffice(database);
});

const later = (days: number) => new Date(Date.now() + days * 24 * 3600_000);

test('a draft nobody visits goes with its link and files after 14 days; what was submitted stays', async () => {
  const { id } = await submitExample(office);
  const secret = await inOffice(office.id, (tx) => startDraft(tx, office.id, { service: { slug: 'surat-keterangan-tidak-mampu', version: 1 }, channel: 'web' }));
  const draft = (await inOffice(office.id, (tx) => openDraft(tx, office.id, secret)))!;
  const row = await storeUpload(office.id, { kind: 'draft', id: draft.id }, draft.key, { question: 'foto_ktp', kind: 'jpeg', bytes: Buffer.from('x'), thumbnail: null });
  await inOffice(office.id, async (tx) => {
    await insertFile(tx, row);
    await makeDraftLink(tx, office.id, draft);
  });
  expect(await sweep(later(13))).toMatchObject({ drafts: 0, uploads: 0 });
  expect(await sweep(later(15))).toMatchObject({ drafts: 1, uploads: 1, commands: 0 });
  expect(await inOffice(office.id, (tx) => openDraft(tx, office.id, secret))).toBeNull();
  expect(await inOffice(office.id, (tx) => filesOf(tx, office.id, { kind: 'draft', id: draft.id }))).toEqual([]);
  expect(await database.asOwner('select 1 from draft_link')).toEqual([]);
  expect(await database.asOwner('select 1 from application where id = $1', [id])).toHaveLength(1);
  // Remembered commands have half a year, counts of tries two days.
  expect(await sweep(later(181))).toMatchObject({ commands: 1 });
});

test('the sweeper reads no content', async () => {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: database.sweeperUrl });
  await client.connect();
  for (const statement of ['select sealed from draft', 'select wrapped_key from file', 'select answer from command_key', 'select body from application', 'select body from journal', 'select token from identity.session']) {
    await expect(client.query(statement), statement).rejects.toThrow(/permission denied/);
  }
  await client.end();
});
