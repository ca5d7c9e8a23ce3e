import { fail, redirect } from '@sveltejs/kit';
import { newId } from '#platform/ids.server.ts';
import { ruleFor } from '#application/lifecycle.ts';
import { STATUS } from '#application/refusal.ts';
import { residentView } from '#application/resident-view.server.ts';
import { withdraw } from '#application/withdraw.server.ts';
import { applicationWords } from '#application/words.ts';
import { readForm } from '../../../../guard.ts';
import { askOf } from '../../resident-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const path = `/lacak/${event.params.kode}`;
  const view = await residentView(event.locals.office, event.params.kode, askOf(event).proof);
  if (!view?.proved || !ruleFor(view.application.state, 'withdraw')) redirect(303, path);
  return { path, service: view.definition.title[event.locals.locale], key: newId() };
};

export const actions: Actions = {
  default: async (event) => {
    const { office, locale } = event.locals;
    const key = (await readForm(event)).get('kunci');
    const outcome = await withdraw(office, event.params.kode, askOf(event).proof, typeof key === 'string' && /^[0-9a-f-]{36}$/.test(key) ? key : newId());
    if (outcome.ok || outcome.refusal.reason === 'unknown' || outcome.refusal.reason === 'not_yours') redirect(303, `/lacak/${event.params.kode}`);
    return fail(STATUS[outcome.refusal.reason], { refused: applicationWords(locale).refusal[outcome.refusal.reason] });
  }
};
