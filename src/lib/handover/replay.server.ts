import { isDeepStrictEqual } from 'node:util';
import { inOffice } from '#platform/database.server.ts';
import type { RecordedEvent } from '#journal/event.ts';
import { readStreams, streamIds } from '#journal/read.server.ts';
import { evolveParcel, type HappenedParcelEvent, type Parcel } from '#handover/parcel.ts';
import { parcelsById, updateParcel } from '#handover/store.server.ts';

const AT_ONCE = 200;

/** Replays every parcel of an office from its journal. @returns how many, and the ids of those whose stored rows say something else */
export async function checkParcels(officeId: string): Promise<{ streams: number; differing: string[] }> {
  const differing: string[] = [];
  let streams = 0;
  for (let after: string | null = null; ;) {
    const found: { ids: string[]; wrong: string[] } = await inOffice(officeId, async (tx) => {
      const ids = await streamIds(tx, officeId, 'parcel', after, AT_ONCE);
      const journal = await readStreams(tx, officeId, 'parcel', ids);
      const rows = new Map((await parcelsById(tx, officeId, ids)).map(({ parcel }) => [parcel.id, parcel]));
      return { ids, wrong: ids.filter((id) => !isDeepStrictEqual(rows.get(id), replay(id, journal.get(id) ?? []))) };
    });
    differing.push(...found.wrong);
    streams += found.ids.length;
    after = found.ids.at(-1) ?? null;
    if (after === null) return { streams, differing };
  }
}

/** Writes one parcel's rows anew from its journal. A parcel without a row cannot be: the carrier's name stands nowhere else. */
export async function rebuildParcel(officeId: string, id: string): Promise<void> {
  await inOffice(officeId, async (tx) => {
    const parcel = replay(id, (await readStreams(tx, officeId, 'parcel', [id])).get(id) ?? []);
    const [row] = await parcelsById(tx, officeId, [id]);
    if (!parcel || !row) throw new Error('a parcel without its row or journal cannot be rebuilt');
    await updateParcel(tx, officeId, parcel, row.receivedByName);
  });
}

function replay(id: string, events: readonly RecordedEvent[]): Parcel | undefined {
  return events.reduce<Parcel | null>((parcel, { type, body, seq, happenedAt }) => (
    evolveParcel(parcel, { type, body, seq, happenedAt: happenedAt.toISOString() } as HappenedParcelEvent, id)
  ), null) ?? undefined;
}
