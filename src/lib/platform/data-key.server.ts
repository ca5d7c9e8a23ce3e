import type { Tx } from '#platform/database.server.ts';
import { masterVersionOf, unwrapKey, wrapKey } from '#platform/seal.server.ts';

/** `case`: answers, files, notes of one application. `letter`: the signed letter, which outlives the case in the archive (law 3). */
export type KeyKind = 'case' | 'letter';

/** Keeps a data key, wrapped by the office's. Dropping this row is what forgetting means. */
export async function keepDataKey(tx: Tx, officeId: string, ownerId: string, kind: KeyKind, key: Uint8Array): Promise<void> {
  const wrapped = wrapKey(officeId, kind, key, placeOf(officeId, ownerId, kind));
  await tx.insertInto('data_key').values({
    office_id: officeId, owner_id: ownerId, kind, master_version: masterVersionOf(wrapped), wrapped: Buffer.from(wrapped)
  }).execute();
}

/** The data keys of several owners at once; an owner whose key was dropped is missing from the map. */
export async function dataKeysOf(tx: Tx, officeId: string, ownerIds: readonly string[], kind: KeyKind): Promise<Map<string, Uint8Array>> {
  if (ownerIds.length === 0) return new Map();
  const rows = await tx.selectFrom('data_key').select(['owner_id', 'wrapped'])
    .where('office_id', '=', officeId).where('kind', '=', kind).where('owner_id', 'in', ownerIds).execute();
  return new Map(rows.map((row) => [row.owner_id, unwrapKey(officeId, kind, row.wrapped, placeOf(officeId, row.owner_id, kind))]));
}

/** One owner's data key, or null once it has been dropped. */
export async function dataKeyOf(tx: Tx, officeId: string, ownerId: string, kind: KeyKind): Promise<Uint8Array | null> {
  return (await dataKeysOf(tx, officeId, [ownerId], kind)).get(ownerId) ?? null;
}

/**
 * Wraps up to `limit` of an office's data keys anew with the newest master key; what they seal stays as it is.
 * @returns how many; 0 when all are done
 */
export async function rewrapDataKeys(tx: Tx, officeId: string, version: number, limit = 500): Promise<number> {
  const rows = await tx.selectFrom('data_key').select(['owner_id', 'kind', 'wrapped'])
    .where('office_id', '=', officeId).where('master_version', '<', version).limit(limit).forUpdate().execute();
  for (const row of rows) {
    const [kind, place] = [row.kind as KeyKind, placeOf(officeId, row.owner_id, row.kind as KeyKind)];
    const wrapped = wrapKey(officeId, kind, unwrapKey(officeId, kind, row.wrapped, place), place);
    await tx.updateTable('data_key').set({ wrapped: Buffer.from(wrapped), master_version: masterVersionOf(wrapped) })
      .where('office_id', '=', officeId).where('owner_id', '=', row.owner_id).where('kind', '=', row.kind).execute();
  }
  return rows.length;
}

/** How many of an office's data keys each version of the master key wraps. */
export async function keysByMasterVersion(tx: Tx, officeId: string): Promise<{ version: number; keys: number }[]> {
  const rows = await tx.selectFrom('data_key').select((eb) => ['master_version', eb.fn.countAll<number>().as('keys')])
    .where('office_id', '=', officeId).groupBy('master_version').orderBy('master_version').execute();
  return rows.map((row) => ({ version: row.master_version, keys: row.keys }));
}

const placeOf = (office: string, row: string, kind: KeyKind) => ({ office, table: 'data_key', row, column: kind });
