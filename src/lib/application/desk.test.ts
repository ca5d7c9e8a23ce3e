import { beforeAll, describe, expect, test } from 'vitest';
import { aWorkingOffice, carryOut, carryOutAll, exampleAnswers, officerActor, officerRequest, submitExample } from '../../../tests/factories/applications.ts';
import { useDatabase } from '../../../tests/factories/database.ts';
import { checkPin } from '#platform/keyed-hash.server.ts';
import { inOffice } from '#platform/database.server.ts';
import type { Officer } from '#identity/actor.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { decideMany, readPicked } from '#application/decide-many.server.ts';
import { deskOf } from '#application/desk.server.ts';
import { openApplication } from '#application/open.server.ts';
import { deskReach } from '#application/queue-sources.ts';
import { resetPin } from '#application/reset-pin.server.ts';
import { newPin } from '#application/submit.server.ts';

const database = useDatabase();
let office: WorkingOffice;
const OFFICE = 'pulau-burung';
const operator = officerActor(OFFICE, 'operator');
const kesos = officerActor(OFFICE, 'section_head', { section: 'kesos' });
const secretary = officerActor(OFFICE, 'secretary');
const supervisor = officerActor(OFFICE, 'supervisor');
const SKTM = 'surat-keterangan-tidak-mampu';
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

beforeAll(async () => {
  office = await aWorkingOffice(database);
});

const desk = (id: string, officer: Officer = operator) => inOffice(OFFICE, async (tx) => {
  const opened = await openApplication(tx, OFFICE, id);
  return deskOf(tx, { office, officer, reach: deskReach(officer, OFFICE) ?? [] }, opened!);
});
const readings = (id: string) => database.asOwner<{ account: string; what: string }>('select account, what from reading where application_id = $1 order by id', [id]);

describe('one application before an officer', () => {
  test('its answers lie beside the papers that prove them', async () => {
    const { id } = await submitExample(office);
    const { groups, row, history } = await desk(id);
    expect(groups.map((group) => [group.title, group.answers.map((answer) => answer.id).join(' ')])).toEqual([
      ['Cocokkan dengan foto KTP pemohon', 'nik nama lahir_tempat lahir_tanggal pekerjaan alamat desa'],
      ['Cocokkan dengan foto Kartu Keluarga', 'nomor_kk tanggungan'],
      ['Foto surat pengantar dari kepala desa', ''],
      ['Isian lainnya', expect.stringContaining('keperluan')]
    ]);
    expect(groups[0]!.answers[0]).toMatchObject({ value: '1404 1757 0895 0002', reasons: expect.arrayContaining([expect.any(String)]) as unknown });
    expect(row).toMatchObject({ name: 'Andi Nurul Hikmah', service: 'Surat Keterangan Tidak Mampu' });
    expect(history).toEqual({ duplicates: [], earlier: [] });
  });

  test('opening it is on record before it is shown, for everybody', async () => {
    const { id } = await submitExample(office, 'surat-keterangan-bepergian');
    await desk(id);
    const shown = await desk(id, supervisor);
    expect(await readings(id)).toEqual([{ account: operator.accountId, what: 'open' }, { account: supervisor.accountId, what: 'open' }]);
    expect(shown.readers).toHaveLength(2);
  });

  test('a case that was forgotten shows its journal and no more', async () => {
    const { id } = await submitExample(office, 'surat-keterangan-bepergian');
    await carryOutAll(office, id, [[operator, { type: 'reject', because: 'Salah alamat.' }]]);
    await database.asOwner('delete from data_key where owner_id = $1', [id]);
    const shown = await desk(id);
    expect(shown).toMatchObject({ forgotten: true, groups: [], notes: [], rejectedBecause: null, row: { name: null } });
    expect(shown.journal.map(({ title }) => title)).toEqual(['Diajukan', 'Ditolak']);
    expect(JSON.stringify(shown)).not.toContain('Salah alamat');
  });
});

describe('what can be done', () => {
  test('each post has its buttons where its turn is, and none elsewhere', async () => {
    const { id } = await submitExample(office, SKTM, { nik: '1404175708950099' });
    const decisions = async (officer: Officer) => (await desk(id, officer)).can.filter((command) => !['take', 'assign', 'note', 'reset_pin', 'correct'].includes(command));
    expect(await decisions(operator)).toEqual(['return', 'accept', 'reject']);
    expect(await decisions(kesos)).toEqual([]);
    expect((await desk(id, supervisor)).can).toEqual([]);
    await carryOutAll(office, id, [[operator, { type: 'accept', originalsSeen: [] }]]);
    expect(await decisions(operator)).toEqual([]);
    expect(await decisions(kesos)).toEqual(['initial', 'send_back']);
    expect(await decisions(officerActor(OFFICE, 'section_head', { section: 'trantib' }))).toEqual([]);
    await carryOutAll(office, id, [[kesos, { type: 'initial' }]]);
    expect(await decisions(secretary)).toEqual(['initial', 'send_back']);
    await carryOutAll(office, id, [[secretary, { type: 'send_back', because: 'Nama belum sesuai KTP.' }]]);
    const back = await desk(id);
    expect(back.sentBackBecause).toBe('Nama belum sesuai KTP.');
    expect(back.can).toEqual(expect.arrayContaining(['return', 'accept', 'reject', 'correct']));
  });
});

