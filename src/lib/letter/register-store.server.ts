import { sql, type Selectable } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import type { Register } from '#platform/schema.ts';
import type { RegisterEntry, RegisterFilter, RegisterPlace, SeriesState } from '#letter/register.ts';

/** All SQL of the register: its numbers and the counters they come from. Letters themselves are in `store`. */

/** Takes the next number of a series; the counter's row stays locked until the transaction ends. */
export async function takeNumber(tx: Tx, officeId: string, series: string, year: number): Promise<number> {
  const counter = await tx.insertInto('register_series').values({ office_id: officeId, series, year, next: 2 })
    .onConflict((conflict) => conflict.columns(['office_id', 'series', 'year']).doUpdateSet((eb) => ({ next: eb('register_series.next', '+', 1) })))
    .returning('next').executeTakeFirstOrThrow();
  return counter.next - 1;
}

/** Whether a letter of this office bears this number already, as it is printed. */
export async function isPrinted(tx: Tx, officeId: string, text: string): Promise<boolean> {
  return (await tx.selectFrom('register').select('id').where('office_id', '=', officeId).where('text', '=', text).executeTakeFirst()) !== undefined;
}

/** Moves a counter forward, never back. @returns false when numbers up to there are given out already */
export async function moveCounter(tx: Tx, officeId: string, series: string, year: number, next: number): Promise<boolean> {
  const row = await tx.insertInto('register_series').values({ office_id: officeId, series, year, next })
    .onConflict((conflict) => conflict.columns(['office_id', 'series', 'year']).doUpdateSet({ next }).where('register_series.next', '<=', next))
    .returning('next').executeTakeFirst();
  return row !== undefined;
}

export type NewEntry = { id: string; series: string; year: number; number: number; text: string; classification: string; date: string; applicationId: string; letterId: string; serviceSlug: string; villageId: string };

export async function insertRegister(tx: Tx, officeId: string, entry: NewEntry): Promise<void> {
  await tx.insertInto('register').values({
    office_id: officeId, id: entry.id, series: entry.series, year: entry.year, number: entry.number, text: entry.text, classification: entry.classification,
    date: entry.date, application_id: entry.applicationId, letter_id: entry.letterId, service_slug: entry.serviceSlug, village_id: entry.villageId, status: 'reserved'
  }).execute();
}

/** A reserved number is used: its letter is signed. */
export async function useNumber(tx: Tx, officeId: string, register: string): Promise<void> {
  await tx.updateTable('register').set({ status: 'used' }).where('office_id', '=', officeId).where('id', '=', register).where('status', '=', 'reserved').execute();
}

/** A number that is given up stays in the register as *batal*, with its reason; it is never given out again. */
export async function voidNumber(tx: Tx, officeId: string, register: string, reason: string): Promise<void> {
  await tx.updateTable('register').set({ status: 'void', reason }).where('office_id', '=', officeId).where('id', '=', register).where('status', '=', 'reserved').execute();
}

/** The counters, newest year first. */
export async function seriesStates(tx: Tx, officeId: string): Promise<SeriesState[]> {
  return tx.selectFrom('register_series').select(['series', 'year', 'next']).where('office_id', '=', officeId).orderBy('year', 'desc').orderBy('series').execute();
}

/** Entries from the newest number on; equalities and ranges only, so that an index is used under row-level security (law 4). */
export async function entries(tx: Tx, officeId: string, filter: RegisterFilter, after: RegisterPlace | null, limit: number): Promise<RegisterEntry[]> {
  let query = filtered(tx, officeId, filter).selectAll();
  if (after) query = query.where(sql<boolean>`(date, number, id) < (${after.date}::date, ${after.number}::int, ${after.id}::uuid)`);
  const rows = await query.orderBy('date', 'desc').orderBy('number', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toEntry);
}

/** How many entries a filter holds. */
export async function countEntries(tx: Tx, officeId: string, filter: RegisterFilter): Promise<number> {
  const { count } = await filtered(tx, officeId, filter).select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return count;
}

function filtered(tx: Tx, officeId: string, filter: RegisterFilter) {
  let query = tx.selectFrom('register').where('office_id', '=', officeId);
  if (filter.year !== null) query = query.where('date', '>=', `${filter.year}-01-01`).where('date', '<=', `${filter.year}-12-31`);
  if (filter.series !== null) query = query.where('series', '=', filter.series);
  if (filter.status !== null) query = query.where('status', '=', filter.status);
  if (filter.search?.kind === 'number') query = query.where('number', '=', filter.search.number);
  if (filter.search?.kind === 'text') query = query.where('text', 'in', [filter.search.text, filter.search.text.toUpperCase()]);
  return query;
}

/** Where a page ended, found again by the printed number of its last row. */
export async function placeOfNumber(tx: Tx, officeId: string, text: string): Promise<RegisterPlace | null> {
  const row = await tx.selectFrom('register').select(['date', 'number', 'id']).where('office_id', '=', officeId).where('text', '=', text).executeTakeFirst();
  return row ?? null;
}

function toEntry(row: Selectable<Register>): RegisterEntry {
  return {
    id: row.id, series: row.series, year: row.year, number: row.number, text: row.text, date: row.date, applicationId: row.application_id,
    letterId: row.letter_id, service: row.service_slug, village: row.village_id, status: row.status as RegisterEntry['status'], reason: row.reason
  };
}
