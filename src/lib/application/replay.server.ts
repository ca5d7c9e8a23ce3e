import { isDeepStrictEqual } from 'node:util';
import { inOffice, type Tx } from '#platform/database.server.ts';
import { dataKeysOf } from '#platform/data-key.server.ts';
import type { RecordedEvent } from '#journal/event.ts';
import { readStreams, streamIds } from '#journal/read.server.ts';
import type { Application } from '#application/application.ts';
import { evolveCase, type Case } from '#application/case.ts';
import { evolve } from '#application/evolve.ts';
import { happened, openCase, openSummary } from '#application/seal-case.server.ts';
import { keepSearchWords } from '#application/search-words.server.ts';
import { evolvedColumns, firstColumns, insertApplication, lockApplication, nikHashOf, rewriteApplication, rowsForReplay, summaryOf, type RowForReplay } from '#application/store.server.ts';

/** Where a stored application differs from what its journal says: the names of the columns, never their content. */
export type Difference = { id: string; columns: string[] };

const AT_ONCE = 200;

/**
 * Replays every application of an office from its journal and compares it with the stored row, open columns and sealed ones.
 * @returns how many streams were replayed, and the differences
 */
export async function checkApplications(officeId: string): Promise<{ streams: number; differences: Difference[] }> {
  const differences: Difference[] = [];
  let streams = 0;
  for (let after: string | null = null; ;) {
    const found: { ids: string[]; differences: Difference[] } = await inOffice(officeId, (tx) => checkSome(tx, officeId, after));
    differences.push(...found.differences);
    streams += found.ids.length;
    after = found.ids.at(-1) ?? null;
    if (after === null) return { streams, differences };
  }
}

/** Writes one application's row anew from its journal. */
export async function rebuildApplication(officeId: string, id: string): Promise<void> {
  await inOffice(officeId, async (tx) => {
    const there = await lockApplication(tx, officeId, id);
    const key = (await dataKeysOf(tx, officeId, [id], 'case')).get(id) ?? null;
    const replayed = replay(officeId, id, key, (await readStreams(tx, officeId, 'application', [id])).get(id) ?? []);
    if (!replayed) throw new Error('a row without a journal cannot be rebuilt');
    if (there) await rewriteApplication(tx, officeId, replayed.application, replayed.kase, key);
    else if (key && replayed.kase) await insertApplication(tx, officeId, replayed.application, replayed.kase, key);
    if (replayed.kase) await keepSearchWords(tx, officeId, id, replayed.kase.answers, false);
  });
}

async function checkSome(tx: Tx, officeId: string, after: string | null): Promise<{ ids: string[]; differences: Difference[] }> {
  const streams = await streamIds(tx, officeId, 'application', after, AT_ONCE);
  const rows = await rowsForReplay(tx, officeId, after, streams.length === AT_ONCE ? streams.at(-1)! : null);
  const ids = [...new Set([...streams, ...rows.map((row) => row.id)])].sort();
  const keys = await dataKeysOf(tx, officeId, ids, 'case');
  const journal = await readStreams(tx, officeId, 'application', ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const differences = ids.flatMap((id): Difference[] => {
    const key = keys.get(id) ?? null;
    const columns = differing(officeId, byId.get(id), replay(officeId, id, key, journal.get(id) ?? []), key);
    return columns.length > 0 ? [{ id, columns }] : [];
  });
  return { ids, differences };
}

type Replayed = { application: Application; kase: Case | null };

function replay(officeId: string, id: string, key: Uint8Array | null, events: readonly RecordedEvent[]): Replayed | null {
  let application: Application | null = null;
  let kase: Case | null = null;
  for (const recorded of events) {
    const event = happened(officeId, id, key, recorded);
    application = evolve(application, event, id);
    if (key) kase = evolveCase(kase, event);
  }
  return application && { application, kase };
}

function differing(officeId: string, row: RowForReplay | undefined, replayed: Replayed | null, key: Uint8Array | null): string[] {
  if (!replayed) return ['journal'];
  if (!row) return ['row'];
  const { body, ...columns } = { ...firstColumns(replayed.application), ...evolvedColumns(replayed.application) };
  const wrong = Object.entries(columns).filter(([name, value]) => !isDeepStrictEqual(plain(row[name as keyof typeof columns]), plain(value))).map(([name]) => name);
  if (!isDeepStrictEqual(row.body, JSON.parse(body))) wrong.push('body');
  if (key && replayed.kase) {
    const { kase } = replayed;
    if (!row.sealed || !isDeepStrictEqual(plain(openCase(officeId, row.id, key, row.sealed)), plain(kase))) wrong.push('sealed');
    if (!row.summary || !isDeepStrictEqual(openSummary(officeId, row.id, key, row.summary), summaryOf(kase))) wrong.push('summary');
    if (!isDeepStrictEqual(plain(row.nik_hash), plain(nikHashOf(officeId, kase)))) wrong.push('nik_hash');
  }
  return wrong;
}

/** Moments as text, and nothing where JSON keeps nothing. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}
