import { inOffice } from '#platform/database.server.ts';
import { clearHits, hit } from '#platform/limits.server.ts';
import { may } from '#identity/may.ts';
import type { Command } from '#application/command.ts';
import { execute } from '#application/execute.server.ts';
import { allOrNothing } from '#handover/all-or-nothing.server.ts';
import type { DeskRequest } from '#handover/dispatch.server.ts';
import type { HandOver } from '#handover/hand-over-form.ts';
import { isPickupCode } from '#handover/pickup-code.server.ts';
import type { HandoverRefusal } from '#handover/refusal.ts';
import { lettersByCode } from '#handover/store.server.ts';

/** Wrong pick-up codes for one letter. */
const TRIES = { max: 10, windowSeconds: 900 };

export type HandedOver = { ok: true; code: string } | { ok: false; refusal: HandoverRefusal };

/**
 * Gives the letter to the resident or to a bearer with a letter of authority. By code, the try is counted before the code is looked at,
 * outside the transaction, so that a refusal does not undo the count (law 10).
 * @param letter the tracking code @param seen the number of the last event the officer had seen
 */
export async function handOver({ office, actor, key }: DeskRequest, letter: string, seen: number, what: HandOver): Promise<HandedOver> {
  const [found] = await inOffice(office.id, (tx) => lettersByCode(tx, office.id, [letter]));
  if (!found) return { ok: false, refusal: { reason: 'unknown' } };
  const subject = { officeId: office.id, villageId: found.village, section: found.section };
  if (actor.kind !== 'officer' || !may(actor, 'handover.handOver', subject)) return { ok: false, refusal: { reason: 'not_yours' } };
  const tries = `pickup:${found.id}`;
  if (what.how === 'code') {
    const counted = await hit(office.id, tries, TRIES);
    if (!counted.ok) return { ok: false, refusal: { reason: 'locked', retryAfterSeconds: counted.retryAfterSeconds } };
  }
  const request = { office, actor, door: 'desk', principal: actor.accountId, key, applicationId: found.id, seen };
  const outcome = await allOrNothing<null, HandoverRefusal>(office.id, async (tx, refuse) => {
    // The code stays out of the command's body: its fingerprint is kept, and eight signs are soon guessed from one.
    const done = await execute(tx, request, {
      type: 'hand_over', body: { how: what.how, bearer: what.bearer, reason: what.how === 'identity' ? what.reason : null },
      build: async (): Promise<Command> => {
        if (what.how === 'code' && !(await isPickupCode(tx, office.id, found.id, what.code))) return refuse({ reason: 'code_wrong' });
        return { type: 'hand_over', how: what.how, ...(what.bearer ? { bearer: what.bearer } : {}), ...(what.how === 'identity' ? { because: what.reason } : {}) };
      }
    });
    return done.ok ? null : refuse({ reason: 'letter', number: found.number, refusal: done.refusal });
  });
  if (!outcome.ok) return outcome;
  if (what.how === 'code') await clearHits(office.id, tries);
  return { ok: true, code: letter };
}
