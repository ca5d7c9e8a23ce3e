import type { Selectable } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import type { File as FileRow } from '#platform/schema.ts';
import { readSealed, removeFile, writeSealed } from '#platform/files.server.ts';
import { newId } from '#platform/ids.server.ts';
import { newDataKey, open, seal } from '#platform/seal.server.ts';

/** Most files one question takes (issue §2). */
export const FILES_A_QUESTION = 8;

export type Owner = { kind: 'draft' | 'application' | 'letter' | 'upload'; id: string };
/** An uploaded file as pages show it. Its bytes open only with the key of its owner. */
export type StoredUpload = {
  id: string; owner: Owner; question: string; kind: string; bytes: number; pages: number | null; width: number | null; height: number | null;
  warnings: string[]; ready: boolean; createdAt: Date; hasThumbnail: boolean;
};
export type NewUpload = {
  question: string; kind: string; bytes: Uint8Array; thumbnail: Uint8Array | null;
  pages?: number | null; width?: number | null; height?: number | null; warnings?: readonly string[]; ready?: boolean;
};


/**
 * Writes the bytes to disk, sealed; the row comes after, in a transaction, with `insertFile` (law: file first, then the row).
 * @param ownerKey the draft's, case's or letter's data key
 */
export async function storeUpload(officeId: string, owner: Owner, ownerKey: Uint8Array, upload: NewUpload) {
  const id = newId();
  const key = newDataKey();
  const stored = await writeSealed(officeId, key, upload.bytes);
  return {
    office_id: officeId, id, owner_kind: owner.kind, owner_id: owner.id, question: upload.question, kind: upload.kind, bytes: upload.bytes.length,
    pages: upload.pages ?? null, width: upload.width ?? null, height: upload.height ?? null, warnings: [...(upload.warnings ?? [])],
    wrapped_key: Buffer.from(seal(ownerKey, key, keyPlace(officeId, id))), stored_id: stored.id,
    thumbnail: upload.thumbnail ? Buffer.from(seal(key, upload.thumbnail, thumbnailPlace(officeId, id))) : null,
    state: upload.ready ? 'ready' : 'checked', sha256: stored.sha256
  };
}
export type StoredRow = Awaited<ReturnType<typeof storeUpload>>;

export async function insertFile(tx: Tx, { sha256: _, ...row }: StoredRow): Promise<void> {
  await tx.insertInto('file').values(row).execute();
}

/** The files of one owner, in the order they came. */
export async function filesOf(tx: Tx, officeId: string, owner: Owner): Promise<StoredUpload[]> {
  const rows = await tx.selectFrom('file').selectAll()
    .where('office_id', '=', officeId).where('owner_kind', '=', owner.kind).where('owner_id', '=', owner.id).orderBy('id').execute();
  return rows.map(toUpload);
}

/** The bytes of one file, or null when this owner has no such file: an id from elsewhere opens nothing. */
export async function readUpload(tx: Tx, officeId: string, owner: Owner, ownerKey: Uint8Array, id: string): Promise<{ bytes: Uint8Array; kind: string } | null> {
  const row = await rowOf(tx, officeId, owner, id);
  if (!row) return null;
  return { bytes: await readSealed(officeId, open(ownerKey, row.wrapped_key, keyPlace(officeId, id)), row.stored_id), kind: row.kind };
}

export async function readThumbnail(tx: Tx, officeId: string, owner: Owner, ownerKey: Uint8Array, id: string): Promise<Uint8Array | null> {
  const row = await rowOf(tx, officeId, owner, id);
  if (!row?.thumbnail) return null;
  return open(open(ownerKey, row.wrapped_key, keyPlace(officeId, id)), row.thumbnail, thumbnailPlace(officeId, id));
}

/** Takes the row away and returns what to remove from the disk after the commit. */
export async function deleteFile(tx: Tx, officeId: string, owner: Owner, id: string): Promise<string | null> {
  const row = await tx.deleteFrom('file').where('office_id', '=', officeId).where('owner_kind', '=', owner.kind).where('owner_id', '=', owner.id)
    .where('id', '=', id).returning('stored_id').executeTakeFirst();
  return row?.stored_id ?? null;
}

/** The draft's files become the application's; the draft's key is the case's key, so nothing is sealed anew. */
export async function moveFiles(tx: Tx, officeId: string, from: Owner, to: Owner): Promise<void> {
  await tx.updateTable('file').set({ owner_kind: to.kind, owner_id: to.id })
    .where('office_id', '=', officeId).where('owner_kind', '=', from.kind).where('owner_id', '=', from.id).execute();
}

/** A file sent beforehand by a machine goes over to an application: its key is wrapped anew by the case's. */
export async function adoptFile(tx: Tx, officeId: string, id: string, from: { owner: Owner; key: Uint8Array }, to: { owner: Owner; key: Uint8Array; question: string }): Promise<boolean> {
  const row = await rowOf(tx, officeId, from.owner, id);
  if (!row) return false;
  const key = open(from.key, row.wrapped_key, keyPlace(officeId, id));
  // Named by its former owner, so that of two who take it at once only one gets it.
  const moved = await tx.updateTable('file')
    .set({ owner_kind: to.owner.kind, owner_id: to.owner.id, question: to.question, wrapped_key: Buffer.from(seal(to.key, key, keyPlace(officeId, id))) })
    .where('office_id', '=', officeId).where('owner_kind', '=', from.owner.kind).where('owner_id', '=', from.owner.id).where('id', '=', id).executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}

/** Replaces the bytes of a file by a better form of the same (turned upright, shrunk). Returns what to remove from the disk after the commit. */
export async function replaceBytes(tx: Tx, officeId: string, owner: Owner, ownerKey: Uint8Array, id: string, next: { bytes: Uint8Array; kind: string; width: number; height: number }): Promise<string | null> {
  const row = await rowOf(tx, officeId, owner, id);
  if (!row || row.state === 'ready') return null;
  const key = open(ownerKey, row.wrapped_key, keyPlace(officeId, id));
  const stored = await writeSealed(officeId, key, next.bytes);
  await tx.updateTable('file')
    .set({ stored_id: stored.id, bytes: next.bytes.length, kind: next.kind, width: next.width, height: next.height, state: 'ready' })
    .where('office_id', '=', officeId).where('id', '=', id).execute();
  return row.stored_id;
}

/** Removes what rows no longer refer to, after the commit that took the rows away. */
export async function removeStored(ids: readonly (string | null)[]): Promise<void> {
  for (const id of ids) if (id) await removeFile(id);
}

function rowOf(tx: Tx, officeId: string, owner: Owner, id: string) {
  return tx.selectFrom('file').selectAll()
    .where('office_id', '=', officeId).where('owner_kind', '=', owner.kind).where('owner_id', '=', owner.id).where('id', '=', id).executeTakeFirst();
}

function toUpload(row: Selectable<FileRow>): StoredUpload {
  return {
    id: row.id, owner: { kind: row.owner_kind as Owner['kind'], id: row.owner_id }, question: row.question, kind: row.kind, bytes: row.bytes,
    pages: row.pages, width: row.width, height: row.height, warnings: row.warnings, ready: row.state === 'ready', createdAt: row.created_at,
    hasThumbnail: row.thumbnail !== null
  };
}

const keyPlace = (office: string, row: string) => ({ office, table: 'file', row, column: 'wrapped_key' });
const thumbnailPlace = (office: string, row: string) => ({ office, table: 'file', row, column: 'thumbnail' });
