import { beforeAll, expect, test } from 'vitest';
import { inOffice } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import type { Actor } from '#identity/actor.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { DraftAsk } from '#application/draft-state.server.ts';
import { exchangeDraftLink } from '#application/draft.server.ts';
import { keepPhoto, linkForLater, photoTarget, removePhoto, saveFilePage, savePage } from '#application/draft-page.server.ts';
import { assistedFiling } from '#application/filing.ts';
import { filesOf } from '#application/files.server.ts';
import { openApplication } from '#application/open.server.ts';
import { receiptOf } from '#application/receipt.server.ts';
import { submitDraft } from '#application/submit-draft.server.ts';
import { aWorkingOffice, exampleAnswers, officerActor } from '../../../tests/factories/applications.ts';
import { useDatabase } from '../../../tests/factories/database.ts';
import { aDraft, aDraftPhoto, aDraftState as stateOf } from '../../../tests/factories/drafts.ts';

const database = useDatabase();
let office: WorkingOffice;
const slug = 'surat-keterangan-tidak-mampu';
const PUBLIC: Actor = { kind: 'public' };
const FILE_PAGES = ['foto_ktp', 'foto_kk', 'foto_pengantar'];

beforeAll(async () => {
  office = await aWorkingOffice(database);
});

const send = (ask: DraftAsk, key = newId()) => submitDraft({ ...ask, key });

test('sent twice at the same moment, it is there once, with one receipt', async () => {
  const ask = await aDraft(office);
  const key = newId();
  const answers = await Promise.all([send(ask, key), send(ask, key), send(ask)]);
  const receipts = answers.map((answer) => (answer.ok ? answer.receipt : null));
  expect(receipts[0]).not.toBeNull();
  expect(receipts).toEqual([receipts[0], receipts[0], receipts[0]]);
  const rows = await database.asOwner("select 1 from journal where type = 'submitted' and stream_id = $1", [receipts[0]!.id]);
  expect(rows).toHaveLength(1);
});

test('afterwards the draft holds the receipt and nothing else that is personal, and the photos are the application’s', async () => {
  const ask = await aDraft(office);
  const sent = await send(ask);
  if (!sent.ok) throw new Error(JSON.stringify(sent));
  const { draft, files } = await stateOf(ask);
  expect(draft.content).toEqual({ answers: {}, receipt: sent.receipt });
  expect(files).toEqual([]);
  const { kase, moved } = await inOffice(office.id, async (tx) => ({
    kase: (await openApplication(tx, office.id, sent.receipt.id))?.kase, moved: await filesOf(tx, office.id, { kind: 'application', id: sent.receipt.id })
  }));
  expect(moved.map((file) => file.question).sort()).toEqual([...FILE_PAGES].sort());
  expect(kase?.answers.foto_ktp).toEqual({ files: [moved.find((file) => file.question === 'foto_ktp')?.id] });
  expect(await receiptOf(ask)).toMatchObject({ ok: true, receipt: sent.receipt });
});

test('what is missing is not sent, and the page that says so is named', async () => {
  const ask = await aDraft(office, { changes: { nama: '' } });
  expect(await send(ask)).toEqual({ ok: false, reason: 'incomplete', page: 'identitas' });
  const unsure = await aDraft(office, { changes: { pernyataan_benar: false } });
  expect(await send(unsure)).toEqual({ ok: false, reason: 'incomplete', page: null });
});

test('photos of questions that are no longer asked do not go along', async () => {
  const ask = await aDraft(office);
  const stray = await aDraftPhoto(ask, 'foto_lama');
  const sent = await send(ask);
  if (!sent.ok) throw new Error(JSON.stringify(sent));
  expect(await database.asOwner('select 1 from file where id = $1', [stray])).toEqual([]);
});

test('a receipt is shown for a day; then the PIN is gone, and the draft is not a new form either', async () => {
  const ask = await aDraft(office);
  const sent = await send(ask);
  if (!sent.ok) throw new Error(JSON.stringify(sent));
  await database.asOwner(`update application set body = jsonb_set(body, '{submittedAt}', to_jsonb($1::text)) where id = $2`, [new Date(Date.now() - 25 * 3_600_000).toISOString(), sent.receipt.id]);
  expect(await receiptOf(ask)).toEqual({ ok: false, reason: 'over' });
  expect((await stateOf(ask)).draft.content).toEqual({ answers: {} });
  expect(await send(ask)).toEqual({ ok: false, reason: 'sent' });
  expect(await savePage(ask, 'identitas', [['nama', 'Budi']])).toEqual({ ok: false, reason: 'sent' });
});

