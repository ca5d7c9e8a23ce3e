import { error, fail, redirect } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { newId } from '#platform/ids.server.ts';
import { nearTime } from '#office/dates.ts';
import { findParcel } from '#handover/look.server.ts';
import { parcelNumber } from '#handover/parcel.ts';
import { receive, REMARK_MAX, type ArrivalReport } from '#handover/receive.server.ts';
import { explainRefusal } from '#handover/refusal-context.server.ts';
import { statusOf } from '#handover/refusal.ts';
import { parcelWords, refusalWords, villageWords as words } from '#handover/words.id.ts';
import { lineOf, readForm } from '../../../guard.ts';
import { codeIn, keyOf, requireInVillage, requireVillage } from '../../village-guard.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** One parcel, as the QR code on its cover list leads to it. */
export const load: PageServerLoad = async (event) => {
  const { office } = event.locals;
  const parcel = await parcelHere(event);
  const at = now();
  return {
    id: parcel.id, number: parcelNumber(parcel), key: newId(), remarkMax: REMARK_MAX,
    sent: words.sent(nearTime(office.settings.zone, new Date(parcel.sentAt), at), parcel.carrier),
    done: parcel.receivedAt ? parcelWords.doneText(parcel.receivedByName, nearTime(office.settings.zone, new Date(parcel.receivedAt), at)) : null,
    letters: parcel.letters.map(({ code, name, service, number, here, missing, state }) => ({
      code, name: name ?? words.forgotten, service, number, here, missing, cancelled: state === 'annulled', gone: state === 'handed_over'
    }))
  };
};

export const actions: Actions = {
  semua: async (event) => record(event, { here: 'all', others: 'expected' }, await readForm(event)),
  catat: async (event) => {
    const form = await readForm(event);
    const here = form.getAll('surat').flatMap((value) => codeIn(typeof value === 'string' ? value : null) ?? []).slice(0, 200);
    const others = form.get('sisanya') === 'ditunggu' ? 'expected' : 'missing';
    return record(event, { here, others, remark: lineOf(form, 'catatan', REMARK_MAX) }, form);
  }
};

async function record(event: RequestEvent, what: Omit<ArrivalReport, 'parcel'>, form: FormData) {
  const { office } = event.locals;
  const parcel = await parcelHere(event);
  const { officer } = requireInVillage(event, 'handover.receive', parcel.village);
  const done = await receive({ office, actor: officer, key: keyOf(form) }, { ...what, parcel: parcel.id });
  if (!done.ok) {
    const problem = await explainRefusal(office, done.refusal);
    const batch = done.refusal.reason === 'letter' ? ` ${refusalWords.nothing_of_batch}` : '';
    return fail(statusOf(done.refusal), { problem: problem + batch, ticked: what.here === 'all' ? [] : [...what.here], others: what.others, remark: what.remark ?? '' });
  }
  redirect(303, `/desa?sampai=${done.received}&kurang=${done.missing}`);
}

async function parcelHere(event: RequestEvent) {
  requireVillage(event);
  const { office } = event.locals;
  const id = codeIn(event.params.id);
  const parcel = id ? await inOffice(office.id, (tx) => findParcel(tx, office, id)) : null;
  if (!parcel) error(404, refusalWords.unknown);
  requireInVillage(event, 'handover.receive', parcel.village);
  return parcel;
}
