import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { statementPages, whereToGoOn } from '#application/draft-form.ts';
import { savePage } from '#application/draft-page.server.ts';
import { draftState, type DraftState } from '#application/draft-state.server.ts';
import { checkView } from '#application/check-view.ts';
import { photoViews } from '#application/photo-view.ts';
import { STATUS } from '#application/refusal.ts';
import { submitDraft } from '#application/submit-draft.server.ts';
import { applicationWords } from '#application/words.ts';
import type { Message } from '#service/message.ts';
import { readForm } from '../../../../guard.ts';
import { askOf, leave } from '../../draft-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { slug } = event.params;
  const state = await stateOf(event);
  const missing = whereToGoOn(state.definition, state.raw, state.context);
  if (missing) redirect(303, `/ajukan/${slug}/${missing}?kurang`);
  // The key of this sending: pressing twice, or again after a broken connection, sends once (law 1).
  return { slug, service: state.definition.title[event.locals.locale], key: newId(), ...draw(event, state, {}) };
};

export const actions: Actions = {
  default: async (event) => {
    const { slug } = event.params;
    const { locale } = event.locals;
    const form = await readForm(event);
    const ask = askOf(event, slug);
    const state = await stateOf(event);
    for (const page of statementPages(state.definition, state.raw, state.context)) {
      const saved = await savePage(ask, page.id, form);
      if (!saved.ok) leave(slug, saved.reason === 'large' ? 'gone' : saved.reason);
      if (!saved.checked.ok) return fail(400, { ...draw(event, saved.state, saved.checked.errors), refused: null });
    }
    const key = form.get('kunci');
    const sent = await submitDraft({ ...ask, key: typeof key === 'string' && /^[0-9a-f-]{36}$/.test(key) ? key : newId() });
    if (sent.ok) redirect(303, `/ajukan/${slug}/selesai`);
    if (sent.reason === 'incomplete') redirect(303, sent.page ? `/ajukan/${slug}/${sent.page}?kurang` : `/ajukan/${slug}/periksa`);
    if (sent.reason !== 'refused') leave(slug, sent.reason);
    const { reason } = sent.refusal;
    return fail(STATUS[reason], { ...draw(event, state, {}), refused: applicationWords(locale).refusal[reason] });
  }
};

type Event = Pick<RequestEvent<{ slug: string }>, 'params' | 'locals' | 'cookies'>;

async function stateOf(event: Event): Promise<DraftState> {
  const found = await inOffice(event.locals.office.id, (tx) => draftState(tx, askOf(event, event.params.slug)));
  if (!found.ok) leave(event.params.slug, found.reason);
  if (found.state.draft.applicationId) leave(event.params.slug, 'sent');
  return found.state;
}

function draw(event: Event, state: DraftState, errors: Readonly<Record<string, Message>>) {
  const { locale } = event.locals;
  const { definition, raw, context, files, draft } = state;
  const view = checkView(definition, raw, { context, locale, errors, empty: applicationWords(locale).check.notAnswered });
  const kept = draft.content.kept ?? [];
  const photos = view.sections.flatMap((section) => (section.file === null ? [] : [{
    question: section.file, photos: photoViews(files.filter((file) => file.question === section.file), { folder: `/ajukan/${event.params.slug}/foto`, kept, locale })
  }]));
  return { view, photos };
}