describe('what the journal tells', () => {
  test('what was returned and why, what came back, who changed which answer to what', async () => {
    const { id } = await submitExample(office, SKTM, { nik: '1404175708950098' });
    await carryOutAll(office, id, [[operator, { type: 'return', reasons: { nama: 'Beda dengan KTP.' }, note: 'Mohon segera.', internal: 'Sudah ditelepon.' }]]);
    await carryOut({ ...officerRequest(office, { kind: 'public' }, id), residentProved: true }, { type: 'resubmit', answers: exampleAnswers(SKTM, { nama: 'Andi Nurul Hikmah B', nik: '1404175708950098' }) });
    await carryOutAll(office, id, [[operator, { type: 'correct', changes: { pekerjaan: 'Petani' } }], [operator, { type: 'note', text: 'Titip berkas asli.' }]]);
    const shown = await desk(id);
    expect(shown.journal.map(({ title, text }) => [title, text])).toEqual([
      ['Diajukan', undefined],
      ['Dikembalikan: Nama lengkap', 'Nama lengkap: Beda dengan KTP.\nMohon segera.'],
      ['Diperbaiki: Nama lengkap', undefined],
      ['Isian diubah: Pekerjaan', 'Pekerjaan: Petani'],
      ['Catatan', 'Titip berkas asli.']
    ]);
    expect(shown.notes.map(({ text }) => text)).toEqual(['Sudah ditelepon.', 'Titip berkas asli.']);
    const answers = new Map(shown.groups.flatMap((group) => group.answers).map((answer) => [answer.id, answer]));
    expect(answers.get('nama')).toMatchObject({ corrected: 'Beda dengan KTP.', changedByOfficer: false });
    expect(answers.get('pekerjaan')).toMatchObject({ value: 'Petani', corrected: null, changedByOfficer: true });
    expect(shown.row.tag.text).toBe('Diperbaiki');
  });
});

describe('the same person', () => {
  test('same NIK and service within 90 days is a possible duplicate, all else is earlier', async () => {
    const nik = '1404174107900007';
    const now = await submitExample(office, SKTM, { nik });
    const near = await submitExample(office, SKTM, { nik }, daysAgo(89));
    const far = await submitExample(office, SKTM, { nik }, daysAgo(92));
    const other = await submitExample(office, 'rekomendasi-izin-keramaian', { nik }, daysAgo(2));
    await submitExample(office, SKTM, { nik: '1404174107900008' });
    const { history } = await desk(now.id);
    expect(history.duplicates.map(({ code }) => code)).toEqual([near.code]);
    expect(history.earlier.map(({ code }) => code)).toEqual([other.code, far.code]);
    const seenByKesos = (await desk(now.id, kesos)).history;
    expect(seenByKesos.earlier.map(({ code }) => code)).toEqual([far.code]);
  });
});

describe('several at once', () => {
  test('each is decided by itself; one that somebody else had first is named and stops no other', async () => {
    const cases = [await submitExample(office, SKTM), await submitExample(office, SKTM), await submitExample(office, SKTM)];
    await carryOutAll(office, cases[1]!.id, [[operator, { type: 'reject', because: 'Rangkap.' }]]);
    const picked = readPicked([...cases.map(({ code }) => `${code}.1`), 'nonsense', `${'A'.repeat(12)}.x`, new File([], 'x')]);
    expect(picked).toHaveLength(3);
    const first = await decideMany(office, operator, 'form-key', picked, { type: 'take' });
    expect(first).toMatchObject({ done: 2, refused: [{ code: cases[1]!.code }] });
    expect(first.refused[0]!.text).toMatch(/^Sudah diproses oleh .+ pukul/);
    expect((await decideMany(office, operator, 'form-key', picked, { type: 'take' })).done).toBe(2);
    const rows = await database.asOwner<{ n: number }>(`select count(*)::int as n from journal where type = 'taken' and stream_id = any ($1::uuid[])`, [cases.map(({ id }) => id)]);
    expect(rows[0]!.n).toBe(2);
  });

  test('somebody of another section takes none', async () => {
    const { code } = await submitExample(office, SKTM);
    const result = await decideMany(office, officerActor(OFFICE, 'section_head', { section: 'trantib' }), 'k', [{ code, seen: 1 }], { type: 'initial' });
    expect(result).toMatchObject({ done: 0, refused: [{ code }] });
  });
});

describe('a new PIN at the counter', () => {
  test('takes the old one away with its failed tries, once', async () => {
    const receipt = await submitExample(office, SKTM);
    await database.asOwner(`update application_secret set pin_failures = 20, pin_locked_until = now() + interval '1 hour' where application_id = $1`, [receipt.id]);
    const pin = await newPin(OFFICE);
    const request = officerRequest(office, operator, receipt.id);
    const give = async (fresh: typeof pin) => inOffice(OFFICE, (tx) => resetPin(tx, request, fresh));
    expect(await give(pin)).toMatchObject({ ok: true, replayed: false });
    const secret = async () => (await database.asOwner<{ pin_hash: Buffer; pin_failures: number; pin_locked_until: Date | null }>('select * from application_secret where application_id = $1', [receipt.id]))[0]!;
    expect(await secret()).toMatchObject({ pin_failures: 0, pin_locked_until: null });
    expect(await checkPin(OFFICE, pin.digits, (await secret()).pin_hash)).toBe(true);
    expect(await checkPin(OFFICE, receipt.pin, (await secret()).pin_hash)).toBe(receipt.pin === pin.digits);
    // Sent twice: the PIN that the first answer showed stays the one in force.
    expect(await give(await newPin(OFFICE))).toMatchObject({ ok: true, replayed: true });
    expect(await checkPin(OFFICE, pin.digits, (await secret()).pin_hash)).toBe(true);
  });

  test('only an operator gives one', async () => {
    const { id } = await submitExample(office, SKTM);
    for (const officer of [kesos, secretary, supervisor]) {
      const outcome = await inOffice(OFFICE, async (tx) => resetPin(tx, officerRequest(office, officer, id), { digits: '123456', hash: new Uint8Array(48) }));
      expect(outcome).toEqual({ ok: false, refusal: { reason: 'not_yours' } });
    }
  });
});
