import type { Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import type { Actor } from '#identity/actor.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { State } from '#application/lifecycle.ts';
import { rowView, type RowView } from '#application/row-view.ts';
import { LISTS, type ListName, type QueueFilter } from '#application/queue-filter.ts';
import { sourcesOf, waitingSources, type Source } from '#application/queue-sources.ts';
import { closedRows, countSource, countStates, datedRows, placeOf, undatedRows, type Narrowing, type Place, type QueueRow } from '#application/queue-store.server.ts';
import { summariesOf } from '#application/open.server.ts';
import { namesForRows } from '#application/row-names.server.ts';

export const ROWS_A_PAGE = 25;

/** Rows of one page, and the code after which the next one begins (null: that was all). */
export type ListPage = { rows: RowView[]; next: string | null };

/** One page of a list. @param reach what this officer may read, from `deskReach` */
export async function listPage(tx: Tx, office: WorkingOffice, actor: Actor, reach: 'office' | readonly string[], filter: QueueFilter): Promise<ListPage> {
  const after = filter.after ? await placeOf(tx, office.id, filter.after) : null;
  const found = await pageOf(tx, office.id, sourcesOf(filter.list, actor, reach), { ...filter, now: now() }, after, isClosedList(filter.list), ROWS_A_PAGE + 1);
  const shown = found.slice(0, ROWS_A_PAGE);
  return { rows: await rowViews(tx, office, shown), next: found.length > ROWS_A_PAGE ? (shown.at(-1)?.application.code ?? null) : null };
}

/** Rows as a page shows them, names opened together. Whoever shows names of people that were searched for writes the reading trail first. */
export async function rowViews(tx: Tx, office: WorkingOffice, rows: readonly QueueRow[]): Promise<RowView[]> {
  const summaries = await summariesOf(tx, office.id, rows);
  const names = await namesForRows(tx, office, rows.map((row) => row.application));
  const at = now();
  return rows.map(({ application }) => rowView(application, summaries.get(application.id) ?? null, names, at, office.clock));
}

/** What waits next for this officer at a desk: the nearest deadline that no colleague has taken; null when there is nothing. */
export async function nextWaiting(tx: Tx, officeId: string, actor: Actor, but: string): Promise<string | null> {
  if (actor.kind !== 'officer') return null;
  const sources = waitingSources(actor);
  const base = { service: null, village: null, late: false, now: now() };
  for (const officer of [actor.accountId, 'none']) {
    const rows = await pageOf(tx, officeId, sources, { ...base, officer }, null, false, ROWS_A_PAGE);
    const next = rows.find(({ application }) => application.id !== but && DECIDED_AT_THE_DESK.includes(application.state));
    if (next) return next.application.code;
  }
  return null;
}

/** States in which somebody decides by looking at the case; printing and sending are done from their own lists. */
const DECIDED_AT_THE_DESK: readonly State[] = ['submitted', 'sent_back', 'field_check', 'section_review', 'secretary_review', 'signing'];

export type QueueCounts = { mine: number; states: ReadonlyMap<State, number> };

/** Counts beside the rail, capped, of open cases only. */
export async function queueCounts(tx: Tx, officeId: string, actor: Actor, reach: 'office' | readonly string[]): Promise<QueueCounts> {
  const states = await countStates(tx, officeId, reach === 'office' ? undefined : reach);
  let mine = 0;
  for (const source of waitingSources(actor)) mine += await countSource(tx, officeId, source);
  return { mine, states };
}

function isClosedList(list: ListName): boolean {
  return LISTS[list] === LISTS.selesai;
}

/** Runs through each source in its order and merges them: what is due first, then what has no deadline; closed ones newest first. */
async function pageOf(tx: Tx, officeId: string, sources: readonly Source[], narrowing: Narrowing, after: Place | null, closed: boolean, limit: number): Promise<QueueRow[]> {
  const runs: QueueRow[] = [];
  for (const source of sources) {
    if (closed) runs.push(...(await closedRows(tx, officeId, source, narrowing, after, limit)));
    else {
      const dated = await datedRows(tx, officeId, source, narrowing, after, limit);
      runs.push(...dated);
      if (dated.length < limit) runs.push(...(await undatedRows(tx, officeId, source, narrowing, after, limit - dated.length)));
    }
  }
  const unique = [...new Map(runs.map((row) => [row.id, row])).values()];
  return unique.sort(closed ? newestFirst : nearestFirst).slice(0, limit);
}

function nearestFirst(a: QueueRow, b: QueueRow): number {
  const due = (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity);
  return Number.isNaN(due) || due === 0 ? compareIds(a.id, b.id) : due;
}

function newestFirst(a: QueueRow, b: QueueRow): number {
  return b.submittedAt.getTime() - a.submittedAt.getTime() || compareIds(b.id, a.id);
}

const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
