import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import type { Application } from '#application/application.ts';
import type { State } from '#application/lifecycle.ts';
import type { Source } from '#application/queue-sources.ts';
import { COUNT_CAP, OPEN_STATES, type QueueFilter } from '#application/queue-filter.ts';

/** A row of a list. `summary` is sealed; nothing else is personal. */
export type QueueRow = { id: string; application: Application; summary: Uint8Array | null; dueAt: Date | null; submittedAt: Date };
/** Where a page ended; the code of its last row finds it again. */
export type Place = { id: string; dueAt: Date | null; submittedAt: Date };
/** What narrows a source. Only equalities and ranges: under row-level security nothing else reaches an index (law 4). */
export type Narrowing = Pick<QueueFilter, 'service' | 'village' | 'officer' | 'late'> & { now: Date };

/** The place behind a tracking code, or null when there is no such application. */
export async function placeOf(tx: Tx, officeId: string, code: string): Promise<Place | null> {
  const row = await tx.selectFrom('application').select(['id', 'due_at', 'submitted_at']).where('office_id', '=', officeId).where('code', '=', code).executeTakeFirst();
  return row ? { id: row.id, dueAt: row.due_at, submittedAt: row.submitted_at } : null;
}

/** Open cases that have a deadline, the nearest first. */
export async function datedRows(tx: Tx, officeId: string, source: Source, narrowing: Narrowing, after: Place | null, limit: number): Promise<QueueRow[]> {
  if (after && after.dueAt === null) return [];
  let query = narrowed(tx, officeId, source, narrowing).where('closed_at', 'is', null).where('due_at', 'is not', null);
  if (narrowing.late) query = query.where('due_at', '<', narrowing.now);
  if (after) query = query.where(sql<boolean>`(due_at, id) > (${after.dueAt}::timestamptz, ${after.id}::uuid)`);
  return rowsOf(await query.orderBy('due_at').orderBy('id').limit(limit).execute());
}

/** Open cases whose clock stands still or has ended, the oldest first. */
export async function undatedRows(tx: Tx, officeId: string, source: Source, narrowing: Narrowing, after: Place | null, limit: number): Promise<QueueRow[]> {
  if (narrowing.late) return [];
  let query = narrowed(tx, officeId, source, narrowing).where('closed_at', 'is', null).where('due_at', 'is', null);
  if (after?.dueAt === null) query = query.where('id', '>', after.id);
  return rowsOf(await query.orderBy('due_at').orderBy('id').limit(limit).execute());
}

/** Closed cases, the newest first. */
export async function closedRows(tx: Tx, officeId: string, source: Source, narrowing: Narrowing, after: Place | null, limit: number): Promise<QueueRow[]> {
  let query = narrowed(tx, officeId, source, narrowing);
  if (after) query = query.where(sql<boolean>`(submitted_at, id) < (${after.submittedAt}::timestamptz, ${after.id}::uuid)`);
  return rowsOf(await query.orderBy('submitted_at', 'desc').orderBy('id', 'desc').limit(limit).execute());
}

/** Rows by id, newest first; for what a search found. */
export async function rowsById(tx: Tx, officeId: string, ids: readonly string[]): Promise<QueueRow[]> {
  if (ids.length === 0) return [];
  return rowsOf(await columns(tx, officeId).where('id', 'in', ids).orderBy('id', 'desc').execute());
}

/** How many open cases each state holds, counted no further than the cap, in one query. @param sections undefined: the whole office */
export async function countStates(tx: Tx, officeId: string, sections?: readonly string[]): Promise<Map<State, number>> {
  const within = sections ? sql`and a.section in (${sql.join(sections)})` : sql``;
  const { rows } = await sql<{ state: State; count: number }>`
    select s.state, c.count from unnest(${OPEN_STATES}::text[]) as s(state)
    cross join lateral (select count(*)::int as count from (
      select 1 from application a where a.office_id = ${officeId} and a.state = s.state and a.closed_at is null ${within} limit ${COUNT_CAP + 1}) as found) as c`.execute(tx);
  return new Map(rows.map((row) => [row.state, row.count]));
}

