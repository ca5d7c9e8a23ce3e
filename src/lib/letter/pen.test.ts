import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../../../tests/factories/database.ts';
import { aWorkingOffice, officerRequest } from '../../../tests/factories/applications.ts';
import { applicationOf, approved, atTheSigningDesk, head, operator, secretary } from '../../../tests/factories/letters.ts';
import { config } from '#platform/config.server.ts';
import { inOffice } from '#platform/database.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { approveMany } from '#letter/approve-many.server.ts';
import { giveUpNumber } from '#letter/end-letter.server.ts';
import { factOf } from '#letter/fact.ts';
import { lettersOfApplication } from '#letter/letters.server.ts';
import { recordSignature } from '#letter/record-signature.server.ts';
import { closeRenderers } from '#letter/render.server.ts';
import { prepareSheetOf, scanOf, sheetOf } from '#letter/sheet.server.ts';
import { signedLetterFile } from '#letter/signed-file.server.ts';
import { lettersToApprove, numberedLetters, waysOf } from '#letter/signing-desk.server.ts';
import { takeScan } from '#letter/take-scan.server.ts';
import { aService, anExample } from '../../../tests/factories/services.ts';

const database = useDatabase();
let office: WorkingOffice;
beforeAll(async () => {
  office = await aWorkingOffice(database);
});
afterAll(() => closeRenderers());

const letterOf = async (id: string) => (await inOffice(office.id, (tx) => lettersOfApplication(tx, office.id, id))).at(-1)!;
const scan = { kind: 'jpeg', bytes: Buffer.from('foto lembar'), thumbnail: null };
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const filesOnDisk = async (): Promise<boolean[]> => (await database.asOwner<{ stored_id: string }>(`select stored_id from file where owner_kind = 'letter'`)).map(({ stored_id: id }) => existsSync(join(config.dataDir, 'files', id.slice(0, 2), id)));

describe('the sheet', () => {
  test('is made once, also by two at the same moment, and its hash is that of its bytes', async () => {
    const { id } = await atTheSigningDesk(office);
    await approved(office, id);
    await Promise.all([prepareSheetOf(office.id, id), prepareSheetOf(office.id, id), prepareSheetOf(office.id, id)]);
    const letter = await letterOf(id);
    const sheet = await inOffice(office.id, (tx) => sheetOf(tx, office.id, letter));
    expect(sha(sheet!.bytes)).toBe(letter.sha256);
    await prepareSheetOf(office.id, id);
    expect(await letterOf(id)).toEqual(letter);
    expect(await database.asOwner(`select 1 from file where owner_id = $1`, [letter.id])).toHaveLength(1);
    expect(await filesOnDisk()).not.toContain(false);
  });

  test('is not made for a letter without a number, a given-up one, or one by certificate', async () => {
    const waiting = await atTheSigningDesk(office);
    await prepareSheetOf(office.id, waiting.id);
    const given = await atTheSigningDesk(office);
    await approved(office, given.id);
    await inOffice(office.id, (tx) => giveUpNumber(tx, officerRequest(office, secretary, given.id), 'Salah cetak'));
    await prepareSheetOf(office.id, given.id);
    expect(await letterOf(given.id)).toMatchObject({ status: 'given_up', fileId: null });
    const other = await atTheSigningDesk(office);
    await approved(office, other.id, 'certificate');
    await prepareSheetOf(office.id, other.id);
    expect((await letterOf(other.id)).fileId).toBeNull();
    expect((await inOffice(office.id, (tx) => numberedLetters(tx, office, 'certificate'))).letters.map(({ code }) => code)).toContain(other.code);
  });
});

describe('a signature by pen', () => {
  test('is recorded once the sheet is there, by who may, with the photo', async () => {
    const { id, code } = await atTheSigningDesk(office);
    await approved(office, id);
    const request = officerRequest(office, operator, id);
    expect(await recordSignature(request, scan)).toEqual({ ok: false, refusal: { reason: 'letter_not_ready' } });
    expect((await inOffice(office.id, (tx) => numberedLetters(tx, office, 'pen'))).letters.find((letter) => letter.code === code)).toMatchObject({ ready: false });
    await prepareSheetOf(office.id, id);
    expect((await inOffice(office.id, (tx) => numberedLetters(tx, office, 'pen'))).letters.find((letter) => letter.code === code)).toMatchObject({ ready: true });
    const village = { ...operator, posts: operator.posts.map((post) => ({ ...post, role: 'village_officer' as const, villageId: '14.04.17.2003' })) };
    expect(await recordSignature(officerRequest(office, village, id), scan)).toEqual({ ok: false, refusal: { reason: 'not_yours' } });
    expect(await recordSignature({ ...request, seen: 1 }, scan)).toMatchObject({ ok: false, refusal: { reason: 'changed' } });

    const done = await recordSignature(request, scan);
    expect(done).toMatchObject({ ok: true, state: 'signed', replayed: false });
    expect(await recordSignature(request, scan)).toMatchObject({ ok: true, replayed: true });
    const letter = await letterOf(id);
    expect(letter).toMatchObject({ status: 'signed', mode: 'pen', scanSha256: sha(scan.bytes) });
    expect(Buffer.from((await inOffice(office.id, (tx) => scanOf(tx, office.id, letter)))!.bytes)).toEqual(scan.bytes);
    expect(await inOffice(office.id, (tx) => signedLetterFile(tx, office.id, id))).toMatchObject({ kind: 'jpeg' });
    expect((await inOffice(office.id, (tx) => numberedLetters(tx, office, 'pen'))).letters.map((each) => each.code)).not.toContain(code);
    expect(await database.asOwner('select status from register where letter_id = $1', [letter.id])).toEqual([{ status: 'used' }]);
    expect((await applicationOf(office, id)).clock.kept).toBe(true);
    // What refused or replayed left nothing behind: a sheet and one photo.
    expect(await database.asOwner('select 1 from file where owner_id = $1', [letter.id])).toHaveLength(2);
    expect(await filesOnDisk()).not.toContain(false);
  });
});

