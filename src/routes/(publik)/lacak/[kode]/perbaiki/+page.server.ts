import { fail, redirect } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { correctionState, saveCorrection, sendCorrection, type CorrectionState } from '#application/correct-draft.server.ts';
import { correctionView } from '#application/correction-view.ts';
import { STATUS } from '#application/refusal.ts';
import { applicationWords } from '#application/words.ts';
import type { Message } from '#service/message.ts';
import { readForm } from '../../../../guard.ts';
import { askOf, dropCorrection } from '../../resident-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const path = `/lacak/${event.params.kode}`;
  const state = await inOffice(event.locals.office.id, (tx) => correctionState(tx, askOf(event)));
  if (!state) redirect(303, path);
  return { path, key: newId(), ...draw(event, state, {}) };
};

export const actions: Actions = {
  kirim: async (event) => {
    const path = `/lacak/${event.params.kode}`;
    const form = await readForm(event);
    const ask = askOf(event);
    const [add, remove] = [text(form.get('tambah')), text(form.get('hapus'))];
    const saved = await saveCorrection(ask, form, { add, remove });
    if (!saved) redirect(303, path);
    if (add || remove) redirect(303, `${path}/perbaiki#${(add ?? remove ?? '').split('.', 1)[0]}`);
    const sent = await sendCorrection(ask, text(form.get('kunci')) ?? newId());
    if (!sent.ok && sent.reason === 'wrong') return fail(400, { ...draw(event, sent.state, sent.state.corrected.errors), refused: null });
    if (!sent.ok && sent.reason === 'refused') {
      const { reason } = sent.refusal;
      const words = applicationWords(event.locals.locale);
      return fail(STATUS[reason], { ...draw(event, saved, {}), refused: words.refusal[reason] });
    }
    dropCorrection(event);
    redirect(303, `${path}?baru=perbaikan`);
  },
  /** Sent by script now and then: kept, not checked. */
  simpan: async (event) => ({ kept: (await saveCorrection(askOf(event), await readForm(event))) !== null })
};

function draw(event: Pick<Parameters<PageServerLoad>[0], 'locals' | 'params'>, state: CorrectionState, errors: Readonly<Record<string, Message>>) {
  return { items: correctionView(state, { locale: event.locals.locale, folder: `/lacak/${event.params.kode}/foto`, errors, villages: event.locals.office.settings.villages }) };
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value.slice(0, 100) : null);
