import { inOffice, type Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { Answers, ServiceDefinition } from '#service/definition.ts';
import type { FileQuestion } from '#service/questions/file.ts';
import { serviceVersion } from '#service/versions.server.ts';
import type { Application } from '#application/application.ts';
import type { Case } from '#application/case.ts';
import { checkContext } from '#application/check-context.ts';
import { correct, withTyped, type Corrected } from '#application/correction.ts';
import { changeItems } from '#application/draft-form.ts';
import { dropFile, type UploadTarget } from '#application/draft-files.server.ts';
import { endDraft, openDraft, saveDraft, startDraft, type DraftSecret } from '#application/draft.server.ts';
import type { Draft, DraftContent } from '#application/draft.ts';
import { execute } from '#application/execute.server.ts';
import { adoptFile, deleteFile, filesOf, removeStored, type StoredUpload } from '#application/files.server.ts';
import { openApplication, openByCode } from '#application/open.server.ts';
import type { Refusal } from '#application/refusal.ts';
import { isProved } from '#application/resident-access.server.ts';
import { usedFiles } from '#application/submit-draft.server.ts';

/** `proof` is the PIN's, `secret` opens the correction that was begun in this browser. */
export type CorrectionAsk = { office: WorkingOffice; code: string; proof: string | undefined; secret: string | undefined };
export type CorrectionState = {
  draft: Draft; application: Application; kase: Case; key: Uint8Array; definition: ServiceDefinition; files: StoredUpload[]; corrected: Corrected;
};

/** Begins to correct a returned application; null when it is not returned or the PIN has not been shown. */
export function startCorrection({ office, code, proof }: Omit<CorrectionAsk, 'secret'>): Promise<DraftSecret | null> {
  return inOffice(office.id, async (tx) => {
    const opened = await openByCode(tx, office.id, code);
    if (opened?.application.state !== 'returned' || !(await isProved(tx, office.id, opened.application.id, proof))) return null;
    const { id, service } = opened.application;
    return startDraft(tx, office.id, { service, channel: 'web', content: { answers: {}, correction: { application: id, removed: [] } } });
  });
}

/** The correction as it stands; null when there is none here, the PIN's time is over, or the application has gone on. */
export async function correctionState(tx: Tx, { office, code, proof, secret }: CorrectionAsk, options: { lock?: boolean } = {}): Promise<CorrectionState | null> {
  const draft = secret ? await openDraft(tx, office.id, secret, options) : null;
  const id = draft?.content.correction?.application;
  if (!draft || !id || !(await isProved(tx, office.id, id, proof))) return null;
  const opened = await openApplication(tx, office.id, id);
  if (!opened?.kase || !opened.key || opened.application.code !== code || opened.application.state !== 'returned') return null;
  const { application, kase, key } = opened;
  const service = await serviceVersion(tx, office.id, application.service.slug, application.service.version);
  if (!service) throw new Error('an application without its service version');
  const files = [...(await filesOf(tx, office.id, { kind: 'application', id })), ...(await filesOf(tx, office.id, { kind: 'draft', id: draft.id }))];
  return stateOf(office, { draft, application, kase, key, definition: service.definition, files });
}

function stateOf(office: WorkingOffice, state: Omit<CorrectionState, 'corrected'>): CorrectionState {
  const { application, kase, definition, draft, files } = state;
  const known = { files: files.map((file) => file.id) };
  const corrected = correct({
    definition, answers: kase.answers, marked: application.marked, content: draft.content, files,
    then: checkContext(office, new Date(application.submittedAt), known), today: checkContext(office, now(), known)
  });
  return { ...state, corrected };
}

/** Keeps what was typed, and adds or takes away an item of a repeated group when asked to. */
export function saveCorrection(ask: CorrectionAsk, fields: Iterable<readonly [string, unknown]>, items: { add?: string | null; remove?: string | null } = {}): Promise<CorrectionState | null> {
  return change(ask, ({ definition, draft, corrected }) => {
    const content = withTyped(definition, draft.content, corrected.open, fields);
    return items.add || items.remove ? { ...content, answers: changeItems(definition, content.answers, items) } : content;
  });
}

/** Whether the original of a marked paper is brought along, or a photo is kept in spite of its warning. */
export function saveCorrectionFile(ask: CorrectionAsk, file: { question: string; bring?: boolean; kept?: string }): Promise<CorrectionState | null> {
  return change(ask, ({ draft: { content }, application }) => {
    if (!application.marked.includes(file.question)) return content;
    const others = (content.originals ?? []).filter((each) => each !== file.question);
    return {
      ...content, ...(file.kept ? { kept: [...new Set([...(content.kept ?? []), file.kept])] } : {}),
      ...(file.bring === undefined ? {} : { originals: file.bring ? [...others, file.question] : others })
    };
  });
}

function change(ask: CorrectionAsk, edit: (state: CorrectionState) => DraftContent): Promise<CorrectionState | null> {
  return inOffice(ask.office.id, async (tx) => {
    const state = await correctionState(tx, ask, { lock: true });
    if (!state) return null;
    const content = edit(state);
    await saveDraft(tx, ask.office.id, state.draft, content);
    return stateOf(ask.office, { ...state, draft: { ...state.draft, content } });
  });
}

/** Where a new photo of an open question goes. */
export function correctionTarget(ask: CorrectionAsk, question: string): UploadTarget {
  return {
    setAside: (tx, id) => setAside(tx, ask, id),
    place: async (tx, lock) => {
      const state = await correctionState(tx, ask, { lock });
      const asked = state?.corrected.open.find((each): each is FileQuestion => each.type === 'file' && each.id === question);
      if (!state || !asked) return null;
      const removed = state.draft.content.correction?.removed ?? [];
      const count = state.files.filter((file) => file.question === question && !removed.includes(file.id)).length;
      return { owner: { kind: 'draft', id: state.draft.id }, key: state.draft.key, question: asked, count };
    }
  };
}

/** Takes a photo away: a new one at once, one of the application when the correction is sent. */
export async function removeCorrectionFile(ask: CorrectionAsk, id: string): Promise<void> {
  await removeStored([await inOffice(ask.office.id, (tx) => setAside(tx, ask, id))]);
}

async function setAside(tx: Tx, ask: CorrectionAsk, id: string): Promise<string | null> {
  const state = await correctionState(tx, ask, { lock: true });
  const file = state?.files.find((each) => each.id === id);
  if (!state || !file || !state.corrected.open.some((question) => question.id === file.question)) return null;
  const { draft, application } = state;
  if (file.owner.kind === 'draft') return dropFile(tx, ask.office.id, file.owner, id);
  const removed = [...(draft.content.correction?.removed ?? []), id];
  await saveDraft(tx, ask.office.id, draft, { ...draft.content, correction: { application: application.id, removed } });
  return null;
}

export type CorrectionSent = { ok: true } | { ok: false; reason: 'gone' } | { ok: false; reason: 'wrong'; state: CorrectionState } | { ok: false; reason: 'refused'; refusal: Refusal };

/** Sends the correction; the office goes on with what was left of its time. Sent twice, the second finds nothing left to send. */
export async function sendCorrection(ask: CorrectionAsk, key: string): Promise<CorrectionSent> {
  const { office } = ask;
  const removed: (string | null)[] = [];
  const outcome = await inOffice(office.id, async (tx): Promise<CorrectionSent> => {
    const state = await correctionState(tx, ask, { lock: true });
    if (!state) return { ok: false, reason: 'gone' };
    const { draft, application, corrected } = state;
    if (Object.keys(corrected.errors).length > 0) return { ok: false, reason: 'wrong', state };
    const request = { office, actor: { kind: 'public' } as const, residentProved: true, door: 'web', principal: `draft:${draft.id}`, key, applicationId: application.id, seen: application.seq };
    const done = await execute(tx, request, { type: 'resubmit', answers: corrected.answers });
    if (!done.ok) return { ok: false, reason: 'refused', refusal: done.refusal };
    removed.push(...(await settleFiles(tx, office.id, state)));
    await endDraft(tx, office.id, draft);
    return { ok: true };
  });
  await removeStored(removed);
  return outcome;
}

/** New photos go over to the application; those that no answer refers to any more go. Returns what to remove from the disk. */
async function settleFiles(tx: Tx, officeId: string, { draft, application, key, files, corrected }: CorrectionState): Promise<(string | null)[]> {
  const used = usedFiles(corrected.answers as Answers);
  const removed: (string | null)[] = [];
  for (const file of files) {
    // Photos of a field check belong to no question and stay.
    const asked = corrected.open.some((question) => question.id === file.question);
    if (!used.has(file.id) && asked) removed.push(await deleteFile(tx, officeId, file.owner, file.id));
    else if (used.has(file.id) && file.owner.kind === 'draft') {
      await adoptFile(tx, officeId, file.id, { owner: file.owner, key: draft.key }, { owner: { kind: 'application', id: application.id }, key, question: file.question });
    }
  }
  return removed;
}
