import { inOffice, type Tx } from '#platform/database.server.ts';
import { withUpload } from '#platform/gate.server.ts';
import { inspectUpload } from '#platform/upload.server.ts';
import type { UploadRefusal } from '#platform/upload-refusal.ts';
import type { FileQuestion } from '#service/questions/file.ts';
import { deleteFile, insertFile, removeStored, storeUpload, type Owner } from '#application/files.server.ts';

/** Where an uploaded file goes: its owner, the key that seals it, the question it answers, and how many files that has already. */
export type UploadPlace = { owner: Owner; key: Uint8Array; question: FileQuestion; count: number };
export type UploadTarget = {
  /** Asked before the file is received and again, locked, when its row is written: minutes can lie between. Null: nothing to upload to. */
  place: (tx: Tx, lock: boolean) => Promise<UploadPlace | null>;
  /** Takes the file that a new one replaces away; returns what to remove from the disk after the commit. */
  setAside: (tx: Tx, id: string) => Promise<string | null>;
};
export type FileTaken = { ok: true } | { ok: false; reason: UploadRefusal | 'full' | 'gone'; most: number };

/**
 * Takes in one file of a form (field `berkas`, and `ganti` with the id of the one it replaces): received as a stream, looked at,
 * written sealed to disk, then its row.
 */
export async function takeFile(officeId: string, request: Request, target: UploadTarget): Promise<FileTaken> {
  const before = await inOffice(officeId, (tx) => target.place(tx, false));
  if (!before) return { ok: false, reason: 'gone', most: 0 };
  const refuse = (reason: UploadRefusal | 'full' | 'gone'): FileTaken => ({ ok: false, reason, most: before.question.max });
  const received = await withUpload(request, async ({ fields, file }): Promise<FileTaken> => {
    if (!file) return refuse('empty');
    const found = await inspectUpload(file.bytes);
    if (!found.ok) return refuse(found.reason);
    if (!before.question.accept.includes(found.kind === 'pdf' ? 'pdf' : 'photo')) return refuse('type');
    const row = await storeUpload(officeId, before.owner, before.key, {
      question: before.question.id, kind: found.kind, bytes: file.bytes, thumbnail: found.thumbnail ?? null,
      pages: found.pages ?? null, width: found.width ?? null, height: found.height ?? null, warnings: found.warnings
    });
    const outcome = await inOffice(officeId, async (tx): Promise<{ refused: 'gone' | 'full' | null; old: string | null }> => {
      const replaces = fields.get('ganti') ?? '';
      const old = isId(replaces) ? await target.setAside(tx, replaces) : null;
      const now = await target.place(tx, true);
      if (!now || now.owner.id !== before.owner.id) return { refused: 'gone', old };
      if (now.count >= now.question.max) return { refused: 'full', old };
      await insertFile(tx, row);
      return { refused: null, old };
    });
    await removeStored([outcome.old, outcome.refused ? row.stored_id : null]);
    return outcome.refused ? refuse(outcome.refused) : { ok: true };
  });
  return received.ok ? received.value : refuse(received.reason);
}

/** Takes one file of an owner away, row first. An id of somebody else's file does nothing. */
export async function dropFile(tx: Tx, officeId: string, owner: Owner, id: string): Promise<string | null> {
  return isId(id) ? deleteFile(tx, officeId, owner, id) : null;
}

/** File ids are uuids; anything else never reaches the database. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
