import { fail, redirect } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { newId } from '#platform/ids.server.ts';
import { nearTime } from '#office/dates.ts';
import { villageTitle } from '#office/settings.ts';
import { CARRIER_MAX, dispatch } from '#handover/dispatch.server.ts';
import { missingLetters, waitingByVillage, waitingFor, WAITING_CAP } from '#handover/lists.server.ts';
import { parcelNumber } from '#handover/parcel.ts';
import { explainRefusal } from '#handover/refusal-context.server.ts';
import { statusOf } from '#handover/refusal.ts';
import { refusalWords, sendWords as words, villageWords } from '#handover/words.id.ts';
import { lineOf, readForm, requireMay } from '../../guard.ts';
import { codeIn, keyOf } from '../../desa/village-guard.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where signed letters have to go; with `?desa=` the letters for one village, to be ticked and sent. */
export const load: PageServerLoad = async (event) => {
  requireMay(event, 'handover.dispatch');
  const { office } = event.locals;
  const { zone, villages } = office.settings;
  const parameters = event.url.searchParams;
  const chosen = villages.find(({ id }) => id === parameters.get('desa'));
  const titles = new Map(villages.map((village) => [village.id, villageTitle(village)]));
  const after = codeIn(parameters.get('setelah'));
  const { waiting, page, missing } = await inOffice(office.id, async (tx) => ({
    waiting: chosen ? null : await waitingByVillage(tx, office.id),
    page: chosen ? await waitingFor(tx, office, chosen.id, after) : null,
    missing: chosen ? [] : await missingLetters(tx, office)
  }));
  const address = chosen ? `/kantor/kirim?desa=${chosen.id}` : '/kantor/kirim';
  const ticked = (code: string) => parameters.has('semua') || parameters.getAll('pilih').includes(code);
  return {
    village: chosen ? { id: chosen.id, title: villageTitle(chosen) } : null,
    villages: waiting ? villages.filter(({ id }) => waiting.has(id)).map(({ id }) => ({ href: `/kantor/kirim?desa=${id}`, title: titles.get(id) ?? id, count: words.waiting(waiting.get(id) ?? 0, WAITING_CAP) })) : [],
    missing: missing.map(({ code, name, service, number, village, missingAt, parcel, parcelNumber: of }) => ({
      code, name: name ?? villageWords.forgotten, letter: number ? `${service}, ${number}` : service, parcel,
      line: words.missingLine(parcelNumber({ number: of }), titles.get(village) ?? village, nearTime(zone, new Date(missingAt), now()))
    })),
    letters: (page?.letters ?? []).map(({ code, name, service, number }) => ({ code, name: name ?? villageWords.forgotten, service, number, ticked: ticked(code) })),
    key: newId(), carrierMax: CARRIER_MAX, address, here: after ? `${address}&setelah=${after}` : address,
    next: page?.next ? `${address}&setelah=${page.next}` : null, first: after ? address : null
  };
};

export const actions: Actions = {
  kirim: async (event) => {
    const { officer } = requireMay(event, 'handover.dispatch');
    const { office } = event.locals;
    const form = await readForm(event);
    const letters = form.getAll('surat').flatMap((value) => codeIn(typeof value === 'string' ? value : null) ?? []);
    const carrier = lineOf(form, 'pembawa', CARRIER_MAX);
    const sent = await dispatch({ office, actor: officer, key: keyOf(form) }, { village: lineOf(form, 'desa', 20), letters, carrier });
    if (!sent.ok) {
      const batch = sent.refusal.reason === 'letter' ? ` ${refusalWords.nothing_of_batch}` : '';
      return fail(statusOf(sent.refusal), { problem: `${await explainRefusal(office, sent.refusal)}${batch}`, ticked: letters, carrier });
    }
    redirect(303, `/kantor/kirim/${sent.parcel}/daftar?baru`);
  }
};
