import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../../../tests/factories/database.ts';
import { aWorkingOffice, officerActor, officerRequest } from '../../../tests/factories/applications.ts';
import { applicationOf, approved, atTheSigningDesk, head, manyAtTheSigningDesk } from '../../../tests/factories/letters.ts';
import { inOffice } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import type { Officer } from '#identity/actor.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { eventsOf } from '#application/open.server.ts';
import type { Batch } from '#letter/batch.ts';
import { lettersOfApplication } from '#letter/letters.server.ts';
import { closeRenderers } from '#letter/render.server.ts';
import { sheetOf } from '#letter/sheet.server.ts';
import { batchOf, beginBatch, openBatches, resumeBatch, stopBatch } from '#letter/sign-batch.server.ts';
import { signLetter } from '#letter/sign-letter.server.ts';
import { beginSitting, currentSigner, renewSigner } from '#letter/signers.server.ts';
import { closeSitting, closeSittings } from '#letter/signing-session.server.ts';
import { verifySigned } from '#letter/verify-pdf.server.ts';

const database = useDatabase();
const passphrase = 'perahu kertas 1404';
let office: WorkingOffice;

beforeAll(async () => {
  office = await aWorkingOffice(database);
  await renewSigner(office, head, passphrase);
});
afterAll(() => {
  closeSittings();
  closeRenderers();
});

async function sitting(officer: Officer = head): Promise<string> {
  const opened = await beginSitting(office, officer, passphrase);
  if (!opened.ok) throw new Error(opened.reason);
  return opened.sitting;
}
const see = (id: string, account = head.accountId): Promise<Batch | null> => inOffice(office.id, (tx) => batchOf(tx, office.id, account, id));
const settled = async (id: string): Promise<Batch> => {
  await expect.poll(async () => (await see(id))?.state, { timeout: 30_000, interval: 20 }).not.toBe('running');
  return (await see(id))!;
};
const types = async (id: string) => (await inOffice(office.id, (tx) => eventsOf(tx, office.id, id, null))).map((event) => event.type);

describe('a batch', () => {
  test('signs all of its letters once, each file whole and by the signer of the sitting', async () => {
    const letters = await manyAtTheSigningDesk(office, 6);
    const key = newId();
    const by = { office, officer: head, sitting: await sitting() };
    const ids = letters.map(({ id }) => id);
    const [first, second] = await Promise.all([beginBatch(by, key, [...ids, ...ids]), beginBatch(by, key, ids)]);
    expect(second).toBe(first);
    const batch = await settled(first!);
    expect(batch).toMatchObject({ state: 'done', total: 6, done: 6, failed: 0 });
    expect(batch.items.map((item) => item.applicationId)).toEqual(ids);
    const { fingerprint } = (await inOffice(office.id, (tx) => currentSigner(tx, office.id, head.accountId)))!;
    for (const id of ids) {
      expect((await types(id)).slice(-2)).toEqual(['numbered', 'signed']);
      const file = await inOffice(office.id, async (tx) => sheetOf(tx, office.id, (await lettersOfApplication(tx, office.id, id))[0]!));
      expect(await verifySigned(file!.bytes)).toMatchObject({ ok: true, signatures: [{ fingerprint, commonName: head.name }] });
    }
    expect(await see(first!, 'account-lain')).toBeNull();
  });

  test('pauses when its sitting is lost and goes on with a new one; numbers stay', async () => {
    const letters = await manyAtTheSigningDesk(office, 3);
    const gone = await sitting();
    closeSitting(gone);
    const id = (await beginBatch({ office, officer: head, sitting: gone }, newId(), letters.map((letter) => letter.id)))!;
    expect(await settled(id)).toMatchObject({ state: 'paused', done: 0, failed: 0 });
    expect(await inOffice(office.id, (tx) => openBatches(tx, office.id, head.accountId))).toMatchObject([{ publicId: id, state: 'paused' }]);
    // Without a key that can sign, no number is reserved.
    for (const letter of letters) expect((await applicationOf(office, letter.id)).state).toBe('signing');
    expect(await resumeBatch({ office, officer: head, sitting: await sitting() }, id)).toBe(true);
    expect(await settled(id)).toMatchObject({ state: 'done', done: 3, failed: 0 });
  });

  test('of a process that was killed is taken up again, and the old process lets go of it', async () => {
    const letters = await manyAtTheSigningDesk(office, 2);
    const by = { office, officer: head, sitting: await sitting() };
    const id = (await beginBatch({ ...by, sitting: 'tiada' }, newId(), letters.map((letter) => letter.id)))!;
    await settled(id);
    await database.asOwner(`update long_task set state = 'running', alive_at = now() - interval '30 seconds' where public_id = $1`, [id]);
    await database.asOwner(`update long_task_item set state = 'running' where task_id = (select id from long_task where public_id = $1)`, [id]);
    expect(await resumeBatch(by, id)).toBe(false);
    await database.asOwner(`update long_task set alive_at = now() - interval '61 seconds' where public_id = $1`, [id]);
    expect((await see(id))?.state).toBe('paused');
    const [one, two] = await Promise.all([resumeBatch(by, id), resumeBatch(by, id)]);
    expect([one, two].filter(Boolean)).toHaveLength(1);
    expect(await settled(id)).toMatchObject({ state: 'done', done: 2, failed: 0 });
  });

  test('can be stopped; what was not begun waits on', async () => {
    const letters = await manyAtTheSigningDesk(office, 4);
    const id = (await beginBatch({ office, officer: head, sitting: await sitting() }, newId(), letters.map((letter) => letter.id)))!;
    expect(await inOffice(office.id, (tx) => stopBatch(tx, office.id, 'account-lain', id))).toBe(false);
    await inOffice(office.id, (tx) => stopBatch(tx, office.id, head.accountId, id));
    const batch = await settled(id);
    expect(batch.state).toBe('stopped');
    await expect.poll(async () => (await see(id))?.items.some((item) => item.state === 'running')).toBe(false);
    for (const item of (await see(id))!.items) expect((await applicationOf(office, item.applicationId)).state).toBe(item.state === 'done' ? 'signed' : 'signing');
  });

  test('tells each failure and tries it again', async () => {
    const [good, bad] = await manyAtTheSigningDesk(office, 2);
    await database.asOwner(`update application set body = jsonb_set(body, '{state}', '"returned"') where id = $1`, [bad!.id]);
    const by = { office, officer: head, sitting: await sitting() };
    const id = (await beginBatch(by, newId(), [good!.id, bad!.id]))!;
    const batch = await settled(id);
    expect(batch).toMatchObject({ state: 'done', done: 1, failed: 1, items: [{ state: 'done' }, { state: 'failed', why: 'not_now' }] });
    await database.asOwner(`update application set body = jsonb_set(body, '{state}', '"signing"') where id = $1`, [bad!.id]);
    expect(await resumeBatch(by, id)).toBe(true);
    expect(await settled(id)).toMatchObject({ state: 'done', done: 2, failed: 0 });
  });

  test('a key that is none begins nothing', async () => {
    const { id } = await atTheSigningDesk(office);
    const by = { office, officer: head, sitting: await sitting() };
    expect(await beginBatch(by, 'bukan kunci', [id])).toBeNull();
    expect(await beginBatch(by, newId(), [])).toBeNull();
  });
});

