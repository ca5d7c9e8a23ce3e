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
