import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { inOffice, type Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { newId } from '#platform/ids.server.ts';
import { uploadStatus } from '#platform/upload-refusal.ts';
import { id as uploadWords } from '#platform/upload-words.id.ts';
import { recordReading } from '#journal/reading.server.ts';
import { cleanText } from '#person/text.ts';
import { dayOf } from '#office/calendar-day.ts';
import { nearTime } from '#office/dates.ts';
import { deskFile } from '#application/desk.server.ts';
import { photoOnDesk } from '#application/desk-view.ts';
import { deskWords } from '#application/desk-words.id.ts';
import { dropFile } from '#application/draft-files.server.ts';
import { execute } from '#application/execute.server.ts';
import { FIELD_CHECK, readFieldCheck } from '#application/field-check.ts';
import { takeFieldPhoto } from '#application/field-photos.server.ts';
import { filesOf, FILES_A_QUESTION, removeStored } from '#application/files.server.ts';
import { possibleCommands } from '#application/possible.ts';
import { STATUS } from '#application/refusal.ts';
import { lineOf, readForm } from '../../../../guard.ts';
import { leaveFlash } from '../../../flash.ts';
import { openHere, sentence } from '../desk-route.ts';
import type { Actions, PageServerLoad } from './$types';

const words = deskWords.field;

async function checkHere(tx: Tx, event: RequestEvent<{ code: string }>) {
  const here = await openHere(tx, event, 'application.fieldCheck');
  if (!possibleCommands(here.opened.application, here.officer, event.locals.office.id).includes('record_field_check')) error(409, words.notNow);
  const { application } = here.opened;
  const photos = (await filesOf(tx, event.locals.office.id, { kind: 'application', id: application.id })).filter((file) => file.question === FIELD_CHECK);
  return { ...here, application, photos };
}

export const load: PageServerLoad = (event) => inOffice(event.locals.office.id, async (tx) => {
  const { office } = event.locals;
  const { officer, application, opened, photos } = await checkHere(tx, event);
  await recordReading(tx, office.id, { account: officer.accountId }, { what: 'open', applicationId: application.id, detail: 'field' });
  const { zone } = office.settings;
  const name = opened.kase?.answers.nama;
  return {
    wide: true, name: typeof name === 'string' ? name : '', code: application.code, key: newId(), seen: application.seq, officer: officer.name, today: dayOf(zone, now()),
    room: photos.length < FILES_A_QUESTION,
    photos: photos.map((file, index) => photoOnDesk(deskFile(file, nearTime(zone, file.createdAt, now())), deskWords.photo(words.photoLabel, index + 1, photos.length), `/kantor/permohonan/${application.code}/berkas`))
  };
});

function paragraphOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? cleanText(value, { lines: true }) : '';
}

const typedOf = (form: FormData) => ({
  on: { day: lineOf(form, 'tanggal.day', 4), month: lineOf(form, 'tanggal.month', 12), year: lineOf(form, 'tanggal.year', 6) },
  finding: paragraphOf(form, 'temuan'), passed: lineOf(form, 'sesuai', 8)
});

export const actions: Actions = {
  /** One photo a sending; the body is read as a stream and never as Kit's form. */
  foto: async (event) => {
    const { application } = await inOffice(event.locals.office.id, (tx) => checkHere(tx, event));
    const taken = await takeFieldPhoto(event.locals.office, application.id, event.request);
    if (taken.ok) redirect(303, `/kantor/permohonan/${event.params.code}/lapangan`);
    if (taken.reason === 'gone') error(409, words.notNow);
    if (taken.reason === 'full') return fail(409, { photo: words.full, problem: null, errors: {}, typed: null });
    return fail(uploadStatus[taken.reason], { photo: uploadWords.refusal[taken.reason], problem: null, errors: {}, typed: null });
  },
  hapus: async (event) => {
    const form = await readForm(event);
    const { office } = event.locals;
    const old = await inOffice(office.id, async (tx) => {
      const { application, photos } = await checkHere(tx, event);
      const id = lineOf(form, 'foto', 40);
      return photos.some((photo) => photo.id === id) ? dropFile(tx, office.id, { kind: 'application', id: application.id }, id) : null;
    });
    await removeStored([old]);
    redirect(303, `/kantor/permohonan/${event.params.code}/lapangan`);
  },
  catat: async (event) => {
    const form = await readForm(event);
    const { office } = event.locals;
    const typed = typedOf(form);
    const read = readFieldCheck(typed, dayOf(office.settings.zone, now()));
    const answer = await inOffice(office.id, async (tx) => {
      const { officer, opened, application, photos } = await checkHere(tx, event);
      if (!read.ok) return { status: 400, problem: null, errors: read.errors };
      const request = { office, actor: officer, door: 'desk', principal: officer.accountId, key: lineOf(form, 'key', 64), applicationId: application.id, seen: Number(lineOf(form, 'seen', 6)) };
      const outcome = await execute(tx, request, { type: 'record_field_check', ...read.check, files: photos.map((photo) => photo.id) });
      return outcome.ok ? null : { status: STATUS[outcome.refusal.reason], problem: await sentence(tx, office, opened, outcome.refusal), errors: {} };
    });
    if (answer) return fail(answer.status, { photo: null, problem: answer.problem, errors: answer.errors, typed });
    leaveFlash(event, { done: 'field_checked', code: '' });
    redirect(303, `/kantor/permohonan/${event.params.code}`);
  }
};