/** How many wait in one source, counted no further than the cap. */
export async function countSource(tx: Tx, officeId: string, source: Source): Promise<number> {
  const rows = await narrowed(tx, officeId, source, null).clearSelect().select('id').where('closed_at', 'is', null).limit(COUNT_CAP + 1).execute();
  return rows.length;
}

/**
 * Applications that carry all of these words (keyed hashes), newest first; ids are ordered by time.
 * @param after the last id seen
 */
export async function idsWithWords(tx: Tx, officeId: string, words: readonly Uint8Array[], sections: readonly string[] | undefined, after: string | null, limit: number): Promise<string[]> {
  const [first, ...others] = words;
  if (!first) return [];
  let query = tx.selectFrom('search_token as first').select('first.application_id as id')
    .where('first.office_id', '=', officeId).where('first.token', '=', Buffer.from(first));
  for (const word of others) {
    query = query.where(({ exists, selectFrom }) => exists(selectFrom('search_token as other').select('other.application_id')
      .where('other.office_id', '=', officeId).where('other.token', '=', Buffer.from(word)).whereRef('other.application_id', '=', 'first.application_id')));
  }
  if (sections) {
    query = query.where(({ exists, selectFrom }) => exists(selectFrom('application').select('application.id')
      .where('application.office_id', '=', officeId).whereRef('application.id', '=', 'first.application_id').where('application.section', 'in', sections)));
  }
  if (after) query = query.where('first.application_id', '<', after);
  return (await query.orderBy('first.application_id', 'desc').limit(limit).execute()).map((row) => row.id);
}

/** The applications under a letter number, as printed; small letters count as capitals. */
export async function idsWithNumber(tx: Tx, officeId: string, number: string, limit: number): Promise<string[]> {
  const rows = await tx.selectFrom('application').select('id').where('office_id', '=', officeId).where('number_text', 'in', [number, number.toUpperCase()]).orderBy('id', 'desc').limit(limit).execute();
  return rows.map((row) => row.id);
}

/** What the same person asked for before, newest first. @param nik the keyed hash that the rows carry */
export async function rowsOfPerson(tx: Tx, officeId: string, nik: Uint8Array, but: string, limit: number): Promise<QueueRow[]> {
  return rowsOf(await columns(tx, officeId).where('nik_hash', '=', Buffer.from(nik)).where('id', '<>', but).orderBy('submitted_at', 'desc').limit(limit).execute());
}

const COLUMNS = ['id', 'body', 'summary', 'due_at', 'submitted_at'] as const;

function columns(tx: Tx, officeId: string) {
  return tx.selectFrom('application').select(COLUMNS).where('office_id', '=', officeId);
}

function narrowed(tx: Tx, officeId: string, source: Source, narrowing: Narrowing | null) {
  let query = columns(tx, officeId);
  if (source.state) query = query.where('state', '=', source.state);
  if (source.waitingRole) query = query.where('waiting_role', '=', source.waitingRole);
  if (source.waitingSection) query = query.where('waiting_section', '=', source.waitingSection);
  if (source.section) query = query.where('section', '=', source.section);
  if (narrowing?.service) query = query.where('service_slug', '=', narrowing.service);
  if (narrowing?.village) query = query.where('village_id', '=', narrowing.village);
  if (narrowing?.officer === 'none') query = query.where('assignee', 'is', null);
  else if (narrowing?.officer) query = query.where('assignee', '=', narrowing.officer);
  return query;
}

type Row = { id: string; body: unknown; summary: Uint8Array | null; due_at: Date | null; submitted_at: Date };

function rowsOf(rows: readonly Row[]): QueueRow[] {
  return rows.map((row) => ({ id: row.id, application: row.body as Application, summary: row.summary, dueAt: row.due_at, submittedAt: row.submitted_at }));
}
