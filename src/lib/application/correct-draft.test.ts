import { beforeAll, beforeEach, expect, test } from 'vitest';
import { inOffice } from '#platform/database.server.ts';
import { dataKeyOf } from '#platform/data-key.server.ts';
import { newId } from '#platform/ids.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { Receipt } from '#application/command.ts';
import { correctionState, correctionTarget, removeCorrectionFile, saveCorrection, sendCorrection, startCorrection, type CorrectionAsk } from '#application/correct-draft.server.ts';
import { filesOf, insertFile, readUpload, storeUpload } from '#application/files.server.ts';
import { openApplication } from '#application/open.server.ts';
import { showPin } from '#application/resident-access.server.ts';
import { withdraw } from '#application/withdraw.server.ts';
import { aWorkingOffice, carryOutAll, exampleAnswers, officerActor, submitExample } from '../../../tests/factories/applications.ts';
import { useDatabase } from '../../../tests/factories/database.ts';
import { submitADraft } from '../../../tests/factories/drafts.ts';

const database = useDatabase();
let office: WorkingOffice;
let receipt: Receipt;
const slug = 'surat-keterangan-tidak-mampu';
const operator = officerActor('pulau-burung', 'operator');

beforeAll(async () => {
  office = await aWorkingOffice(database);
});
beforeEach(async () => {
  receipt = await submitADraft(office);
});

const giveBack = (reasons: Record<string, string>) => carryOutAll(office, receipt.id, [[operator, { type: 'return', reasons }]]);
const files = () => inOffice(office.id, (tx) => filesOf(tx, office.id, { kind: 'application', id: receipt.id }));
const opened = () => inOffice(office.id, (tx) => openApplication(tx, office.id, receipt.id));
const state = (ask: CorrectionAsk) => inOffice(office.id, (tx) => correctionState(tx, ask));

async function begin(): Promise<CorrectionAsk> {
  const shown = await showPin(office.id, receipt.id, receipt.pin);
  const proof = shown.ok ? shown.proof : undefined;
  const secret = await startCorrection({ office, code: receipt.code, proof });
  if (!secret) throw new Error('not begun');
  return { office, code: receipt.code, proof, secret };
}

async function aNewPhoto(ask: CorrectionAsk, question: string): Promise<string> {
  const place = (await inOffice(office.id, (tx) => correctionTarget(ask, question).place(tx, true)))!;
  const row = await storeUpload(office.id, place.owner, place.key, { question, kind: 'jpeg', bytes: Buffer.from('new'), thumbnail: null });
  await inOffice(office.id, (tx) => insertFile(tx, row));
  return row.id;
}

test('only the marked answers can be changed, whatever is posted along', async () => {
  await giveBack({ nama: 'Ejaan berbeda dengan KTP.', foto_ktp: 'Buram.' });
  const ask = await begin();
  expect((await state(ask))?.corrected.open.map((question) => question.id).sort()).toEqual(['foto_ktp', 'nama']);
  await saveCorrection(ask, [['nama', 'Siti Aminah'], ['penghasilan', '1'], ['nik', '1404175708950002'], ['desa', '14.04.17.2001']]);
  expect(await sendCorrection(ask, newId())).toEqual({ ok: true });
  const after = await opened();
  const before = exampleAnswers(slug);
  expect(after?.application).toMatchObject({ state: 'submitted', marked: [], timesReturned: 1 });
  expect(after?.kase?.answers).toMatchObject({ nama: 'Siti Aminah', penghasilan: before.penghasilan, nik: before.nik, desa: before.desa });
  expect(after?.kase?.reasons).toEqual({});
});

