import { readFileSync } from 'node:fs';
import { inOffice } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import type { Officer, Role } from '#identity/actor.ts';
import { makeLink } from '#identity/links.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { Command, Receipt } from '#application/command.ts';
import { makeDraftLink } from '#application/draft.server.ts';
import { openByCode } from '#application/open.server.ts';
import { submitDraft } from '#application/submit-draft.server.ts';
import { receive } from '#handover/receive.server.ts';
import { beginExport } from '#letter/export-task.server.ts';
import { readRegisterFilter } from '#letter/register.ts';
import { prepareSheetOf } from '#letter/sheet.server.ts';
import { lettersOfApplication } from '#letter/letters.server.ts';
import { carryOut, carryOutAll, exampleAnswers, officerActor, officerRequest, submitExample } from '../factories/applications.ts';
import type { TestDatabase } from '../factories/database.ts';
import { aDraft, aDraftState, submitADraft } from '../factories/drafts.ts';
import { aParcel, VILLAGE, type SignedLetter } from '../factories/handover.ts';
import { approved } from '../factories/letters.ts';
import { anOfficer } from '../factories/officers.ts';
import { ask, sendForm, type Answer } from './ask.ts';

export const SLUG = 'surat-keterangan-tidak-mampu';
/** A village of the example that has a field check. */
const FIELD_SERVICE = 'rekomendasi-izin-keramaian';

/** One office with an application at every stop of its way, and a value for every parameter of every route. */
export type World = {
  office: WorkingOffice;
  /** what no stranger may get to see: the names and numbers of this world's people */
  secrets: string[];
  /** what the resident's own browser carries, by the beginning of a route's id; the longest that fits counts */
  cookies: Record<string, string>;
  /** by route id; for parameters that mean the same everywhere, `common` */
  values(route: string): Record<string, string>;
  /** the application's state that a decision of the desk meets, by name */
  codes: Record<'submitted' | 'returned' | 'field' | 'section' | 'secretary' | 'signing' | 'numbered' | 'signed' | 'received' | 'handedOver' | 'undecided', string>;
  publicId: string;
  parcel: string;
};

export type Person = {
  nik: string; nama: string; telepon: string;
  /** what this person wrote where words are free, and, past every form, as a name */
  wrote?: string;
};

