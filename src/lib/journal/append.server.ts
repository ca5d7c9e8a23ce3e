import type { Tx } from '#platform/database.server.ts';
import type { Author, NewEvent, Stream } from '#journal/event.ts';

/**
 * Writes events at the end of a stream. The caller holds the lock of the stream's row; a number that is taken already makes the
 * database refuse (`journal_pkey`), so two writers can never both succeed.
 * @param after the number of the last event the writer has seen (0 for a new stream)
 * @returns the number of the last event written
 */
export async function append(
  tx: Tx,
  stream: Stream,
  write: { after: number; events: NewEvent[]; author: Author; commandId: string; happenedAt: Date }
): Promise<number> {
  const rows = write.events.map((event, index) => ({
    office_id: stream.officeId,
    stream_kind: stream.kind,
    stream_id: stream.streamId,
    seq: write.after + index + 1,
    type: event.type,
    version: event.version,
    happened_at: write.happenedAt,
    actor: write.author.actor,
    post: write.author.post ?? null,
    acting_for: write.author.actingFor ?? null,
    command_id: write.commandId,
    body: JSON.stringify(event.body),
    sealed: event.sealed ? Buffer.from(event.sealed) : null
  }));
  if (rows.length > 0) await tx.insertInto('journal').values(rows).execute();
  return write.after + rows.length;
}

/** Writes to the end of a stream that has no row of its own to lock (an office's settings, a post): the last number is read here. */
export async function appendNext(tx: Tx, stream: Stream, write: { events: NewEvent[]; author: Author; commandId: string; happenedAt: Date }): Promise<number> {
  const last = await tx.selectFrom('journal').select('seq')
    .where('office_id', '=', stream.officeId).where('stream_kind', '=', stream.kind).where('stream_id', '=', stream.streamId)
    .orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return append(tx, stream, { ...write, after: last?.seq ?? 0 });
}