test('another secret, another service or another office opens nothing', async () => {
  const ask = await aDraft(office);
  const other = await aWorkingOffice(database, 'kantor-lain');
  for (const wrong of [{ ...ask, secret: undefined }, { ...ask, secret: 'A'.repeat(43) }, { ...ask, secret: '<script>' }, { ...ask, slug: 'dispensasi-nikah' }, { ...ask, office: other }]) {
    expect(await send(wrong)).toEqual({ ok: false, reason: 'gone' });
  }
});

test('the link opens a draft once and moves it to the other phone', async () => {
  const ask = await aDraft(office);
  const link = await linkForLater(ask);
  const open = () => inOffice(office.id, (tx) => exchangeDraftLink(tx, office.id, link!));
  const moved = await open();
  expect(moved).toMatchObject({ slug });
  expect(await open()).toBeNull();
  expect(await send(ask)).toEqual({ ok: false, reason: 'gone' });
  expect(await send({ ...ask, secret: moved!.secret })).toMatchObject({ ok: true });
});

test('an officer’s draft is only that officer’s, and a village officer files for the own village alone', async () => {
  const operator = officerActor(office.id, 'operator');
  const desk = assistedFiling(operator, office.id)!;
  const ask = await aDraft(office, { filing: desk, actor: operator });
  expect(await send({ ...ask, actor: PUBLIC })).toEqual({ ok: false, reason: 'officer' });
  expect(await send({ ...ask, actor: { ...operator, accountId: 'somebody-else' } })).toEqual({ ok: false, reason: 'officer' });
  const sent = await send(ask);
  if (!sent.ok) throw new Error(JSON.stringify(sent));
  const [row] = await database.asOwner('select channel, actor from application a join journal j on j.stream_id = a.id where a.id = $1', [sent.receipt.id]);
  expect(row).toEqual({ channel: 'desk', actor: `officer:${operator.accountId}` });

  const own = exampleAnswers(slug).desa as string;
  const elsewhere = office.settings.villages.find(({ id }) => id !== own)!.id;
  const here = officerActor(office.id, 'village_officer', { villageId: own });
  const there = officerActor(office.id, 'village_officer', { villageId: elsewhere });
  expect(await send(await aDraft(office, { filing: assistedFiling(there, office.id)!, actor: there }))).toEqual({ ok: false, reason: 'incomplete', page: 'tempat_tinggal' });
  expect(await send(await aDraft(office, { filing: assistedFiling(here, office.id)!, actor: here }))).toMatchObject({ ok: true });
  expect(assistedFiling(officerActor(office.id, 'head'), office.id)).toBeNull();
  expect(assistedFiling(PUBLIC, office.id)).toBeNull();
});

test('photos: kept in spite of a warning, removed only by their own draft, never more than the question takes', async () => {
  const ask = await aDraft(office);
  const other = await aDraft(office);
  const id = (await stateOf(ask)).files.find((file) => file.question === 'foto_ktp')!.id;
  await removePhoto(other, id);
  expect((await stateOf(ask)).files).toHaveLength(3);
  await keepPhoto(other, 'foto_ktp', id);
  expect((await stateOf(other)).draft.content.kept).toBeUndefined();
  await keepPhoto(ask, 'foto_ktp', id);
  expect((await stateOf(ask)).draft.content.kept).toEqual([id]);
  const place = () => inOffice(office.id, (tx) => photoTarget(ask, 'foto_ktp').place(tx, false));
  expect(await place()).toMatchObject({ count: 1, question: { id: 'foto_ktp' } });
  expect(await inOffice(office.id, (tx) => photoTarget(ask, 'identitas').place(tx, false))).toBeNull();
  await removePhoto(ask, id);
  expect(await place()).toMatchObject({ count: 0 });
  // The original may be brought only where the service allows it.
  expect(await saveFilePage(ask, 'foto_ktp', 'foto_ktp', true, false)).toMatchObject({ ok: true, checked: { ok: false } });
});

test('a page keeps what was typed, right or wrong, but not a flood', async () => {
  const ask = await aDraft(office);
  const saved = await savePage(ask, 'identitas', [['nik', '12'], ['nama', 'Budi'], ['peran', 'admin'], ['__proto__', 'x']]);
  expect(saved).toMatchObject({ ok: true, checked: { ok: false } });
  const { answers } = (await stateOf(ask)).draft.content;
  expect(answers).toMatchObject({ nik: '12', nama: 'Budi' });
  expect(Object.keys(answers)).not.toContain('peran');
  expect(await savePage(ask, 'identitas', [['nama', 'x'.repeat(300_000)]])).toEqual({ ok: false, reason: 'large' });
  expect((await stateOf(ask)).draft.content.answers.nama).toBe('Budi');
});