describe('one letter', () => {
  test('that bears somebody else’s name is not signed', async () => {
    const { id } = await atTheSigningDesk(office);
    await approved(office, id, 'certificate');
    const acting = officerActor(office.id, 'secretary', { name: 'Dra. Nurhayati, M.Si.' });
    acting.posts.push({ ...head.posts[0]!, name: acting.name, acting: { id: newId(), kind: 'replaces', form: 'plh', orderNumber: '800/1' } });
    await renewSigner(office, acting, passphrase);
    const one = { id: await sitting(acting), owner: acting.accountId };
    expect(await signLetter(officerRequest(office, acting, id), one)).toEqual({ ok: false, reason: 'otherSigner' });
    expect((await applicationOf(office, id)).state).toBe('numbered');
    const other = { id: await sitting(), owner: head.accountId };
    expect(await signLetter(officerRequest(office, acting, id), other)).toEqual({ ok: false, reason: 'otherSigner' });
    expect((await signLetter(officerRequest(office, head, id), other)).ok).toBe(true);
  });

  test('approved for the pen is not signed by certificate', async () => {
    const { id } = await atTheSigningDesk(office);
    await approved(office, id, 'pen');
    expect(await signLetter(officerRequest(office, head, id), { id: await sitting(), owner: head.accountId })).toEqual({ ok: false, reason: 'refused', refusal: { reason: 'not_now', state: 'numbered' } });
  });
});

describe('a certificate', () => {
  test('made anew leaves one that counts; the old passphrase opens nothing more', async () => {
    const other = officerActor(office.id, 'head', { name: 'Orang Lain' });
    const who = { ...other, accountId: 'account-baru' };
    expect(await beginSitting(office, who, passphrase)).toEqual({ ok: false, reason: 'noCertificate' });
    expect(await renewSigner(office, who, 'pendek')).toEqual({ ok: false, reason: 'passphraseTooShort', atLeast: 10 });
    await Promise.all([renewSigner(office, who, passphrase), renewSigner(office, who, passphrase)]);
    await renewSigner(office, who, 'frasa yang lain sama sekali');
    const rows = await database.asOwner(`select retired_at from signer where account = 'account-baru' and retired_at is null`);
    expect(rows).toHaveLength(1);
    expect(await beginSitting(office, who, passphrase)).toEqual({ ok: false, reason: 'wrongPassphrase' });
    expect((await beginSitting(office, who, 'frasa yang lain sama sekali')).ok).toBe(true);
    const signer = await inOffice(office.id, (tx) => currentSigner(tx, office.id, who.accountId));
    expect(signer).toMatchObject({ commonName: 'Orang Lain', title: 'Camat Pulau Burung' });
    expect(signer!.validUntil.getFullYear() - new Date().getFullYear()).toBe(5);
  });

  test('eight wrong passphrases make wait; a right one in between forgets them', async () => {
    const who = { ...head, accountId: 'account-lupa' };
    await renewSigner(office, who, passphrase);
    const wrong = async (times: number) => {
      const answers: unknown[] = [];
      for (let count = 0; count < times; count += 1) answers.push(await beginSitting(office, who, 'bukan ini kuncinya'));
      return answers;
    };
    await wrong(3);
    expect((await beginSitting(office, who, passphrase)).ok).toBe(true);
    expect(await wrong(8)).toEqual(Array.from({ length: 8 }, () => ({ ok: false, reason: 'wrongPassphrase' })));
    expect(await beginSitting(office, who, passphrase)).toEqual({ ok: false, reason: 'wait' });
  });
});
