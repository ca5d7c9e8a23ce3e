import { inOffice, type Tx } from '#platform/database.server.ts';
import { fromForm } from '#service/from-form.ts';
import { pagesOf } from '#service/pages.ts';
import type { FileQuestion } from '#service/questions/file.ts';
import { changeItems, checkPage, nextPage, rawAnswers, withPage } from '#application/draft-form.ts';
import type { AnswersChecked } from '#service/check-answers.ts';
import { saveDraft, makeDraftLink } from '#application/draft.server.ts';
import type { DraftContent } from '#application/draft.ts';
import { draftState, type DraftAsk, type DraftState } from '#application/draft-state.server.ts';
import { dropFile, type UploadTarget } from '#application/draft-files.server.ts';
import { removeStored } from '#application/files.server.ts';

/** Characters a draft may hold in all; the longest service fills a tenth of it. */
const MOST_TEXT = 200_000;

export type Fields = Iterable<readonly [string, unknown]>;
type Missing = { ok: false; reason: 'gone' | 'officer' | 'sent' | 'large' };
/** The draft after the change, with what the checker says of this page and where it goes on (null: the check page). */
export type PageSaved = { ok: true; state: DraftState; checked: AnswersChecked; next: string | null } | Missing;

/** Keeps what was typed on one page, right or wrong, and checks it. @param options.fromCheck the page was opened from the check page */
export function savePage(ask: DraftAsk, page: string, fields: Fields, options: { fromCheck?: boolean } = {}): Promise<PageSaved> {
  return change(ask, page, options.fromCheck ?? false, ({ definition, draft }) => withPage(draft.content, fromForm(definition, page, fields)));
}

/** As `savePage`, then adds an item to a repeated group or takes one away. */
export function saveItems(ask: DraftAsk, page: string, fields: Fields, items: { add?: string | null; remove?: string | null }): Promise<PageSaved> {
  return change(ask, page, false, ({ definition, draft }) => {
    const content = withPage(draft.content, fromForm(definition, page, fields));
    return { ...content, answers: changeItems(definition, content.answers, items) };
  });
}

/** A file question answered: the photos are there already; what remains is whether the original is brought along. */
export function saveFilePage(ask: DraftAsk, page: string, question: string, bring: boolean, fromCheck: boolean): Promise<PageSaved> {
  return change(ask, page, fromCheck, ({ draft: { content } }) => {
    const others = (content.originals ?? []).filter((each) => each !== question);
    return { ...content, originals: bring ? [...others, question] : others };
  });
}

/** Keeps a photo in spite of its warning. */
export function keepPhoto(ask: DraftAsk, page: string, id: string): Promise<PageSaved> {
  return change(ask, page, false, ({ draft: { content }, files }) => (files.some((file) => file.id === id) ? { ...content, kept: [...new Set([...(content.kept ?? []), id])] } : content));
}

async function change(ask: DraftAsk, page: string, fromCheck: boolean, edit: (state: DraftState) => DraftContent): Promise<PageSaved> {
  return inOffice(ask.office.id, async (tx) => {
    const found = await draftState(tx, ask, { lock: true });
    if (!found.ok) return found;
    const { draft, definition, files, context } = found.state;
    if (draft.applicationId) return { ok: false, reason: 'sent' };
    const content = edit(found.state);
    if (JSON.stringify(content).length > MOST_TEXT) return { ok: false, reason: 'large' };
    await saveDraft(tx, ask.office.id, draft, content);
    const raw = rawAnswers(definition, content, files);
    return {
      ok: true, state: { ...found.state, draft: { ...draft, content }, raw }, checked: checkPage(definition, raw, page, context), next: nextPage(definition, raw, page, context, fromCheck)
    };
  });
}

/** Takes a photo of this draft away. */
export async function removePhoto(ask: DraftAsk, id: string): Promise<void> {
  await removeStored([await inOffice(ask.office.id, (tx) => setAside(tx, ask, id))]);
}

async function setAside(tx: Tx, ask: DraftAsk, id: string): Promise<string | null> {
  const found = await draftState(tx, ask, { lock: true });
  return found.ok && !found.state.draft.applicationId ? dropFile(tx, ask.office.id, { kind: 'draft', id: found.state.draft.id }, id) : null;
}

/** Where a photo goes that is sent from one page of the form. */
export function photoTarget(ask: DraftAsk, page: string): UploadTarget {
  return {
    setAside: (tx, id) => setAside(tx, ask, id),
    place: async (tx, lock) => {
      const found = await draftState(tx, ask, { lock });
      if (!found.ok || found.state.draft.applicationId) return null;
      const { draft, definition, raw, context, files } = found.state;
      const here = pagesOf(definition, raw, context).find((each) => each.id === page);
      const question = here?.questions.find((each): each is FileQuestion => each.type === 'file');
      return question ? { owner: { kind: 'draft', id: draft.id }, key: draft.key, question, count: files.filter((file) => file.question === question.id).length } : null;
    }
  };
}

/** A link that opens this draft once, on this phone or another; null when there is no draft to go on with. */
export async function linkForLater(ask: DraftAsk): Promise<string | null> {
  return inOffice(ask.office.id, async (tx) => {
    const found = await draftState(tx, ask, { lock: true });
    return found.ok && !found.state.draft.applicationId ? makeDraftLink(tx, ask.office.id, found.state.draft) : null;
  });
}
