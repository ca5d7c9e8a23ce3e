import type { Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { dataKeyOf } from '#platform/data-key.server.ts';
import { newId } from '#platform/ids.server.ts';
import { enqueue } from '#platform/jobs.server.ts';
import { append } from '#journal/append.server.ts';
import { fingerprint, recall, remember } from '#journal/command-key.server.ts';
import { authorOf } from '#identity/author.ts';
import { mayWhy, type Grounds } from '#identity/may.ts';
import type { Actor } from '#identity/actor.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { serviceVersion } from '#service/versions.server.ts';
import type { Application } from '#application/application.ts';
import type { Command } from '#application/command.ts';
import { evolve } from '#application/evolve.ts';
import { evolveCase } from '#application/case.ts';
import { decide, isAllowed, type Circumstances } from '#application/decide.ts';
import { EVENT_VERSION, type ApplicationEvent, type HappenedEvent } from '#application/events.ts';
import { ruleFor, type CommandName } from '#application/lifecycle.ts';
import type { Refusal } from '#application/refusal.ts';
import { openCase, sealEventBody } from '#application/seal-case.server.ts';
import { keepSearchWords } from '#application/search-words.server.ts';
import { lockApplication, updateApplication } from '#application/store.server.ts';

/** Who asks for what, where, and with which key (law 1). */
export type Request = {
  office: WorkingOffice;
  actor: Actor;
  /** The resident has shown the receipt's PIN. */
  residentProved?: boolean;
  door: string;
  /** Whose key it is: an account, a draft, a client, a job. */
  principal: string;
  key: string;
  applicationId: string;
  /** The number of the last event the person had seen; undefined for the program itself. */
  seen?: number;
};

/** A command, or one that can be made only once the application is locked and the command known to be allowed (a number is reserved). */
export type CommandSource = Command | { type: CommandName; body: unknown; build: (application: Application) => Promise<Command> };

export type Done = { ok: true; id: string; code: string; seq: number; state: Application['state']; replayed: boolean };
export type Outcome = Done | { ok: false; refusal: Refusal };

/**
 * Runs one command in the caller's transaction: lock, decide, append, store, one job an event. A refusal leaves nothing behind
 * except what the caller wrote itself before.
 */
export async function execute(tx: Tx, request: Request, source: CommandSource): Promise<Outcome> {
  const { office, applicationId: id } = request;
  const row = await lockApplication(tx, office.id, id);
  if (!row) return { ok: false, refusal: { reason: 'unknown' } };
  const memory = await recallAnswer(tx, request, source);
  if (memory.known === 'same') return { ...memory.answer, replayed: true };
  if (memory.known === 'other-body') return { ok: false, refusal: { reason: 'other_body' } };

  const { application } = row;
  if (request.seen !== undefined && request.seen !== application.seq) {
    return { ok: false, refusal: { reason: 'changed', by: application.changedBy, at: application.changedAt } };
  }
  const at = now();
  const circumstances: Circumstances = {
    officeId: office.id, actor: request.actor, residentProved: request.residentProved ?? false, at, clock: office.clock,
    questions: await questionsOf(tx, office.id, application)
  };
  const command = await build(source, application, circumstances);
  if ('refusal' in command) return { ok: false, refusal: command.refusal };
  const decision = decide(application, command, circumstances);
  if (!decision.ok) return decision;

  const author = authorOf(request.actor, groundsOf(request, application, command.type));
  const after = await write(tx, request, { application, sealed: row.sealed, author, at }, decision.events);
  const answer: Done = { ok: true, id, code: after.code, seq: after.seq, state: after.state, replayed: false };
  await remember(tx, keyOf(request), fingerprint(bodyOf(request, source)), answer);
  return answer;
}

/** Ids of the questions that the application's own version asks. */
async function questionsOf(tx: Tx, officeId: string, { service }: Application): Promise<string[]> {
  const version = await serviceVersion(tx, officeId, service.slug, service.version);
  return version?.definition.pages.flatMap((page) => page.questions.map((question) => question.id)) ?? [];
}

async function recallAnswer(tx: Tx, request: Request, source: CommandSource) {
  return recall<Done>(tx, keyOf(request), fingerprint(bodyOf(request, source)));
}

const keyOf = (request: Request) => ({ officeId: request.office.id, door: request.door, principal: request.principal, key: request.key });
const bodyOf = (request: Request, source: CommandSource) => ({ id: request.applicationId, command: 'build' in source ? { type: source.type, body: source.body } : source });

async function build(source: CommandSource, application: Application, circumstances: Circumstances): Promise<Command | { refusal: Refusal }> {
  if (!('build' in source)) return source;
  const rule = ruleFor(application.state, source.type);
  if (!rule) return { refusal: { reason: 'not_now', state: application.state } };
  if (!isAllowed(rule, application, circumstances)) return { refusal: { reason: 'not_yours' } };
  return source.build(application);
}

type Written = { application: Application; sealed: Uint8Array | null; author: ReturnType<typeof authorOf>; at: Date };

async function write(tx: Tx, request: Request, { application: before, sealed, author, at }: Written, events: ApplicationEvent[]): Promise<Application> {
  const { office, applicationId: id } = request;
  const key = await dataKeyOf(tx, office.id, id, 'case');
  const commandId = newId();
  await append(tx, { officeId: office.id, kind: 'application', streamId: id }, {
    after: before.seq, author, commandId, happenedAt: at,
    events: events.map((event, index) => ({
      type: event.type, version: EVENT_VERSION, body: event.body,
      sealed: key ? sealEventBody(office.id, id, key, before.seq + index + 1, event.sealed) : null
    }))
  });
  const happened = events.map((event, index) => ({
    ...event, seq: before.seq + index + 1, happenedAt: at.toISOString(), actor: author.actor, post: author.post, actingFor: author.actingFor
  }));
  const after = happened.reduce<Application>((application, event) => evolve(application, event, id), before);
  const personal = key && sealed && happened.some((event) => event.sealed !== undefined)
    ? happened.reduce((kase, event) => evolveCase(kase, event), openCase(office.id, id, key, sealed)) : null;
  await updateApplication(tx, office.id, after, personal, key);
  if (personal && events.some((event) => event.type === 'resubmitted' || event.type === 'corrected')) {
    await keepSearchWords(tx, office.id, id, personal.answers, false);
  }
  await react(tx, office.id, id, happened);
  return after;
}

/** One job an event; what it does stands in the table of reactions, which this file does not know. */
export async function react(tx: Tx, officeId: string, id: string, events: readonly HappenedEvent[]): Promise<void> {
  for (const event of events) await enqueue(tx, 'react', { office: officeId, kind: 'application', id, seq: event.seq, type: event.type });
}

/** What allows an officer this command here: the first permission of the rule that they hold. */
function groundsOf(request: Request, application: Application, command: CommandName): Grounds | null {
  const subject = { officeId: request.office.id, villageId: application.village, section: application.section };
  for (const who of ruleFor(application.state, command)?.who ?? []) {
    const grounds = who === 'resident' || who === 'system' ? null : mayWhy(request.actor, who, subject);
    if (grounds) return grounds;
  }
  return null;
}
