import { error, fail, redirect } from '@sveltejs/kit';
import { inOffice, type Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { newId } from '#platform/ids.server.ts';
import { reportFault } from '#platform/log.server.ts';
import { id as uploadWords } from '#platform/upload-words.id.ts';
import { uploadStatus } from '#platform/upload-refusal.ts';
import { officerNames } from '#identity/names.server.ts';
import { longDay } from '#office/dates.ts';
import { rowsOfIds } from '#application/desk-rows.server.ts';
import { openByCode } from '#application/open.server.ts';
import { STATUS } from '#application/refusal.ts';
import { refusalText } from '#application/refusal-text.ts';
import { stateTags } from '#application/state-words.id.ts';
import { letterById } from '#letter/letters.server.ts';
import { printWords as words } from '#letter/print-words.id.ts';
import { recordSignature } from '#letter/record-signature.server.ts';
import { prepareSheetOf } from '#letter/sheet.server.ts';
import { takeScan } from '#letter/take-scan.server.ts';
import { requireMay } from '../../../guard.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The application of the address with the letter it is bound to; 404 when there is none. */
async function openHere(tx: Tx, event: RequestEvent) {
  const { office } = event.locals;
  const opened = /^[0-9A-Z]{12}$/.test(event.params.code) ? await openByCode(tx, office.id, event.params.code) : null;
  const bound = opened?.application.letter;
  const letter = bound ? await letterById(tx, office.id, bound.id) : null;
  if (!opened || !letter) error(404, 'Surat ini tidak ada.');
  return { application: opened.application, letter };
}

/** One letter on its way from the printer to the recorded signature. */
export const load: PageServerLoad = async (event) => {
  const { officer } = requireMay(event, 'application.recordPenSignature');
  const { office } = event.locals;
  return inOffice(office.id, async (tx) => {
    const { application, letter } = await openHere(tx, event);
    const row = (await rowsOfIds(tx, office, [application.id])).get(application.id)!.view;
    return {
      key: newId(), code: application.code, seq: application.seq, person: officer.name, name: row.name ?? words.forgotten, service: row.service, village: row.village,
      number: letter.number, date: longDay(letter.date), signer: letter.signer.name, ready: letter.fileId !== null,
      elsewhere: application.state === 'numbered' && letter.mode === 'pen' ? null : stateTags[application.state].text
    };
  });
};

export const actions: Actions = {
  catat: async (event) => {
    const { officer } = requireMay(event, 'application.recordPenSignature');
    const { office } = event.locals;
    const { application } = await inOffice(office.id, (tx) => openHere(tx, event));
    const taken = await takeScan(event.request);
    if (!taken.ok && taken.reason === 'doubtful') return fail(422, { error: taken.warnings.map((each) => uploadWords.warning[each]).join(' '), doubtful: true });
    if (!taken.ok) {
      if (taken.reason === 'busy') event.setHeaders({ 'retry-after': '60' });
      return fail(uploadStatus[taken.reason], { error: uploadWords.refusal[taken.reason], doubtful: false });
    }
    const seen = Number(taken.fields.get('seen'));
    const key = taken.fields.get('key') ?? '';
    if (!/^[0-9a-f-]{36}$/.test(key) || !Number.isInteger(seen)) error(400);
    const outcome = await recordSignature({ office, actor: officer, door: 'desk', principal: officer.accountId, key, applicationId: application.id, seen }, taken.scan);
    if (!outcome.ok) {
      const names = await inOffice(office.id, (tx) => officerNames(tx, office.id));
      const text = refusalText(outcome.refusal, { names: new Map([...names].map(([account, { name }]) => [account, name])), zone: office.settings.zone, now: now() });
      return fail(STATUS[outcome.refusal.reason], { error: text, doubtful: false });
    }
    redirect(303, `/kantor/cetak?tercatat=${outcome.code}`);
  },
  siapkan: async (event) => {
    requireMay(event, 'application.recordPenSignature');
    const { office } = event.locals;
    const { application } = await inOffice(office.id, (tx) => openHere(tx, event));
    try {
      await prepareSheetOf(office.id, application.id);
    } catch (fault) {
      reportFault(fault, 'prepare sheet');
      return fail(503, { error: words.prepareFailed, doubtful: false });
    }
    redirect(303, event.url.pathname);
  }
};
