import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Journal } from '#platform/schema.ts';
import type { Tx } from '#platform/database.server.ts';
import type { RecordedEvent, Stream } from '#journal/event.ts';

/** All events of a stream, first to last. */
export async function readStream(tx: Tx, stream: Stream): Promise<RecordedEvent[]> {
  const rows = await tx.selectFrom('journal').selectAll()
    .where('office_id', '=', stream.officeId).where('stream_kind', '=', stream.kind).where('stream_id', '=', stream.streamId)
    .orderBy('seq').execute();
  return rows.map(toEvent);
}

/** The events of one kind of stream for many streams at once, in order within each; for replay. */
export async function readStreams(tx: Tx, officeId: string, kind: Stream['kind'], ids: string[]): Promise<Map<string, RecordedEvent[]>> {
  const streams = new Map<string, RecordedEvent[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return streams;
  const rows = await tx.selectFrom('journal').selectAll()
    .where('office_id', '=', officeId).where('stream_kind', '=', kind).where('stream_id', 'in', ids)
    .orderBy('stream_id').orderBy('seq').execute();
  for (const row of rows) streams.get(row.stream_id)?.push(toEvent(row));
  return streams;
}

/** Ids of streams of one kind after `after`, in their order: for going through all of them. */
export async function streamIds(tx: Tx, officeId: string, kind: Stream['kind'], after: string | null, limit: number): Promise<string[]> {
  let query = tx.selectFrom('journal').select('stream_id').where('office_id', '=', officeId).where('stream_kind', '=', kind).where('seq', '=', 1);
  if (after) query = query.where('stream_id', '>', after);
  return (await query.orderBy('stream_id').limit(limit).execute()).map((row) => row.stream_id);
}

/** An event with the stream it belongs to; `place` is where it stands among all, for paging. */
export type PlacedEvent = RecordedEvent & { kind: string; streamId: string; place: number };

/** The newest events of some kinds of streams, whichever stream they belong to. @param before only those older than this `place` */
export async function newestOfKinds(tx: Tx, officeId: string, kinds: readonly Stream['kind'][], limit: number, before?: number): Promise<PlacedEvent[]> {
  const place = sql<number>`(extract(epoch from recorded_at) * 1000000)::bigint`;
  let query = tx.selectFrom('journal').selectAll().select(place.as('place')).where('office_id', '=', officeId).where('stream_kind', 'in', kinds);
  if (before !== undefined) query = query.where(place, '<', before);
  const rows = await query.orderBy('recorded_at', 'desc').orderBy('seq', 'desc').limit(limit).execute();
  return rows.map((row) => ({ ...toEvent(row), kind: row.stream_kind, streamId: row.stream_id, place: row.place }));
}

function toEvent(row: Selectable<Journal>): RecordedEvent {
  return {
    seq: row.seq,
    type: row.type,
    version: row.version,
    happenedAt: row.happened_at,
    recordedAt: row.recorded_at,
    actor: row.actor,
    post: row.post,
    actingFor: row.acting_for,
    commandId: row.command_id,
    body: row.body as object,
    sealed: row.sealed
  };
}