/** @param boss the officer who began the batch of signatures and the export */
export async function aWorld(site: { origin: string; database: TestDatabase; host?: string }, office: WorkingOffice, person: Person, boss: Officer = officerActor(office.id, 'head')): Promise<World> {
  const { id } = office;
  const actor = (role: Role, place = {}): Officer => officerActor(id, role, place);
  const people = {
    operator: actor('operator'), kesos: actor('section_head', { section: 'kesos' }), secretary: actor('secretary'), head: actor('head'),
    village: actor('village_officer', { villageId: VILLAGE })
  };
  const { nik, nama, telepon, wrote } = person;
  // What comes through a form or a machine is checked; what is submitted past them may be called anything.
  const checked = { nik, nama, telepon, desa: VILLAGE, ...(wrote ? { keperluan_jelas: wrote } : {}) };
  const submit = async (slug = SLUG) => submitExample(office, slug, { ...checked, ...(wrote ? { nama: wrote } : {}) });
  const steps: [Officer, Command][] = [[people.operator, { type: 'accept', originalsSeen: [] }], [people.kesos, { type: 'initial' }], [people.secretary, { type: 'initial' }]];
  /** An application after so many of the steps towards the signing desk. */
  const after = async (count: number) => {
    const receipt = await submit();
    await carryOutAll(office, receipt.id, steps.slice(0, count));
    return receipt;
  };
  const numbered = async (): Promise<SignedLetter> => {
    const receipt = await after(3);
    return { ...receipt, number: (await approved(office, receipt.id, 'pen', people.head)).letter!.number };
  };
  const signed = async (): Promise<SignedLetter> => {
    const letter = await numbered();
    const done = await carryOut(officerRequest(office, people.operator, letter.id), { type: 'record_signature', sha256: 'a'.repeat(64) });
    if (!done.ok) throw new Error(JSON.stringify(done.refusal));
    return letter;
  };
  const returned = await submitADraft(office, checked);
  await carryOutAll(office, returned.id, [[people.operator, { type: 'return', reasons: { foto_ktp: 'Bagian kanan tertutup jari.', keperluan_jelas: wrote ?? 'Mohon tuliskan nama sekolah.' }, ...(wrote ? { note: wrote, internal: wrote } : {}) }]]);
  const field = await submit(FIELD_SERVICE);
  await carryOutAll(office, field.id, [[people.operator, { type: 'accept', originalsSeen: [] }]]);
  const [onPaper, section, secretary, signing] = [await numbered(), await after(1), await after(2), await after(3)];
  await prepareSheetOf(id, onPaper.id);
  const [kept, arrived, given, onTheWay] = [await signed(), await signed(), await signed(), await signed()];
  const first = await aParcel(office, [arrived, given]);
  const here = await receive({ office, actor: people.village, key: newId() }, { parcel: first, here: 'all', others: 'expected' });
  if (!here.ok) throw new Error(JSON.stringify(here.refusal));
  await carryOutAll(office, given.id, [[people.village, { type: 'hand_over', how: 'identity', because: `Kode hilang, KTP cocok. ${wrote ?? ''}` }]]);
  const parcel = await aParcel(office, [onTheWay]);
  const letterOf = async (letter: SignedLetter) => (await inOffice(id, (tx) => lettersOfApplication(tx, id, letter.id)))[0]!.publicId;
  const [publicId, sheetId] = [await letterOf(kept), await letterOf(onPaper)];

  const [open, whole, sent] = [await aDraft(office, { changes: checked }), await aDraft(office, { changes: checked }), await aDraft(office, { changes: checked })];
  await submitDraft({ ...sent, key: newId() });
  const { draft, files } = await aDraftState(open);
  const link = await inOffice(id, (tx) => makeDraftLink(tx, id, draft));
  const { code, file } = await withPhotos(site, office, checked);
  const task = newId();
  await site.database.asOwner(`insert into long_task (office_id, id, kind, account, total, state) values ($1, $2, 'sign', $3, 1, 'stopped')`, [id, task, boss.accountId]);
  await site.database.asOwner(`insert into long_task_item (office_id, task_id, application_id, position, state) values ($1, $2, $3, 1, 'waiting')`, [id, task, signing.id]);
  const [batch] = await site.database.asOwner<{ public_id: string }>('select public_id from long_task where id = $1', [task]);
  const exported = await beginExport(office, boss, { filter: readRegisterFilter(new URLSearchParams()).filter, format: 'xlsx', total: 5000 });
  const victim = await anOfficer(id, `petugas.${id}`, [{ role: 'operator', title: 'Operator Loket' }], 'Nurhasanah');
  const common = { slug: SLUG, kode: returned.code, code, page: 'identitas', id: newId(), file, pertanyaan: 'foto_ktp', rest: 'tidak/ada', paket: parcel, batch: batch!.public_id, task: exported };
  const own: Record<string, Record<string, string>> = {
    '/ajukan/[slug]/foto/[id]': { id: files[0]!.id },
    '/lanjut/[rahasia]': { rahasia: link },
    '/periksa/[id]': { id: publicId },
    '/api/v1/letters/[id]': { id: publicId },
    '/bahasa/[kode]': { kode: 'en' },
    '/api/v1/problems/[code]': { code: 'not-found' },
    '/desa/paket/[id]': { id: parcel },
    '/desa/serahkan/[kode]': { kode: arrived.code },
    '/desa/serahkan/[kode]/bukti': { kode: given.code },
    '/kantor/cetak/[code]': { code: onPaper.code },
    '/kantor/cetak/[code]/surat.pdf': { code: onPaper.code },
    '/kantor/permohonan/[code]/koreksi': { code: section.code },
    '/kantor/permohonan/[code]/lapangan': { code: field.code },
    '/kantor/tandatangan/[code]/konsep.svg': { code: signing.code },
    '/kantor/register/surat/[code]': { code: kept.code },
    '/kantor/register/surat/[code]/[file]': { code: onPaper.code, file: `${sheetId}.surat` },
    '/pengaturan/desa/[kode]': { kode: VILLAGE },
    // Another one: it is withdrawn and offered again.
    '/pengaturan/layanan/[slug]': { slug: 'surat-keterangan-bepergian' },
    '/pengaturan/layanan/[slug]/versi/[nomor]/[berkas]': { slug: SLUG, nomor: '1', berkas: 'service.yaml' },
    '/pengaturan/petugas/[nama]': { nama: `petugas.${id}` },
    '/siapkan/[token]': { token: await makeLink({ purpose: 'administrator', officeId: id, accountId: null }) },
    '/siapkan/sandi/[token]': { token: await makeLink({ purpose: 'password', officeId: id, accountId: victim }) }
  };
  return {
    office, secrets: [nik, nama, telepon.slice(-8), 'tertutup jari', 'Kode hilang'],
    publicId, parcel, cookies: { '/ajukan': `isian=${open.secret}`, '/ajukan/[slug]/periksa': `isian=${whole.secret}`, '/ajukan/[slug]/selesai': `isian=${sent.secret}`, '/lacak': await residentCookies(site, returned) },
    codes: {
      submitted: code, returned: returned.code, field: field.code, section: section.code, secretary: secretary.code, signing: signing.code, numbered: onPaper.code,
      signed: kept.code, received: arrived.code, handedOver: given.code, undecided: (await submit()).code
    },
    values: (route) => ({ ...common, ...own[route] })
  };
}

