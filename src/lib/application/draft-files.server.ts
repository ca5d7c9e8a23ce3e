import { inOffice, type Tx } from '#platform/database.server.ts';
import { withUpload } from '#platform/gate.server.ts';
import { inspectUpload } from '#platform/upload.server.ts';
import type { UploadRefusal } from '#platform/upload-refusal.ts';
import type { FileQuestion } from '#service/questions/file.ts';
import { deleteFile, insertFile, removeStored, storeUpload, type Owner } from '#application/files.server.ts';

/** Where an uploaded file goes: a draft's question, with the key that seals it. */
export type UploadPlace = { owner: Owner; key: Uint8Array; question: FileQuestion };
export type FileTaken = { ok: true } | { ok: false; reason: UploadRefusal | 'full' | 'gone' };

/**
 * Takes in one file of a form (fields `berkas`, and `ganti` with the id of the one it replaces): received as a stream, looked at,
 * written sealed to disk, then its row.
 * @param place is asked twice: before the file is stored, and again under lock when its row is written, since minutes can lie between
 */
export async function takeFile(officeId: string, request: Request, place: (tx: Tx, lock: boolean) => Promise<(UploadPlace & { count: number }) | null>): Promise<FileTaken> {
  const before = await inOffice(officeId, (tx) => place(tx, false));
  if (!before) return { ok: false, reason: 'gone' };
  const received = await withUpload(request, async ({ fields, file }): Promise<FileTaken> => {
    if (!file) return { ok: false, reason: 'empty' };
    const found = await inspectUpload(file.bytes);
    if (!found.ok) return found;
    if (!before.question.accept.includes(found.kind === 'pdf' ? 'pdf' : 'photo')) return { ok: false, reason: 'type' };
    const row = await storeUpload(officeId, before.owner, before.key, {
      question: before.question.id, kind: found.kind, bytes: file.bytes, thumbnail: found.thumbnail ?? null,
      pages: found.pages ?? null, width: found.width ?? null, height: found.height ?? null, warnings: found.warnings
    });
    const replaces = fields.get('ganti');
    const outcome = await inOffice(officeId, async (tx): Promise<{ taken: FileTaken; old: string | null }> => {
      const now = await place(tx, true);
      if (!now || now.owner.id !== before.owner.id) return { taken: { ok: false, reason: 'gone' }, old: null };
      const old = replaces && isId(replaces) ? await deleteFile(tx, officeId, now.owner, replaces) : null;
      if (now.count - (old ? 1 : 0) >= now.question.max) return { taken: { ok: false, reason: 'full' }, old: null };
      await insertFile(tx, row);
      return { taken: { ok: true }, old };
    });
    await removeStored([outcome.taken.ok ? outcome.old : row.stored_id]);
    return outcome.taken;
  });
  return received.ok ? received.value : received;
}

/** Takes one file of an owner away, row first. An id of somebody else's file does nothing. */
export async function dropFile(tx: Tx, officeId: string, owner: Owner, id: string): Promise<string | null> {
  return isId(id) ? deleteFile(tx, officeId, owner, id) : null;
}

/** File ids are uuids; anything else never reaches the database. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
