import { beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../../../tests/factories/database.ts';
import { aWorkingOffice, carryOut, officerActor, officerRequest } from '../../../tests/factories/applications.ts';
import { aParcel, anArrivedLetter, aSignedLetter, operatorOf, OTHER_VILLAGE, VILLAGE, villageOfficerOf } from '../../../tests/factories/handover.ts';
import { inOffice } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { readStream } from '#journal/read.server.ts';
import type { Officer } from '#identity/actor.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { eventsOf, openApplication } from '#application/open.server.ts';
import { annulLetter } from '#letter/end-letter.server.ts';
import { dispatch } from '#handover/dispatch.server.ts';
import { handOver } from '#handover/hand-over.server.ts';
import { receive } from '#handover/receive.server.ts';
import { comingTo, fetchedAt, hereAt, missingLetters, recalledAt, unfetched, waitingByVillage, waitingFor } from '#handover/lists.server.ts';
import { findLetter, findParcel, handedWithoutCode, pickupProof, searchAtVillage } from '#handover/look.server.ts';
import { openPickupCode } from '#handover/pickup-code.server.ts';
import { parcelByPublicId } from '#handover/store.server.ts';

const database = useDatabase();
let office: WorkingOffice;
let operator: Officer;
let villager: Officer;

beforeAll(async () => {
  office = await aWorkingOffice(database);
  operator = operatorOf(office);
  villager = villageOfficerOf(office);
});

const desk = (actor: Officer, key = newId()) => ({ office, actor, key });
const application = async (id: string) => (await inOffice(office.id, (tx) => openApplication(tx, office.id, id)))!.application;
const types = async (id: string) => (await inOffice(office.id, (tx) => eventsOf(tx, office.id, id, null))).map((event) => event.type);
const pickup = (id: string) => inOffice(office.id, (tx) => openPickupCode(tx, office.id, id));
const parcelEvents = (publicId: string) => inOffice(office.id, async (tx) => {
  const row = (await parcelByPublicId(tx, office.id, publicId))!;
  return (await readStream(tx, { officeId: office.id, kind: 'parcel', streamId: row.parcel.id })).map((event) => event.type);
});

describe('sending', () => {
  test('a batch is one parcel with a number, an event a letter, and a pick-up code nobody but the resident sees', async () => {
    const letters = [await aSignedLetter(office), await aSignedLetter(office)];
    const sent = await dispatch(desk(operator), { village: VILLAGE, letters: letters.map(({ code }) => code), carrier: '  Burhan\u200b dengan perahu ' });
    if (!sent.ok) throw new Error(JSON.stringify(sent.refusal));
    expect(sent.letters).toBe(2);
    const parcel = (await inOffice(office.id, (tx) => findParcel(tx, office, sent.parcel)))!;
    expect(parcel).toMatchObject({ carrier: 'Burhan dengan perahu', sentByName: 'Rosmini', village: VILLAGE, receivedAt: null, number: sent.number });
    expect(parcel.letters.map((letter) => letter.code)).toEqual(letters.map(({ code }) => code));
    for (const { id } of letters) {
      expect(await application(id)).toMatchObject({ state: 'dispatched' });
      expect((await types(id)).at(-1)).toBe('dispatched');
      const code = await pickup(id);
      expect(code).toMatch(/^[0-9A-Z]{8}$/);
      for (const table of ['application_secret', 'application', 'journal', 'command_key', 'parcel', 'parcel_item']) {
        for (const { row } of await database.asOwner<{ row: string }>(`select t::text as row from ${table} t`)) expect(row).not.toContain(code);
      }
    }
    expect(await parcelEvents(sent.parcel)).toEqual(['dispatched']);
  });

  test('numbers follow each other, also when many send at once', async () => {
    const letters = await Promise.all(Array.from({ length: 5 }, () => aSignedLetter(office)));
    const sent = await Promise.all(letters.map(({ code }) => dispatch(desk(operator), { village: VILLAGE, letters: [code] })));
    const numbers = sent.map((one) => (one.ok ? one.number : 0)).toSorted((a, b) => a - b);
    expect(numbers.every((number, index) => index === 0 || number === numbers[index - 1]! + 1)).toBe(true);
  });

  test('the same key is the same parcel, at the same moment too; with other letters it is refused', async () => {
    const [one, two] = [await aSignedLetter(office), await aSignedLetter(office)];
    const key = newId();
    const send = (letters: string[]) => dispatch(desk(operator, key), { village: VILLAGE, letters });
    const [first, second] = await Promise.all([send([one.code]), send([one.code])]);
    expect(first.ok && second.ok && first.parcel === second.parcel).toBe(true);
    expect(await send([two.code])).toEqual({ ok: false, refusal: { reason: 'other_body' } });
    expect((await types(one.id)).filter((type) => type === 'dispatched')).toHaveLength(1);
  });

  test('one letter that may not go takes back all: no parcel, no event, no code', async () => {
    const [fine, gone] = [await aSignedLetter(office), await anArrivedLetter(office)];
    const before = await database.asOwner('select 1 from parcel');
    const sent = await dispatch(desk(operator), { village: VILLAGE, letters: [fine.code, gone.code] });
    expect(sent).toEqual({ ok: false, refusal: { reason: 'letter', number: gone.number, refusal: { reason: 'not_now', state: 'received' } } });
    expect((await application(fine.id)).state).toBe('signed');
    expect(await pickup(fine.id)).toBeNull();
    expect(await database.asOwner('select 1 from parcel')).toHaveLength(before.length);
    expect((await dispatch(desk(operator), { village: VILLAGE, letters: [fine.code] })).ok).toBe(true);
  });

  test('not to another village, not by others, not none and not too many', async () => {
    const { code, number, id } = await aSignedLetter(office);
    expect(await dispatch(desk(operator), { village: OTHER_VILLAGE, letters: [code] })).toEqual({ ok: false, refusal: { reason: 'letter', number, refusal: { reason: 'unknown' } } });
    for (const role of ['village_officer', 'supervisor', 'administrator', 'head', 'secretary'] as const) {
      expect(await dispatch(desk(officerActor(office.id, role, role === 'village_officer' ? { villageId: VILLAGE } : {})), { village: VILLAGE, letters: [code] })).toEqual({ ok: false, refusal: { reason: 'not_yours' } });
    }
    expect(await dispatch(desk(operator), { village: VILLAGE, letters: [] })).toEqual({ ok: false, refusal: { reason: 'none_chosen' } });
    expect(await dispatch(desk(operator), { village: VILLAGE, letters: Array.from({ length: 101 }, (_, index) => `X${index}`) })).toEqual({ ok: false, refusal: { reason: 'too_many', max: 100 } });
    expect((await application(id)).state).toBe('signed');
  });

  test('waiting letters are listed by village', async () => {
    const { code } = await aSignedLetter(office);
    const [page, counts] = await inOffice(office.id, async (tx) => [await waitingFor(tx, office, VILLAGE, null), await waitingByVillage(tx, office.id)] as const);
    expect(page.letters.map((letter) => letter.code)).toContain(code);
    expect(counts.get(VILLAGE)).toBe(page.letters.length);
    expect(counts.has(OTHER_VILLAGE)).toBe(false);
  });
});

describe('arriving', () => {
  test('the whole parcel at once, and again: who said so', async () => {
    const letters = [await aSignedLetter(office), await aSignedLetter(office)];
    const parcel = await aParcel(office, letters);
    const key = newId();
    const first = await receive(desk(villager, key), { parcel, here: 'all', others: 'expected' });
    expect(first).toEqual({ ok: true, received: 2, missing: 0, complete: true });
    expect(await receive(desk(villager, key), { parcel, here: 'all', others: 'expected' })).toEqual(first);
    expect(await receive(desk(villager), { parcel, here: 'all', others: 'expected' })).toMatchObject({ ok: false, refusal: { reason: 'settled', by: 'Kasmawati' } });
    for (const { id } of letters) expect(await application(id)).toMatchObject({ state: 'received', missing: false });
    expect(await parcelEvents(parcel)).toEqual(['dispatched', 'received']);
    const here = await inOffice(office.id, (tx) => hereAt(tx, office, { villages: [VILLAGE] }, null));
    expect(here.letters.map((letter) => letter.code)).toEqual(expect.arrayContaining(letters.map(({ code }) => code)));
  });

  test('two officers at the same moment: each letter arrives once', async () => {
    const letter = await aSignedLetter(office);
    const parcel = await aParcel(office, [letter]);
    const outcomes = await Promise.all([1, 2, 3].map(() => receive(desk(villager), { parcel, here: 'all', others: 'expected' })));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect((await types(letter.id)).filter((type) => type === 'received')).toHaveLength(1);
  });

  test('letter by letter: missing ones are reported, stay listed, and may still arrive', async () => {
    const [here, lost] = [await aSignedLetter(office), await aSignedLetter(office)];
    const parcel = await aParcel(office, [here, lost]);
    const partly = await receive(desk(villager), { parcel, here: [here.code], others: 'missing', remark: 'Amplop sudah terbuka' });
    expect(partly).toEqual({ ok: true, received: 1, missing: 1, complete: false });
    expect(await application(here.id)).toMatchObject({ state: 'received' });
    expect(await application(lost.id)).toMatchObject({ state: 'dispatched', missing: true });
    const opened = (await inOffice(office.id, (tx) => openApplication(tx, office.id, lost.id)))!;
    expect(opened.kase?.notes.map((note) => note.text)).toEqual(['Amplop sudah terbuka']);
    const listed = await inOffice(office.id, async (tx) => ({ missing: await missingLetters(tx, office), coming: await comingTo(tx, office, [VILLAGE]) }));
    expect(listed.missing.map((letter) => letter.code)).toContain(lost.code);
    expect(listed.coming.find((one) => one.id === parcel)?.letters.map((letter) => [letter.here, letter.missing])).toEqual([[true, false], [false, true]]);

    expect(await receive(desk(villager), { parcel, here: [], others: 'missing' })).toEqual({ ok: false, refusal: { reason: 'none_chosen' } });
    expect(await receive(desk(villager), { parcel, here: [lost.code], others: 'expected' })).toEqual({ ok: true, received: 1, missing: 0, complete: true });
    expect(await application(lost.id)).toMatchObject({ state: 'received', missing: false });
    expect((await inOffice(office.id, (tx) => missingLetters(tx, office))).map((letter) => letter.code)).not.toContain(lost.code);
    expect(await types(lost.id)).toEqual(expect.arrayContaining(['dispatched', 'reported_missing', 'received']));
  });

  test('a letter annulled on its way does not hold the others up, and is told as not to be handed over', async () => {
    const [fine, annulled] = [await aSignedLetter(office), await aSignedLetter(office)];
    const parcel = await aParcel(office, [fine, annulled]);
    await database.asOwner(`update letter set file_id = $1, status = 'signed', signed_at = now() where application_id = $2`, [newId(), annulled.id]);
    const ended = await inOffice(office.id, (tx) => annulLetter(tx, officerRequest(office, officerActor(office.id, 'head'), annulled.id), 'Nama keliru'));
    expect(ended.ok).toBe(true);
    expect(await receive(desk(villager), { parcel, here: 'all', others: 'expected' })).toEqual({ ok: true, received: 2, missing: 0, complete: true });
    expect(await application(annulled.id)).toMatchObject({ state: 'annulled' });
    expect((await inOffice(office.id, (tx) => recalledAt(tx, office, { villages: [VILLAGE] }))).map((letter) => letter.code)).toContain(annulled.code);
  });

  test('only by the village itself', async () => {
    const parcel = await aParcel(office, [await aSignedLetter(office)]);
    for (const actor of [operator, villageOfficerOf(office, OTHER_VILLAGE), officerActor(office.id, 'head'), officerActor('lain', 'village_officer', { villageId: VILLAGE })]) {
      expect(await receive(desk(actor), { parcel, here: 'all', others: 'expected' })).toEqual({ ok: false, refusal: { reason: 'not_yours' } });
    }
    expect(await receive(desk(villager), { parcel: 'TIDAKADA0000', here: 'all', others: 'expected' })).toEqual({ ok: false, refusal: { reason: 'unknown' } });
  });
});

describe('handing over', () => {
  const seenOf = async (code: string) => (await inOffice(office.id, (tx) => findLetter(tx, office, code)))!.seq;

  test('by code to the resident, once; the code is worth nothing afterwards', async () => {
    const letter = await anArrivedLetter(office);
    const code = (await pickup(letter.id))!;
    const seen = await seenOf(letter.code);
    const key = newId();
    const give = () => handOver(desk(villager, key), letter.code, seen, { how: 'code', code, bearer: null });
    expect(await give()).toEqual({ ok: true, code: letter.code });
    expect(await give()).toEqual({ ok: true, code: letter.code });
    expect(await application(letter.id)).toMatchObject({ state: 'handed_over', handedOver: { how: 'code', bearer: false } });
    expect((await types(letter.id)).filter((type) => type === 'handed_over')).toHaveLength(1);
    expect(await pickup(letter.id)).toBeNull();
    const fetched = await inOffice(office.id, (tx) => fetchedAt(tx, office, { villages: [VILLAGE] }, null));
    expect(fetched.letters[0]).toMatchObject({ code: letter.code, how: 'code', byBearer: false });
  });

  test("another letter's code does not open this one", async () => {
    const [one, two] = [await anArrivedLetter(office), await anArrivedLetter(office)];
    const outcome = await handOver(desk(villager), one.code, await seenOf(one.code), { how: 'code', code: (await pickup(two.id))!, bearer: null });
    expect(outcome).toEqual({ ok: false, refusal: { reason: 'code_wrong' } });
    expect((await application(one.id)).state).toBe('received');
  });

  test('ten wrong codes close this letter for a while, the right one as well, and no other letter', async () => {
    const [letter, other] = [await anArrivedLetter(office), await anArrivedLetter(office)];
    const seen = await seenOf(letter.code);
    const right = (await pickup(letter.id))!;
    for (let index = 0; index < 10; index += 1) {
      expect(await handOver(desk(villager), letter.code, seen, { how: 'code', code: '00000000', bearer: null })).toEqual({ ok: false, refusal: { reason: 'code_wrong' } });
    }
    expect(await handOver(desk(villager), letter.code, seen, { how: 'code', code: right, bearer: null })).toMatchObject({ ok: false, refusal: { reason: 'locked' } });
    expect(await handOver(desk(villager), other.code, await seenOf(other.code), { how: 'code', code: (await pickup(other.id))!, bearer: null })).toMatchObject({ ok: true });
    // The identity card is there even so.
    expect(await handOver(desk(villager), letter.code, seen, { how: 'identity', reason: 'Kode hilang, KTP cocok', bearer: null })).toMatchObject({ ok: true });
  });

  test('by identity alone: the reason and the bearer are kept sealed, and the supervisor sees them', async () => {
    const letter = await anArrivedLetter(office);
    expect(await handOver(desk(villager), letter.code, await seenOf(letter.code), { how: 'identity', reason: 'HP pemohon hilang', bearer: 'Burhanuddin Tandatanya' })).toMatchObject({ ok: true });
    const proof = await inOffice(office.id, (tx) => pickupProof(tx, office, letter.code));
    expect(proof).toMatchObject({ bearer: 'Burhanuddin Tandatanya', reason: 'HP pemohon hilang', letter: { how: 'identity', byBearer: true } });
    for (const table of ['journal', 'application', 'command_key']) {
      for (const { row } of await database.asOwner<{ row: string }>(`select t::text as row from ${table} t`)) expect(row).not.toMatch(/Tandatanya|HP pemohon hilang/);
    }
    const supervisor = officerActor(office.id, 'supervisor');
    const listed = await inOffice(office.id, (tx) => handedWithoutCode(tx, office, supervisor, null, null));
    expect(listed.proofs[0]).toMatchObject({ letter: { code: letter.code }, reason: 'HP pemohon hilang' });
    const read = await database.asOwner(`select 1 from reading where application_id = $1 and account = $2 and detail = 'pengecualian'`, [letter.id, supervisor.accountId]);
    expect(read).toHaveLength(1);
  });

  test('not by others, not before it has arrived, not after somebody else acted', async () => {
    const letter = await anArrivedLetter(office);
    const seen = await seenOf(letter.code);
    const code = (await pickup(letter.id))!;
    for (const actor of [operator, villageOfficerOf(office, OTHER_VILLAGE), officerActor(office.id, 'head')]) {
      expect(await handOver(desk(actor), letter.code, seen, { how: 'code', code, bearer: null })).toEqual({ ok: false, refusal: { reason: 'not_yours' } });
    }
    await carryOut(officerRequest(office, operator, letter.id), { type: 'note', text: 'Pemohon menelepon.' });
    expect(await handOver(desk(villager), letter.code, seen, { how: 'code', code, bearer: null })).toMatchObject({ ok: false, refusal: { reason: 'letter', refusal: { reason: 'changed' } } });
    const onTheWay = await aSignedLetter(office);
    await aParcel(office, [onTheWay]);
    expect(await handOver(desk(villager), onTheWay.code, await seenOf(onTheWay.code), { how: 'code', code: (await pickup(onTheWay.id))!, bearer: null }))
      .toMatchObject({ ok: false, refusal: { reason: 'letter', refusal: { reason: 'not_now', state: 'dispatched' } } });
  });
});

describe('looking', () => {
  test('a person at the desk is found by name, code and number, in the own village only', async () => {
    const letter = await anArrivedLetter(office, { nama: 'Zulhijjah Perwira' });
    const look = (typed: string, villages = [VILLAGE]) => inOffice(office.id, (tx) => searchAtVillage(tx, office, villager, villages, typed));
    for (const typed of ['zulhijjah', 'Perwira Zulhijjah', letter.code, letter.number]) {
      const found = await look(typed);
      expect(found.ok && found.letters.map(({ code }) => code)).toEqual([letter.code]);
      expect(await look(typed, [OTHER_VILLAGE])).toEqual({ ok: true, letters: [] });
    }
    expect(await look('  ')).toEqual({ ok: false, reason: 'empty' });
  });

  test('what was not fetched for longer than the office waits is listed, longest first', async () => {
    const [old, older] = [await anArrivedLetter(office), await anArrivedLetter(office)];
    const late = (id: string, days: number) => database.asOwner(`update application set arrived_at = date_trunc('milliseconds', now()) - $2 * interval '1 day' where id = $1`, [id, days]);
    await late(old.id, office.settings.unfetchedDays + 1);
    await late(older.id, office.settings.unfetchedDays + 5);
    const page = await inOffice(office.id, (tx) => unfetched(tx, office, {}, null));
    expect(page.letters.map(({ code }) => code)).toEqual([older.code, old.code]);
    const rest = await inOffice(office.id, (tx) => unfetched(tx, office, {}, older.code));
    expect(rest.letters.map(({ code }) => code)).toEqual([old.code]);
    expect((await inOffice(office.id, (tx) => unfetched(tx, office, { sections: ['trantib'] }, null))).letters).toEqual([]);
  });
});