/** What a browser carries that has shown the PIN and begun to correct. */
async function residentCookies({ origin, host }: { origin: string; host?: string }, { code, pin }: Receipt): Promise<string> {
  const headers = host ? { host, origin: `http://${host}` } : {};
  const kept = (answer: Answer): string => (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';', 1)[0]!).join('; ');
  const proof = kept(await sendForm(origin, `/lacak/${code}?/pin`, { pin }, headers));
  const correction = kept(await sendForm(origin, `/lacak/${code}?/perbaiki`, {}, { ...headers, cookie: proof }));
  if (!proof.includes('bukti=') || !correction.includes('perbaikan=')) throw new Error('PIN not taken');
  return `${proof}; ${correction}`;
}

/** An application that came with two real photos, as a machine sends it. */
async function withPhotos({ origin, host }: { origin: string; host?: string }, office: WorkingOffice, person: Record<string, string>): Promise<{ code: string; file: string }> {
  const headers = host ? { host } : {};
  const photo = readFileSync(new URL('../fixtures/exif-orientation/Portrait_6.jpg', import.meta.url));
  const token = async (): Promise<string> => {
    const answer = await ask(origin, { method: 'POST', path: '/api/v1/files', body: photo, headers: { ...headers, 'content-type': 'image/jpeg' } });
    if (answer.status !== 201) throw new Error(`photo not taken: ${answer.status} ${answer.text}`);
    return (JSON.parse(answer.text) as { token: string }).token;
  };
  const answers = exampleAnswers(SLUG, { ...person, foto_ktp: { files: [await token()] }, foto_kk: { files: [await token()] }, foto_pengantar: { files: [], original: true } });
  const answer = await ask(origin, {
    method: 'POST', path: '/api/v1/applications', body: JSON.stringify({ service: SLUG, answers }),
    headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': `"${newId()}"` }
  });
  if (answer.status !== 201) throw new Error(`not taken: ${answer.status} ${answer.text}`);
  const { code } = JSON.parse(answer.text) as { code: string };
  const opened = await inOffice(office.id, (tx) => openByCode(tx, office.id, code));
  return { code, file: (opened!.kase!.answers.foto_ktp as { files: string[] }).files[0]! };
}
