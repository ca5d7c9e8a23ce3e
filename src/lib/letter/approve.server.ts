import { randomBytes } from 'node:crypto';
import type { Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { makeCode } from '#platform/code.ts';
import { keepDataKey } from '#platform/data-key.server.ts';
import { newId } from '#platform/ids.server.ts';
import { newDataKey } from '#platform/seal.server.ts';
import { maskName } from '#person/mask.ts';
import { dayOf } from '#office/calendar-day.ts';
import { numberable } from '#office/letter-number.ts';
import { mayWhy } from '#identity/may.ts';
import { serviceVersion } from '#service/versions.server.ts';
import type { Application } from '#application/application.ts';
import type { SignatureMode } from '#application/events.ts';
import { execute, type Outcome, type Request } from '#application/execute.server.ts';
import { openApplication } from '#application/open.server.ts';
import type { Refusal } from '#application/refusal.ts';
import { LETTER_ID_LENGTH } from '#letter/letter-id.ts';
import { reserveNumber } from '#letter/numbers.server.ts';
import { shiftMonths } from '#letter/shift-months.ts';
import { signerOf } from '#letter/signer-of.ts';
import { insertLetter } from '#letter/store.server.ts';

/**
 * The head approves: number and date are reserved and bound to a new letter, in one short transaction (law 7). Rendering and signing
 * come afterwards, outside. Refused, nothing is reserved.
 * @param mode by pen and stamp, or with a certificate; undefined takes the service's or the office's way
 */
export async function approve(tx: Tx, request: Request, mode?: SignatureMode): Promise<Outcome> {
  const refusal = await numberRefused(tx, request);
  if (refusal) return { ok: false, refusal };
  return execute(tx, request, { type: 'approve', body: { mode: mode ?? null }, build: (application) => number(tx, request, application, mode) });
}

/** A service without a classification code cannot be numbered where the office's pattern asks for one: told before anything is reserved. */
async function numberRefused(tx: Tx, { office, applicationId }: Request): Promise<Refusal | null> {
  const opened = await openApplication(tx, office.id, applicationId);
  if (!opened) return { reason: 'unknown' };
  const { slug, version } = opened.application.service;
  const service = await serviceVersion(tx, office.id, slug, version);
  return service && !numberable(office.settings.numbers, service.definition.classification) ? { reason: 'number_not_ready' } : null;
}

async function number(tx: Tx, request: Request, application: Application, mode: SignatureMode | undefined) {
  const { office, actor } = request;
  const subject = { officeId: office.id, villageId: application.village, section: application.section };
  const grounds = mayWhy(actor, 'application.approve', subject);
  if (!grounds || actor.kind !== 'officer') throw new Error('approved by somebody who may not');
  const service = await serviceVersion(tx, office.id, application.service.slug, application.service.version);
  const opened = await openApplication(tx, office.id, application.id);
  if (!service || !opened?.kase) throw new Error('an open application without its service version or key');

  const letter = newId();
  const reserved = await reserveNumber(tx, office, {
    applicationId: application.id, letterId: letter, serviceSlug: application.service.slug, villageId: application.village,
    classification: service.definition.classification, date: dayOf(office.settings.zone, now())
  });
  const { answers } = opened.kase;
  const { validMonths } = service.definition.letter;
  const signer = signerOf(office.settings, grounds.post, actor.posts.find((post) => post.acting === null));
  const chosen = mode ?? service.definition.signing ?? office.settings.signing;
  await insertLetter(tx, office.id, {
    id: letter, publicId: makeCode(LETTER_ID_LENGTH, randomBytes(LETTER_ID_LENGTH * 3)), applicationId: application.id, mode: chosen,
    number: reserved.number, kind: service.definition.title.id, date: reserved.date,
    maskedName: maskName(typeof answers.nama === 'string' ? answers.nama : ''), signer,
    validUntil: validMonths === undefined ? null : shiftMonths(reserved.date, validMonths)
  });
  await keepDataKey(tx, office.id, letter, 'letter', newDataKey());
  return { type: 'approve' as const, letter, ...reserved, mode: chosen };
}
