import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { uploadStatus } from '#platform/upload-refusal.ts';
import type { Message } from '#service/message.ts';
import { takeFile } from '#application/draft-files.server.ts';
import { checkPage, formPage, whereToGoOn } from '#application/draft-form.ts';
import { keepPhoto, photoTarget, removePhoto, saveFilePage, saveItems, savePage, type PageSaved } from '#application/draft-page.server.ts';
import { draftState, type DraftState } from '#application/draft-state.server.ts';
import { photoViews, uploadSentence } from '#application/photo-view.ts';
import { readForm } from '../../../../guard.ts';
import { askOf, leave } from '../../draft-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { office } = event.locals;
  const { slug, page } = event.params;
  const found = await inOffice(office.id, (tx) => draftState(tx, askOf(event, slug)));
  if (!found.ok) leave(slug, found.reason);
  if (found.state.draft.applicationId) leave(slug, 'sent');
  const { definition, raw, context } = found.state;
  // Led here because something is missing: say at once what.
  const errors = event.url.searchParams.has('kurang') ? (checkPage(definition, raw, page, context).errors ?? {}) : {};
  const drawn = draw(event, found.state, errors);
  if (!drawn) redirect(303, `/ajukan/${slug}/${whereToGoOn(definition, raw, context) ?? 'periksa'}`);
  return { slug, service: definition.title[event.locals.locale], fromCheck: fromCheck(event), assisted: found.state.filing.account !== null, ...drawn };
};

export const actions: Actions = {
  lanjut: async (event) => {
    const form = await readForm(event);
    const [add, remove] = [text(form.get('tambah')), text(form.get('hapus'))];
    const ask = askOf(event, event.params.slug);
    const saved = add || remove
      ? await saveItems(ask, event.params.page, form, { add, remove })
      : await savePage(ask, event.params.page, form, { fromCheck: fromCheck(event) });
    if (add || remove) {
      settle(event, saved);
      redirect(303, `${event.url.pathname}${fromCheck(event) ? '?dari=periksa' : ''}#${(add ?? remove ?? '').split('.', 1)[0]}`);
    }
    return goOn(event, saved);
  },
  /** Answers of a page that is still being filled in, sent by script now and then: kept, not checked. */
  simpan: async (event) => {
    const saved = await savePage(askOf(event, event.params.slug), event.params.page, await readForm(event));
    return { kept: saved.ok };
  },
  unggah: async (event) => {
    const { slug } = event.params;
    const { office, locale } = event.locals;
    const taken = await takeFile(office.id, event.request, photoTarget(askOf(event, slug), event.params.page));
    if (!taken.ok) {
      if (taken.reason === 'gone') leave(slug, 'gone');
      if (taken.reason === 'busy') event.setHeaders({ 'retry-after': '60' });
      return fail(taken.reason === 'full' ? 400 : uploadStatus[taken.reason], { upload: uploadSentence(taken.reason, taken.most, locale) });
    }
    redirect(303, `${event.url.pathname}${fromCheck(event) ? '?dari=periksa' : ''}`);
  },
  hapus: async (event) => {
    await removePhoto(askOf(event, event.params.slug), text((await readForm(event)).get('berkas')) ?? '');
    redirect(303, `${event.url.pathname}${fromCheck(event) ? '?dari=periksa' : ''}`);
  },
  tetap: async (event) => {
    settle(event, await keepPhoto(askOf(event, event.params.slug), event.params.page, text((await readForm(event)).get('berkas')) ?? ''));
    redirect(303, `${event.url.pathname}${fromCheck(event) ? '?dari=periksa' : ''}`);
  },
  berkas: async (event) => {
    const form = await readForm(event);
    return goOn(event, await saveFilePage(askOf(event, event.params.slug), event.params.page, text(form.get('pertanyaan')) ?? '', form.get('asli') === 'ya', fromCheck(event)));
  }
};

/** On to the next page, or this one again with what is wrong. */
function goOn(event: Event, outcome: PageSaved) {
  const saved = settle(event, outcome);
  if (!saved.checked.ok) {
    const drawn = draw(event, saved.state, saved.checked.errors);
    if (drawn) return fail(400, drawn);
  }
  redirect(303, `/ajukan/${event.params.slug}/${saved.next === null ? 'periksa' : saved.next}${saved.next !== null && fromCheck(event) ? '?dari=periksa&kurang' : ''}`);
}

type Event = Pick<RequestEvent<{ slug: string; page: string }>, 'params' | 'url' | 'locals' | 'cookies'>;

function settle(event: Event, saved: PageSaved) {
  if (saved.ok) return saved;
  if (saved.reason === 'large') error(413);
  leave(event.params.slug, saved.reason);
}

function draw(event: Event, state: DraftState, errors: Readonly<Record<string, Message>>) {
  const { slug, page: id } = event.params;
  const { locale } = event.locals;
  const page = formPage(state.definition, state.raw, id, { context: state.context, locale, errors });
  if (!page) return null;
  const file = page.fields.find((field) => field.control === 'file');
  const photos = file ? photoViews(state.files.filter((each) => each.question === file.name), { folder: `/ajukan/${slug}/foto`, kept: state.draft.content.kept ?? [], locale }) : [];
  return { page, photos, original: file ? (state.draft.content.originals?.includes(file.name) ?? false) : false };
}

const fromCheck = (event: { url: URL }): boolean => event.url.searchParams.get('dari') === 'periksa';
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value.slice(0, 100) : null);