describe('the photo of a sheet', () => {
  const sent = (parts: Record<string, string | Blob>): Request => {
    const form = new FormData();
    for (const [name, value] of Object.entries(parts)) form.append(name, value, ...(value instanceof Blob ? ['foto.jpg'] : []) as []);
    return new Request('http://kantor.example/', { method: 'POST', body: form });
  };
  const photo = () => new Blob([readFileSync('tests/fixtures/exif-orientation/Portrait_6.jpg')]);

  test('is turned upright and freed of what the phone wrote beside it', async () => {
    const taken = await takeScan(sent({ key: 'k', lembar: photo() }));
    if (!taken.ok) throw new Error(taken.reason);
    const { width, height, exif, format } = await sharp(taken.scan.bytes).metadata();
    expect([height > width, exif, format, taken.scan.kind]).toEqual([true, undefined, 'jpeg', 'jpeg']);
    expect(taken.fields.get('key')).toBe('k');
    expect(taken.scan.thumbnail?.length).toBeGreaterThan(100);
  });

  test('is refused with its reason, or kept all the same where it is only doubtful', async () => {
    const dark = new Blob([await sharp({ create: { width: 900, height: 1200, channels: 3, background: '#080808' } }).jpeg().toBuffer()]);
    expect(await takeScan(sent({ lembar: dark }))).toMatchObject({ ok: false, reason: 'doubtful', warnings: expect.arrayContaining(['dark']) as unknown });
    expect((await takeScan(sent({ lembar: dark, tetap: 'ya' }))).ok).toBe(true);
    expect(await takeScan(sent({ lembar: new Blob(['bukan foto']) }))).toEqual({ ok: false, reason: 'type' });
    expect(await takeScan(sent({ key: 'k' }))).toEqual({ ok: false, reason: 'empty' });
    expect(await takeScan(new Request('http://kantor.example/', { method: 'POST', body: 'x' }))).toEqual({ ok: false, reason: 'form' });
  });
});

describe('the head’s list', () => {
  test('tells each letter in one line, approves what is ticked, and what was decided elsewhere is told', async () => {
    const [one, two] = [await atTheSigningDesk(office), await atTheSigningDesk(office)];
    const { letters } = await inOffice(office.id, (tx) => lettersToApprove(tx, office, null));
    const row = letters.find(({ code }) => code === one.code)!;
    expect(row).toMatchObject({ way: 'pen', fact: 'Beasiswa KIP Kuliah, Universitas Islam Indragiri', village: 'Sungaidanai' });
    const picked = [{ code: one.code, seen: row.seq }, { code: two.code, seen: 1 }, { code: 'TIDAKADA0000', seen: 1 }];
    const ways = await inOffice(office.id, (tx) => waysOf(tx, office, picked, 'certificate'));
    expect(ways).toMatchObject({ pen: [{ code: 'TIDAKADA0000' }], certificate: [one.id], refused: [{ code: two.code, refusal: { reason: 'changed' } }] });
    const first = await approveMany(office, head, 'kunci', picked);
    expect(first).toMatchObject({ approved: [one.code], refused: [{ code: two.code, refusal: { reason: 'changed' } }, { code: 'TIDAKADA0000', refusal: { reason: 'unknown' } }] });
    const { number } = await letterOf(one.id);
    expect((await approveMany(office, head, 'kunci', picked)).approved).toEqual([one.code]);
    expect((await letterOf(one.id)).number).toBe(number);
  });

  test.each([
    ['surat-keterangan-tidak-mampu', 'Beasiswa KIP Kuliah, Universitas Islam Indragiri'],
    ['surat-keterangan-bepergian', 'Menjenguk orang tua yang sakit'],
    ['surat-keterangan-domisili-usaha', 'CV Kelapa Sejahtera Bersama']
  ])('%s is about %j', (slug, fact) => {
    expect(factOf(aService(slug), anExample(slug).answers as never, office.settings.villages)).toBe(fact);
  });

  test('says nothing where there is nothing to say', () => {
    expect(factOf({ pages: [] }, {}, [])).toBe('');
  });
});
