import { randomBytes } from 'node:crypto';
import type { Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { makeCode } from '#platform/code.ts';
import { newId } from '#platform/ids.server.ts';
import { append } from '#journal/append.server.ts';
import { fingerprint, recall, remember } from '#journal/command-key.server.ts';
import { cleanText } from '#person/text.ts';
import { dayOf } from '#office/calendar-day.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { Actor } from '#identity/actor.ts';
import { authorOf } from '#identity/author.ts';
import { mayWhy } from '#identity/may.ts';
import { execute } from '#application/execute.server.ts';
import { allOrNothing } from '#handover/all-or-nothing.server.ts';
import { evolveParcel, MOST_LETTERS, PARCEL_EVENT_VERSION, PARCEL_ID_LENGTH, type HappenedParcelEvent } from '#handover/parcel.ts';
import { makePickupCode } from '#handover/pickup-code.server.ts';
import type { HandoverRefusal } from '#handover/refusal.ts';
import { insertParcel, lettersByCode, lockDispatch, nextParcelNumber, type ChosenLetter } from '#handover/store.server.ts';

/** Longest name of a carrier that is kept, in characters. */
export const CARRIER_MAX = 80;

/** Who does something at the desk, with the form's own key (law 1). */
export type DeskRequest = { office: WorkingOffice; actor: Actor; key: string };
/** `letters`: tracking codes. `carrier`: who takes the parcel along, if it is known. */
export type Consignment = { village: string; letters: readonly string[]; carrier?: string };
export type Sent = { parcel: string; number: number; letters: number };
export type Dispatched = ({ ok: true } & Sent) | { ok: false; refusal: HandoverRefusal };

/**
 * Sends signed letters to a village in one parcel: the parcel with its number, each application's event, each letter's pick-up code, all
 * in one transaction or not at all. The same key again gives the same parcel.
 */
export async function dispatch({ office, actor, key }: DeskRequest, what: Consignment): Promise<Dispatched> {
  const codes = [...new Set(what.letters)];
  if (codes.length === 0) return refused({ reason: 'none_chosen' });
  if (codes.length > MOST_LETTERS) return refused({ reason: 'too_many', max: MOST_LETTERS });
  if (actor.kind !== 'officer') return refused({ reason: 'not_yours' });
  const carrier = cleanText((what.carrier ?? '').slice(0, CARRIER_MAX)) || null;
  const outcome = await allOrNothing<Sent, HandoverRefusal>(office.id, async (tx, refuse) => {
    await lockDispatch(tx, office.id);
    const commandKey = { officeId: office.id, door: 'desk', principal: actor.accountId, key };
    const print = fingerprint({ dispatch: what.village, codes: codes.toSorted(), carrier });
    const memory = await recall<Sent>(tx, commandKey, print);
    if (memory.known === 'same') return memory.answer;
    if (memory.known === 'other-body') return refuse({ reason: 'other_body' });

    const chosen = await lettersByCode(tx, office.id, codes);
    const astray = codes.find((code) => !chosen.some((letter) => letter.code === code && letter.village === what.village));
    if (astray !== undefined) return refuse({ reason: 'letter', number: chosen.find((letter) => letter.code === astray)?.number ?? null, refusal: { reason: 'unknown' } });
    const sent = await insert(tx, { office, actor, key }, chosen, what.village, carrier, refuse);
    await remember(tx, commandKey, print, sent);
    return sent;
  });
  return outcome.ok ? { ok: true, ...outcome.value } : outcome;
}

async function insert(tx: Tx, { office, actor, key }: DeskRequest, chosen: readonly ChosenLetter[], village: string, carrier: string | null, refuse: (refusal: HandoverRefusal) => never): Promise<Sent> {
  const grounds = mayWhy(actor, 'handover.dispatch', { officeId: office.id, villageId: village });
  if (actor.kind !== 'officer' || !grounds) return refuse({ reason: 'not_yours' });
  const at = now();
  const id = newId();
  const year = Number(dayOf(office.settings.zone, at).slice(0, 4));
  const number = await nextParcelNumber(tx, office.id, year);
  const event = { type: 'dispatched', body: { number, year, village, items: chosen.map((letter) => letter.id) } } as const;
  await append(tx, { officeId: office.id, kind: 'parcel', streamId: id }, {
    after: 0, author: authorOf(actor, grounds), commandId: newId(), happenedAt: at, events: [{ ...event, version: PARCEL_EVENT_VERSION }]
  });
  const happened: HappenedParcelEvent = { ...event, body: { ...event.body }, seq: 1, happenedAt: at.toISOString() };
  const publicId = makeCode(PARCEL_ID_LENGTH, randomBytes(PARCEL_ID_LENGTH * 4));
  await insertParcel(tx, office.id, { parcel: evolveParcel(null, happened, id), publicId, carrier, sentBy: actor.accountId, sentByName: actor.name });
  // In the order of their ids, as everybody else locks them: no two batches wait for each other.
  for (const letter of chosen) {
    const done = await execute(tx, { office, actor, door: 'desk', principal: actor.accountId, key: `${key}/${letter.id}`, applicationId: letter.id }, { type: 'dispatch', parcel: id });
    if (!done.ok) return refuse({ reason: 'letter', number: letter.number, refusal: done.refusal });
    await makePickupCode(tx, office.id, letter.id);
  }
  return { parcel: publicId, number, letters: chosen.length };
}

const refused = (refusal: HandoverRefusal): Dispatched => ({ ok: false, refusal });
