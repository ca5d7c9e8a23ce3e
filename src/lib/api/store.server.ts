import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';

/** All SQL on the machines' keys. A key itself is nowhere, only its hash. */

export type ClientRow = { id: string; name: string; scopes: string[]; perMinute: number; createdAt: Date; revokedAt: Date | null };

export async function clientRows(tx: Tx, officeId: string): Promise<ClientRow[]> {
  const rows = await tx.selectFrom('api_client').select(['id', 'name', 'scopes', 'per_minute', 'created_at', 'revoked_at'])
    .where('office_id', '=', officeId).orderBy('created_at', 'desc').orderBy('id').execute();
  return rows.map(toClient);
}

export async function clientByHash(tx: Tx, officeId: string, hash: Uint8Array): Promise<ClientRow | null> {
  const row = await tx.selectFrom('api_client').select(['id', 'name', 'scopes', 'per_minute', 'created_at', 'revoked_at'])
    .where('office_id', '=', officeId).where('key_hash', '=', Buffer.from(hash)).executeTakeFirst();
  return row ? toClient(row) : null;
}

export async function insertClient(tx: Tx, officeId: string, client: { id: string; name: string; keyHash: Uint8Array; scopes: readonly string[]; perMinute: number }): Promise<void> {
  await tx.insertInto('api_client').values({
    office_id: officeId, id: client.id, name: client.name, key_hash: Buffer.from(client.keyHash), scopes: [...client.scopes], per_minute: client.perMinute
  }).execute();
}

/** @returns false when there was nothing to change: unknown, or revoked already */
export async function updateClient(tx: Tx, officeId: string, id: string, change: { revokedAt: Date } | { perMinute: number }): Promise<boolean> {
  const result = await tx.updateTable('api_client').set('revokedAt' in change ? { revoked_at: change.revokedAt } : { per_minute: change.perMinute })
    .where('office_id', '=', officeId).where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** One request a key at a time. @returns false when another one holds it now */
export async function tryLock(tx: Tx, text: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${text}, 0)) as held`.execute(tx);
  return rows[0]?.held ?? false;
}

function toClient(row: { id: string; name: string; scopes: string[]; per_minute: number; created_at: Date; revoked_at: Date | null }): ClientRow {
  return { id: row.id, name: row.name, scopes: row.scopes, perMinute: row.per_minute, createdAt: row.created_at, revokedAt: row.revoked_at };
}
