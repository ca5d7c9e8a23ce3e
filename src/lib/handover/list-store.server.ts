import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import type { Application } from '#application/application.ts';
import { withItems, type ParcelRow } from '#handover/store.server.ts';

/** A letter of a list. `summary` is sealed; nothing else is personal. */
export type LetterRow = { id: string; application: Application; summary: Uint8Array | null };

/** What narrows a list: villages of a village officer, or sections of a section head; undefined: the whole office. */
export type Narrow = { villages?: readonly string[] | undefined; sections?: readonly string[] | undefined };

/** Signed letters that wait to be sent to a village, the oldest application first. @param after the code of the last row seen */
export async function signedRows(tx: Tx, officeId: string, village: string, after: string | null, limit: number): Promise<LetterRow[]> {
  const place = after ? await placeOf(tx, officeId, after) : null;
  let query = rows(tx, officeId, {}).where('village_id', '=', village).where('state', '=', 'signed');
  if (place) query = query.where(sql<boolean>`(submitted_at, id) > (${place.submitted_at}::timestamptz, ${place.id}::uuid)`);
  return toRows(await query.orderBy('submitted_at').orderBy('id').limit(limit).execute());
}

/** How many signed letters wait for each village, counted no further than `most` in all. */
export async function signedByVillage(tx: Tx, officeId: string, most: number): Promise<Map<string, number>> {
  const { rows: counted } = await sql<{ village: string; count: number }>`
    select village_id as village, count(*)::int as count from (
      select village_id from application where office_id = ${officeId} and state = 'signed' limit ${most}
    ) as waiting group by village_id`.execute(tx);
  return new Map(counted.map((row) => [row.village, row.count]));
}

/** Letters that lie at the village, the longest waiting first. @param before only those that arrived before this moment */
export async function arrivedRows(tx: Tx, officeId: string, narrow: Narrow, page: { before?: Date; after: string | null; limit: number }): Promise<LetterRow[]> {
  const place = page.after ? await placeOf(tx, officeId, page.after) : null;
  // Written out and not a parameter: the index holds only this state.
  let query = rows(tx, officeId, narrow).where(sql<boolean>`state = 'received'`);
  if (page.before) query = query.where('arrived_at', '<', page.before);
  if (place?.arrived_at) query = query.where(sql<boolean>`(arrived_at, id) > (${place.arrived_at}::timestamptz, ${place.id}::uuid)`);
  return toRows(await query.orderBy('arrived_at').orderBy('id').limit(page.limit).execute());
}

/** Letters that were handed over, the newest first. @param page.since only those handed over since this moment */
export async function fetchedRows(tx: Tx, officeId: string, narrow: Narrow, page: { since?: Date; after: string | null; limit: number }): Promise<LetterRow[]> {
  let query = rows(tx, officeId, narrow).where(sql<boolean>`state = 'handed_over'`);
  if (page.since) query = query.where('closed_at', '>=', page.since);
  return newestClosed(tx, officeId, query, page);
}

/** Hand-overs without the pick-up code, the newest first. */
export async function rowsWithoutCode(tx: Tx, officeId: string, page: { after: string | null; limit: number }): Promise<LetterRow[]> {
  return newestClosed(tx, officeId, rows(tx, officeId, {}).where(sql<boolean>`handed_without_code`), page);
}

