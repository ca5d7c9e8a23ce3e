import { createHash, randomBytes } from 'node:crypto';
import { inOffice, type Tx } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { cleanText } from '#person/text.ts';
import { noteOfficeChange, type OfficeChange } from '#office/office-journal.server.ts';
import { MOST_A_MINUTE, SCOPES, type Scope } from '#api/scopes.ts';
import { clientByHash, clientRows, insertClient, updateClient, type ClientRow } from '#api/store.server.ts';

/** A program of somebody else's that may use this door: a village's own system, the kabupaten's super-app. */
export type ApiClient = ClientRow;
export type ClientRefusal = 'name' | 'scopes' | 'per_minute' | 'not_found';

/** Every client of the office, also those whose key was revoked. */
export function listClients(officeId: string): Promise<ApiClient[]> {
  return inOffice(officeId, (tx) => clientRows(tx, officeId));
}

/** Names of clients by id, for telling the journal. */
export async function clientNames(tx: Tx, officeId: string): Promise<Map<string, string>> {
  return new Map((await clientRows(tx, officeId)).map(({ id, name }) => [id, name]));
}

/**
 * Lets a program in.
 * @returns its key, shown once: only a hash of it is kept
 */
export async function addClient(change: OfficeChange, client: { name: string; scopes: readonly string[]; perMinute: number }): Promise<{ ok: true; key: string } | { ok: false; reason: ClientRefusal }> {
  const name = cleanText(client.name);
  const scopes = SCOPES.filter((scope) => client.scopes.includes(scope));
  if (name.length < 3 || name.length > 100) return { ok: false, reason: 'name' };
  if (scopes.length === 0 || scopes.length !== client.scopes.length) return { ok: false, reason: 'scopes' };
  if (!isRate(client.perMinute)) return { ok: false, reason: 'per_minute' };
  const key = `sp_${randomBytes(32).toString('base64url')}`;
  const id = newId();
  await inOffice(change.officeId, async (tx) => {
    await insertClient(tx, change.officeId, { id, name, keyHash: hashOf(key), scopes, perMinute: client.perMinute });
    await noteOfficeChange(tx, change, 'client_added', { client: id, name, scopes, perMinute: client.perMinute });
  });
  return { ok: true, key };
}

/** Ends a client's key at once; what it sent in stays. */
export function revokeClient(change: OfficeChange, id: string): Promise<boolean> {
  return inOffice(change.officeId, async (tx) => {
    if (!(await updateClient(tx, change.officeId, id, { revokedAt: change.at }))) return false;
    await noteOfficeChange(tx, change, 'client_revoked', { client: id });
    return true;
  });
}

/** @param perMinute requests a minute from now on */
export async function limitClient(change: OfficeChange, id: string, perMinute: number): Promise<{ ok: true } | { ok: false; reason: ClientRefusal }> {
  if (!isRate(perMinute)) return { ok: false, reason: 'per_minute' };
  return inOffice(change.officeId, async (tx) => {
    if (!(await updateClient(tx, change.officeId, id, { perMinute }))) return { ok: false as const, reason: 'not_found' as const };
    await noteOfficeChange(tx, change, 'client_limited', { client: id, perMinute });
    return { ok: true as const };
  });
}

/** The client a key belongs to; null when it is made up, of another office, or revoked. */
export async function clientOfKey(officeId: string, key: string): Promise<(ApiClient & { scopes: Scope[] }) | null> {
  if (!/^sp_[A-Za-z0-9_-]{43}$/.test(key)) return null;
  const row = await inOffice(officeId, (tx) => clientByHash(tx, officeId, hashOf(key)));
  return row && !row.revokedAt ? { ...row, scopes: SCOPES.filter((scope) => row.scopes.includes(scope)) } : null;
}

const isRate = (perMinute: number): boolean => Number.isInteger(perMinute) && perMinute >= 1 && perMinute <= MOST_A_MINUTE;
// 256 random bits need no stretching.
const hashOf = (key: string): Uint8Array => createHash('sha256').update(key).digest();
