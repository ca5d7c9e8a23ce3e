import type { Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { newId } from '#platform/ids.server.ts';
import { append } from '#journal/append.server.ts';
import { fingerprint, recall, remember } from '#journal/command-key.server.ts';
import { cleanText } from '#person/text.ts';
import { authorOf } from '#identity/author.ts';
import { mayWhy } from '#identity/may.ts';
import { execute } from '#application/execute.server.ts';
import { allOrNothing } from '#handover/all-or-nothing.server.ts';
import type { DeskRequest } from '#handover/dispatch.server.ts';
import { decideArrival, evolveParcel, PARCEL_EVENT_VERSION, type HappenedParcelEvent, type ParcelEvent } from '#handover/parcel.ts';
import type { HandoverRefusal } from '#handover/refusal.ts';
import { lettersByCode, lettersById, parcelByPublicId, updateParcel } from '#handover/store.server.ts';

/** Longest remark about missing letters, in characters. */
export const REMARK_MAX = 300;

/** What the village says: tracking codes of letters that are here, or all of them; what the rest is; a remark for the office. */
export type ArrivalReport = { parcel: string; here: readonly string[] | 'all'; others: 'missing' | 'expected'; remark?: string };
export type Settled = { received: number; missing: number; complete: boolean };
export type Received = ({ ok: true } & Settled) | { ok: false; refusal: HandoverRefusal };

/**
 * The village confirms a parcel, whole or letter by letter; letters that did not come are reported and stay listed for the office until
 * they arrive after all. A letter that was annulled on its way is only noted: it is not waiting for anybody any more.
 */
export async function receive({ office, actor, key }: DeskRequest, what: ArrivalReport): Promise<Received> {
  if (actor.kind !== 'officer') return { ok: false, refusal: { reason: 'not_yours' } };
  const remark = cleanText((what.remark ?? '').slice(0, REMARK_MAX)) || undefined;
  const outcome = await allOrNothing<Settled, HandoverRefusal>(office.id, async (tx, refuse) => {
    const row = await parcelByPublicId(tx, office.id, what.parcel, { lock: true });
    if (!row) return refuse({ reason: 'unknown' });
    const grounds = mayWhy(actor, 'handover.receive', { officeId: office.id, villageId: row.parcel.village });
    if (!grounds) return refuse({ reason: 'not_yours' });
    const commandKey = { officeId: office.id, door: 'desk', principal: actor.accountId, key };
    const print = fingerprint({ receive: what.parcel, here: what.here === 'all' ? 'all' : what.here.toSorted(), others: what.others, remark: remark ?? null });
    const memory = await recall<Settled>(tx, commandKey, print);
    if (memory.known === 'same') return memory.answer;
    if (memory.known === 'other-body') return refuse({ reason: 'other_body' });

    const here = what.here === 'all' ? 'all' : (await lettersByCode(tx, office.id, what.here)).map((letter) => letter.id);
    const decided = decideArrival(row.parcel, { here, others: what.others });
    if (decided.length === 0) return refuse(row.parcel.receivedAt ? { reason: 'settled', by: row.receivedByName, at: row.parcel.receivedAt } : { reason: 'none_chosen' });
    const at = now();
    await append(tx, { officeId: office.id, kind: 'parcel', streamId: row.parcel.id }, {
      after: row.parcel.seq, author: authorOf(actor, grounds), commandId: newId(), happenedAt: at,
      events: decided.map((event) => ({ ...event, version: PARCEL_EVENT_VERSION }))
    });
    const happened = decided.map((event, index): HappenedParcelEvent => ({ ...event, seq: row.parcel.seq + index + 1, happenedAt: at.toISOString() }));
    const after = happened.reduce((parcel, event) => evolveParcel(parcel, event, parcel.id), row.parcel);
    await updateParcel(tx, office.id, after, after.receivedAt ? actor.name : row.receivedByName);
    for (const event of decided) await tellApplications(tx, { office, actor, key }, event, remark, refuse);
    const settled: Settled = { received: countOf(decided, 'received'), missing: countOf(decided, 'reported_missing'), complete: after.receivedAt !== null };
    await remember(tx, commandKey, print, settled);
    return settled;
  });
  return outcome.ok ? { ok: true, ...outcome.value } : outcome;
}

async function tellApplications(tx: Tx, { office, actor, key }: DeskRequest, event: ParcelEvent, remark: string | undefined, refuse: (refusal: HandoverRefusal) => never): Promise<void> {
  if (actor.kind !== 'officer') return;
  for (const letter of await lettersById(tx, office.id, event.body.items)) {
    if (letter.state === 'annulled') continue;
    const request = { office, actor, door: 'desk', principal: actor.accountId, key: `${key}/${letter.id}`, applicationId: letter.id };
    const done = await execute(tx, request, event.type === 'received' ? { type: 'receive' } : { type: 'report_missing', ...(remark ? { note: remark } : {}) });
    if (!done.ok) refuse({ reason: 'letter', number: letter.number, refusal: done.refusal });
  }
}

const countOf = (events: readonly ParcelEvent[], type: ParcelEvent['type']): number => events.find((event) => event.type === type)?.body.items.length ?? 0;
