import { randomBytes, randomInt } from 'node:crypto';
import type { Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { makeCode } from '#platform/code.ts';
import { keepDataKey } from '#platform/data-key.server.ts';
import { newId } from '#platform/ids.server.ts';
import { stretchPin } from '#platform/keyed-hash.server.ts';
import { append } from '#journal/append.server.ts';
import { fingerprint, recall, remember } from '#journal/command-key.server.ts';
import type { Actor } from '#identity/actor.ts';
import { authorOf } from '#identity/author.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { evolveCase } from '#application/case.ts';
import type { Receipt, Submission } from '#application/command.ts';
import { decideSubmission } from '#application/decide.ts';
import { EVENT_VERSION, type HappenedEvent } from '#application/events.ts';
import { evolve } from '#application/evolve.ts';
import { react } from '#application/execute.server.ts';
import type { Refusal } from '#application/refusal.ts';
import { sealEventBody } from '#application/seal-case.server.ts';
import { keepSearchWords } from '#application/search-words.server.ts';
import { insertApplication, keepSecret } from '#application/store.server.ts';

/** Signs of a tracking code: 11 random ones (54 bits) and the check sign (law 8 asks for 50). */
export const CODE_LENGTH = 12;

export type SubmitRequest = {
  office: WorkingOffice;
  actor: Actor;
  door: string;
  principal: string;
  key: string;
  /** The case's data key; the draft's own key becomes it, so that its files need not be sealed anew. */
  dataKey: Uint8Array;
  happenedAt?: Date;
  /** What the key is held against where the asker's own body is another than the submission (file tokens instead of ids). */
  body?: unknown;
};

export type Submitted = { ok: true; receipt: Receipt; replayed: boolean } | { ok: false; refusal: Refusal };

/**
 * Takes a submission in, in the caller's transaction (which binds the files as well). The same key and body give the same receipt.
 * @param pinHash made beforehand with `newPin`, because stretching it must not hold the transaction
 */
export async function submit(tx: Tx, request: SubmitRequest, pin: Pin, submission: Omit<Submission, 'code'>): Promise<Submitted> {
  const { office } = request;
  const commandKey = { officeId: office.id, door: request.door, principal: request.principal, key: request.key };
  const print = fingerprint(request.body ?? submission);
  const memory = await recall<Receipt>(tx, commandKey, print);
  if (memory.known === 'same') return { ok: true, receipt: memory.answer, replayed: true };
  if (memory.known === 'other-body') return { ok: false, refusal: { reason: 'other_body' } };

  const at = request.happenedAt ?? now();
  const id = newId();
  const code = makeCode(CODE_LENGTH, randomBytes(CODE_LENGTH * 4));
  const decision = decideSubmission({ ...submission, code }, {
    officeId: office.id, actor: request.actor, residentProved: false, at, clock: office.clock, questions: []
  });
  if (!decision.ok) return decision;
  const event = decision.events[0]!;
  const author = authorOf(request.actor);
  const happened = { ...event, seq: 1, happenedAt: at.toISOString(), actor: author.actor, post: null, actingFor: null } as HappenedEvent;
  const application = evolve(null, happened, id);
  await append(tx, { officeId: office.id, kind: 'application', streamId: id }, {
    after: 0, author, commandId: newId(), happenedAt: at,
    events: [{ type: event.type, version: EVENT_VERSION, body: event.body, sealed: sealEventBody(office.id, id, request.dataKey, 1, event.sealed) }]
  });
  await insertApplication(tx, office.id, application, evolveCase(null, happened), request.dataKey);
  await keepDataKey(tx, office.id, id, 'case', request.dataKey);
  await keepSecret(tx, office.id, id, pin.hash);
  await keepSearchWords(tx, office.id, id, submission.answers, true);
  await react(tx, office.id, id, [happened]);
  const receipt = { id, code, pin: pin.digits, due: application.clock.due! };
  await remember(tx, commandKey, print, receipt);
  return { ok: true, receipt, replayed: false };
}

export type Pin = { digits: string; hash: Uint8Array };

/** Six random digits and their stretched hash. */
export async function newPin(officeId: string): Promise<Pin> {
  const digits = String(randomInt(1_000_000)).padStart(6, '0');
  return { digits, hash: await stretchPin(officeId, digits) };
}