/** Letters that were annulled lately while they lay at the village or were on the way there. */
export async function recalledRows(tx: Tx, officeId: string, narrow: Narrow, since: Date, limit: number): Promise<LetterRow[]> {
  const found = await rows(tx, officeId, narrow).where('state', '=', 'annulled').where('closed_at', '>=', since)
    .where('parcel_id', 'is not', null).orderBy('submitted_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return toRows(found).filter((row) => row.application.handedOver === null);
}

/** Letters of these applications, for lists whose order is known already. */
export async function rowsOf(tx: Tx, officeId: string, ids: readonly string[]): Promise<Map<string, LetterRow>> {
  if (ids.length === 0) return new Map();
  return new Map(toRows(await rows(tx, officeId, {}).where('id', 'in', ids).execute()).map((row) => [row.id, row]));
}

export async function rowByCode(tx: Tx, officeId: string, code: string): Promise<LetterRow | null> {
  return toRows(await rows(tx, officeId, {}).where('code', '=', code).execute())[0] ?? null;
}

/** Ids of the villages' applications under a letter number. */
export async function idsByNumber(tx: Tx, officeId: string, villages: readonly string[], number: string, limit: number): Promise<string[]> {
  const found = await rows(tx, officeId, { villages }).where('number_text', '=', number).orderBy('id', 'desc').limit(limit).execute();
  return found.map((row) => row.id);
}

/** Ids of the villages' applications that carry all of these words (keyed hashes), newest first. */
export async function idsByWords(tx: Tx, officeId: string, villages: readonly string[], words: readonly Uint8Array[], limit: number): Promise<string[]> {
  const [first, ...others] = words;
  if (!first) return [];
  let query = tx.selectFrom('search_token as first')
    .innerJoin('application', (join) => join.onRef('application.office_id', '=', 'first.office_id').onRef('application.id', '=', 'first.application_id'))
    .select('first.application_id as id').where('first.office_id', '=', officeId).where('first.token', '=', Buffer.from(first))
    .where('application.village_id', 'in', villages);
  for (const word of others) {
    query = query.where(({ exists, selectFrom }) => exists(selectFrom('search_token as other').select('other.application_id')
      .where('other.office_id', '=', officeId).where('other.token', '=', Buffer.from(word)).whereRef('other.application_id', '=', 'first.application_id')));
  }
  return (await query.orderBy('first.application_id', 'desc').limit(limit).execute()).map((row) => row.id);
}

/** Parcels that have not arrived whole, the oldest first. */
export async function comingParcels(tx: Tx, officeId: string, villages: readonly string[], limit: number): Promise<ParcelRow[]> {
  const found = await tx.selectFrom('parcel').selectAll().where('office_id', '=', officeId).where('village_id', 'in', villages)
    .where('received_at', 'is', null).orderBy('sent_at').orderBy('id').limit(limit).execute();
  return withItems(tx, officeId, found);
}

/** All parcels of the office, the newest first. @param after the public id of the last one seen */
export async function sentParcels(tx: Tx, officeId: string, after: string | null, limit: number): Promise<ParcelRow[]> {
  const place = after ? await tx.selectFrom('parcel').select(['id', 'sent_at']).where('office_id', '=', officeId).where('public_id', '=', after).executeTakeFirst() : null;
  let query = tx.selectFrom('parcel').selectAll().where('office_id', '=', officeId);
  if (place) query = query.where(sql<boolean>`(sent_at, id) < (${place.sent_at}::timestamptz, ${place.id}::uuid)`);
  return withItems(tx, officeId, await query.orderBy('sent_at', 'desc').orderBy('id', 'desc').limit(limit).execute());
}

export type MissingRow = { application: string; missingAt: Date; parcel: string; number: number; village: string };

/** Letters that a village reported missing and that have not turned up, the longest missing first. */
export async function missingRows(tx: Tx, officeId: string, limit: number): Promise<MissingRow[]> {
  const found = await tx.selectFrom('parcel_item as item')
    .innerJoin('parcel', (join) => join.onRef('parcel.office_id', '=', 'item.office_id').onRef('parcel.id', '=', 'item.parcel_id'))
    .select(['item.application_id', 'item.missing_at', 'parcel.public_id', 'parcel.number', 'parcel.village_id'])
    .where('item.office_id', '=', officeId).where('item.missing_at', 'is not', null).where('item.received_at', 'is', null)
    .orderBy('item.missing_at').limit(limit).execute();
  return found.map((row) => ({ application: row.application_id, missingAt: row.missing_at!, parcel: row.public_id, number: row.number, village: row.village_id }));
}

const COLUMNS = ['id', 'body', 'summary'] as const;

function rows(tx: Tx, officeId: string, { villages, sections }: Narrow) {
  let query = tx.selectFrom('application').select(COLUMNS).where('office_id', '=', officeId);
  if (villages) query = query.where('village_id', 'in', villages);
  if (sections) query = query.where('section', 'in', sections);
  return query;
}

async function newestClosed(tx: Tx, officeId: string, query: ReturnType<typeof rows>, page: { after: string | null; limit: number }): Promise<LetterRow[]> {
  const place = page.after ? await placeOf(tx, officeId, page.after) : null;
  const from = place?.closed_at ? query.where(sql<boolean>`(closed_at, id) < (${place.closed_at}::timestamptz, ${place.id}::uuid)`) : query;
  return toRows(await from.orderBy('closed_at', 'desc').orderBy('id', 'desc').limit(page.limit).execute());
}

function placeOf(tx: Tx, officeId: string, code: string) {
  return tx.selectFrom('application').select(['id', 'submitted_at', 'arrived_at', 'closed_at']).where('office_id', '=', officeId).where('code', '=', code).executeTakeFirst();
}

function toRows(found: readonly { id: string; body: unknown; summary: Uint8Array | null }[]): LetterRow[] {
  return found.map((row) => ({ id: row.id, application: row.body as Application, summary: row.summary }));
}
