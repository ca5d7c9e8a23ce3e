import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { inOffice, type Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import type { Officer } from '#identity/actor.ts';
import { officerNames } from '#identity/names.server.ts';
import type { Action } from '#identity/permissions.ts';
import { guardWords } from '#identity/words.id.ts';
import { readDecision, typedOf, type DecisionForm, type DecisionTyped } from '#application/decision-form.ts';
import { questionNames } from '#application/desk.server.ts';
import { deskWords } from '#application/desk-words.id.ts';
import { execute, type CommandSource, type Outcome, type Request } from '#application/execute.server.ts';
import { nextWaiting } from '#application/list.server.ts';
import { openByCode, type Opened } from '#application/open.server.ts';
import { atTheDesk } from '#application/possible.ts';
import { STATUS, type Refusal } from '#application/refusal.ts';
import { refusalText } from '#application/refusal-text.ts';
import { serviceVersion } from '#service/versions.server.ts';
import { readForm, requireReadyOfficer } from '../../../guard.ts';
import { requireAtDesk } from '../../desk-guard.ts';
import { leaveFlash } from '../../flash.ts';

type Here = RequestEvent<{ code: string }>;

/** The application of the address, for somebody who may do `action` to it at a desk of the office; 404 when there is none. */
export async function openHere(tx: Tx, event: Here, action: Action): Promise<{ officer: Officer; opened: Opened }> {
  requireReadyOfficer(event);
  const opened = /^[0-9A-Z]{12}$/.test(event.params.code) ? await openByCode(tx, event.locals.office.id, event.params.code) : null;
  if (!opened) error(404, 'Permohonan ini tidak ada.');
  const { officer } = requireAtDesk(event, action, opened.application);
  return { officer: atTheDesk(officer), opened };
}

/** What a refused decision leaves on the page: one sentence, or one per field, and all that was typed. */
export type Problem = { problem: string | null; fields: { id: string; text: string }[]; typed: DecisionTyped };

/** What is wrong with the form, or the work to do in the decision's transaction. */
type Todo = { fields: Problem['fields'] } | ((tx: Tx, request: Request) => Promise<Outcome | { fields: Problem['fields'] }>);

export type Decision = {
  action: Action;
  /** the sentence that the next page says */
  done: keyof typeof deskWords.done;
  /** stay at this application, or go to what waits next */
  then: 'next' | 'stay';
  todo: (form: DecisionForm) => Todo;
};

/** The usual work: one command. */
export const run = (command: CommandSource): Todo => (tx, request) => execute(tx, request, command);

/** One decision: who may, what follows from the form, one transaction, and on to what waits next. */
export async function decideHere(event: Here, decision: Decision) {
  const form = readDecision(await readForm(event));
  const { office } = event.locals;
  const answer = await inOffice(office.id, async (tx) => {
    const { officer, opened } = await openHere(tx, event, decision.action);
    if (form.key === '') error(400, guardWords.brokenForm);
    if (form.tooLong.length > 0) return { fields: form.tooLong.map((id) => ({ id, text: deskWords.tooLong })) };
    const todo = decision.todo(form);
    if ('fields' in todo) return todo;
    const outcome = await todo(tx, { office, actor: officer, door: 'desk', principal: officer.accountId, key: form.key, applicationId: opened.application.id, seen: form.seen });
    if ('fields' in outcome || outcome.ok) return outcome;
    return { refusal: outcome.refusal, text: await sentence(tx, office, opened, outcome.refusal) };
  });
  if ('fields' in answer) return fail(400, { problem: null, fields: answer.fields, typed: typedOf(form) });
  if ('refusal' in answer) return fail(STATUS[answer.refusal.reason], refused(answer.refusal, answer.text, form));
  leaveFlash(event, { done: decision.done, code: answer.code });
  redirect(303, await whereNext(event, decision.then, answer.id));
}

async function whereNext(event: Here, then: Decision['then'], id: string): Promise<string> {
  const { office, actor } = event.locals;
  const code = then === 'stay' ? event.params.code : await inOffice(office.id, (tx) => nextWaiting(tx, office.id, atTheDesk(actor), id));
  return code ? `/kantor/permohonan/${code}` : '/kantor';
}

/** A refusal about one question stands at that question; any other above everything. */
function refused(refusal: Refusal, text: string, form: DecisionForm): Problem {
  const question = refusal.reason === 'reason_missing' ? refusal.question : undefined;
  return { problem: question ? null : text, fields: question ? [{ id: `alasan.${question}`, text }] : [], typed: typedOf(form) };
}

/** Why something was refused, in words. */
export async function sentence(tx: Tx, office: Here['locals']['office'], { application: { service } }: Opened, refusal: Refusal): Promise<string> {
  const names = new Map([...(await officerNames(tx, office.id))].map(([account, { name }]) => [account, name]));
  const version = await serviceVersion(tx, office.id, service.slug, service.version);
  return refusalText(refusal, { names, zone: office.settings.zone, now: now(), ...(version ? { question: questionNames(version.definition) } : {}) });
}
