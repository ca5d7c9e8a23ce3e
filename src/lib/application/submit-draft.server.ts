import { inOffice, type Tx } from '#platform/database.server.ts';
import { may } from '#identity/may.ts';
import { checkAnswers } from '#service/check-answers.ts';
import type { Answers } from '#service/definition.ts';
import type { Receipt } from '#application/command.ts';
import { saveDraft } from '#application/draft.server.ts';
import { whereToGoOn } from '#application/draft-form.ts';
import { draftState, type DraftAsk, type DraftState } from '#application/draft-state.server.ts';
import { deleteFile, moveFiles, removeStored } from '#application/files.server.ts';
import type { Refusal } from '#application/refusal.ts';
import { submissionOf } from '#application/submission-of.ts';
import { newPin, submit, type Pin } from '#application/submit.server.ts';

export type DraftSubmitted =
  | { ok: true; receipt: Receipt }
  /** `sent`: sent so long ago that the receipt is no longer shown */
  | { ok: false; reason: 'gone' | 'officer' | 'sent' }
  /** something is missing or no longer right: the first page that says so (null: the check page itself) */
  | { ok: false; reason: 'incomplete'; page: string | null }
  | { ok: false; reason: 'refused'; refusal: Refusal };

/**
 * Sends a draft in. Once it is committed the draft holds the receipt and nothing else that is personal; sending again, at once or
 * later, gives the same receipt.
 * @param ask.key the form's own key, made when the page was drawn (law 1)
 */
export async function submitDraft(ask: DraftAsk & { key: string }): Promise<DraftSubmitted> {
  // Stretching the PIN takes its time and must not hold the transaction.
  const pin = await newPin(ask.office.id);
  const removed: string[] = [];
  const outcome = await inOffice(ask.office.id, async (tx): Promise<DraftSubmitted> => {
    const found = await draftState(tx, ask, { lock: true });
    if (!found.ok) return found;
    const { draft } = found.state;
    if (!draft.applicationId) return takeIn(tx, ask, pin, found.state, removed);
    return draft.content.receipt ? { ok: true, receipt: draft.content.receipt } : { ok: false, reason: 'sent' };
  });
  await removeStored(removed);
  return outcome;
}

async function takeIn(tx: Tx, { office, actor, key }: DraftAsk & { key: string }, pin: Pin, state: DraftState, removed: string[]): Promise<DraftSubmitted> {
  const { draft, definition, raw, context, files, filing } = state;
  const checked = checkAnswers(definition, raw, context);
  if (!checked.ok) return { ok: false, reason: 'incomplete', page: whereToGoOn(definition, raw, context) };
  const submission = submissionOf({ ...draft.service, definition }, checked.answers, filing.channel);
  const subject = { officeId: office.id, villageId: submission.village, section: submission.section };
  if (filing.account !== null && !may(actor, 'application.file', subject)) return { ok: false, reason: 'officer' };
  const request = { office, actor: filing.account === null ? ({ kind: 'public' } as const) : actor, door: filing.channel, principal: `draft:${draft.id}`, key, dataKey: draft.key };
  const submitted = await submit(tx, request, pin, submission);
  if (!submitted.ok) return { ok: false, reason: 'refused', refusal: submitted.refusal };
  const { receipt } = submitted;
  const owner = { kind: 'draft', id: draft.id } as const;
  // Photos of questions that are no longer asked are nobody's business.
  for (const file of files.filter((each) => !usedFiles(checked.answers).has(each.id))) {
    const stored = await deleteFile(tx, office.id, owner, file.id);
    if (stored) removed.push(stored);
  }
  await moveFiles(tx, office.id, owner, { kind: 'application', id: receipt.id });
  await saveDraft(tx, office.id, draft, { answers: {}, receipt }, receipt.id);
  return { ok: true, receipt };
}

/** Ids of all files that checked answers refer to. */
export function usedFiles(answers: Answers): Set<string> {
  const ids = Object.values(answers).flatMap((answer) => (typeof answer === 'object' && answer !== null && 'files' in answer && Array.isArray(answer.files) ? answer.files : []));
  return new Set(ids.filter((id): id is string => typeof id === 'string'));
}