test('a new photo takes the place of the one that came back; the others stay', async () => {
  await giveBack({ foto_ktp: 'Buram.' });
  const ask = await begin();
  const old = await files();
  const fresh = await aNewPhoto(ask, 'foto_ktp');
  await removeCorrectionFile(ask, old.find((file) => file.question === 'foto_ktp')!.id);
  await removeCorrectionFile(ask, old.find((file) => file.question === 'foto_kk')!.id);
  // Until it is sent the application's own files are untouched.
  expect(await files()).toHaveLength(3);
  expect(await inOffice(office.id, (tx) => correctionTarget(ask, 'foto_kk').place(tx, false))).toBeNull();
  expect(await sendCorrection(ask, newId())).toEqual({ ok: true });
  const now = await files();
  const kept = old.filter((file) => file.question !== 'foto_ktp').map((file) => file.id);
  expect(now.map((file) => file.id).sort()).toEqual([...kept, fresh].sort());
  const bytes = await inOffice(office.id, async (tx) => readUpload(tx, office.id, { kind: 'application', id: receipt.id }, (await dataKeyOf(tx, office.id, receipt.id, 'case'))!, fresh));
  expect(Buffer.from(bytes!.bytes).toString()).toBe('new');
  expect((await opened())?.kase?.answers.foto_ktp).toEqual({ files: [fresh] });
});

test('an answer that makes another question necessary opens it, and nothing is sent before it is answered', async () => {
  await giveBack({ untuk: 'Yang mengisi bukan pemohon.' });
  const ask = await begin();
  await saveCorrection(ask, [['untuk', 'orang_lain']]);
  expect((await state(ask))?.corrected.open.map((question) => question.id)).toEqual(['untuk', 'pengaju_nama', 'pengaju_nik', 'pengaju_hubungan']);
  const sent = await sendCorrection(ask, newId());
  expect(sent).toMatchObject({ ok: false, reason: 'wrong' });
  await saveCorrection(ask, [['untuk', 'orang_lain'], ['pengaju_nama', 'Budi'], ['pengaju_nik', '1404171708800005'], ['pengaju_hubungan', 'anak']]);
  expect(await sendCorrection(ask, newId())).toEqual({ ok: true });
  expect((await opened())?.kase?.answers).toMatchObject({ untuk: 'orang_lain', pengaju_nama: 'Budi' });
});

test('an answer taken back is dropped together with what followed from it', async () => {
  await giveBack({ telepon: 'Nomor tidak aktif.' });
  const ask = await begin();
  await saveCorrection(ask, [['telepon', '']]);
  expect(await sendCorrection(ask, newId())).toEqual({ ok: true });
  const answers = (await opened())?.kase?.answers ?? {};
  expect(answers.telepon).toBeUndefined();
  expect(answers.telepon_milik).toBeUndefined();
});

test('sent twice, it is corrected once', async () => {
  await giveBack({ nama: 'Ejaan.' });
  const ask = await begin();
  await saveCorrection(ask, [['nama', 'Siti Aminah']]);
  const key = newId();
  const sent = await Promise.all([sendCorrection(ask, key), sendCorrection(ask, key)]);
  expect(sent.filter((each) => each.ok)).toHaveLength(1);
  expect(await database.asOwner("select 1 from journal where stream_id = $1 and type = 'resubmitted'", [receipt.id])).toHaveLength(1);
});

test('without the PIN, for another application or once it has gone on, there is nothing to correct', async () => {
  await giveBack({ nama: 'Ejaan.' });
  expect(await startCorrection({ office, code: receipt.code, proof: undefined })).toBeNull();
  const ask = await begin();
  expect(await state({ ...ask, proof: undefined })).toBeNull();
  const other = await submitExample(office);
  expect(await state({ ...ask, code: other.code })).toBeNull();
  await carryOutAll(office, receipt.id, [[operator, { type: 'reject', because: 'Sudah ada surat yang sama.' }]]);
  expect(await state(ask)).toBeNull();
  expect(await sendCorrection(ask, newId())).toEqual({ ok: false, reason: 'gone' });
});

test('withdrawing needs the PIN and ends the application once', async () => {
  expect(await withdraw(office, receipt.code, undefined, newId())).toEqual({ ok: false, refusal: { reason: 'not_yours' } });
  const shown = await showPin(office.id, receipt.id, receipt.pin);
  const proof = shown.ok ? shown.proof : undefined;
  const key = newId();
  expect(await withdraw(office, receipt.code, proof, key)).toMatchObject({ ok: true, state: 'withdrawn' });
  expect(await withdraw(office, receipt.code, proof, key)).toMatchObject({ ok: true, replayed: true });
  expect(await withdraw(office, receipt.code, proof, newId())).toMatchObject({ ok: false, refusal: { reason: 'not_now' } });
  expect(await withdraw(office, '0'.repeat(12), proof, newId())).toEqual({ ok: false, refusal: { reason: 'unknown' } });
});
