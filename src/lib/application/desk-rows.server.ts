import type { Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { Application } from '#application/application.ts';
import type { State } from '#application/lifecycle.ts';
import { rowViews } from '#application/list.server.ts';
import { datedRows, placeOf, rowsById, type QueueRow } from '#application/queue-store.server.ts';
import type { RowView } from '#application/row-view.ts';

/** A list's row with the application it was made from, for the desks of later concepts. */
export type DeskRow = { application: Application; view: RowView };

/**
 * Applications in one state whose clock runs, the nearest deadline first.
 * @param after the tracking code of the last row seen
 * @returns `next`: the code after which the next page begins, null when that was all
 */
export async function rowsInState(tx: Tx, office: WorkingOffice, state: State, after: string | null, limit: number): Promise<{ rows: DeskRow[]; next: string | null }> {
  const place = after ? await placeOf(tx, office.id, after) : null;
  const everything = { service: null, village: null, officer: null, late: false, now: now() };
  const found = await datedRows(tx, office.id, { state }, everything, place, limit + 1);
  const rows = await deskRows(tx, office, found.slice(0, limit));
  return { rows, next: found.length > limit ? (rows.at(-1)?.application.code ?? null) : null };
}

/** Rows by the applications' ids; what is not there is missing from the map. */
export async function rowsOfIds(tx: Tx, office: WorkingOffice, ids: readonly string[]): Promise<Map<string, DeskRow>> {
  const rows = await deskRows(tx, office, await rowsById(tx, office.id, ids));
  return new Map(rows.map((row) => [row.application.id, row]));
}

async function deskRows(tx: Tx, office: WorkingOffice, rows: readonly QueueRow[]): Promise<DeskRow[]> {
  const views = await rowViews(tx, office, rows);
  return rows.map(({ application }, index) => ({ application, view: views[index]! }));
}
