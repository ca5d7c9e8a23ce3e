import { fail, redirect } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { uploadStatus } from '#platform/upload-refusal.ts';
import { correctionState, correctionTarget, removeCorrectionFile, saveCorrectionFile } from '#application/correct-draft.server.ts';
import { correctionView } from '#application/correction-view.ts';
import { takeFile } from '#application/draft-files.server.ts';
import { uploadSentence } from '#application/photo-view.ts';
import { readForm } from '../../../../../guard.ts';
import { askOf } from '../../../resident-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locals, params } = event;
  const path = `/lacak/${params.kode}`;
  const state = await inOffice(locals.office.id, (tx) => correctionState(tx, askOf(event)));
  if (!state) redirect(303, path);
  const item = correctionView(state, { locale: locals.locale, folder: `${path}/foto`, errors: {}, villages: locals.office.settings.villages }).find(({ field }) => field.name === params.pertanyaan);
  if (item?.field.control !== 'file') redirect(303, `${path}/perbaiki`);
  const answer = state.corrected.raw[params.pertanyaan];
  return { path, ...item, field: item.field, original: typeof answer === 'object' && answer !== null && 'original' in answer };
};

export const actions: Actions = {
  unggah: async (event) => {
    const { locals, params } = event;
    const taken = await takeFile(locals.office.id, event.request, correctionTarget(askOf(event), params.pertanyaan));
    if (!taken.ok) {
      if (taken.reason === 'gone') redirect(303, `/lacak/${params.kode}`);
      if (taken.reason === 'busy') event.setHeaders({ 'retry-after': '60' });
      return fail(taken.reason === 'full' ? 400 : uploadStatus[taken.reason], { upload: uploadSentence(taken.reason, taken.most, locals.locale) });
    }
    redirect(303, event.url.pathname);
  },
  hapus: async (event) => {
    await removeCorrectionFile(askOf(event), text((await readForm(event)).get('berkas')));
    redirect(303, event.url.pathname);
  },
  tetap: async (event) => {
    await saveCorrectionFile(askOf(event), { question: event.params.pertanyaan, kept: text((await readForm(event)).get('berkas')) });
    redirect(303, event.url.pathname);
  },
  berkas: async (event) => {
    await saveCorrectionFile(askOf(event), { question: event.params.pertanyaan, bring: (await readForm(event)).get('asli') === 'ya' });
    redirect(303, `/lacak/${event.params.kode}/perbaiki`);
  }
};

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 100) : '');
