import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { dataKeyOf } from '#platform/data-key.server.ts';
import { insertFile, removeStored, storeUpload, type NewUpload } from '#application/files.server.ts';
import { execute, type Outcome, type Request } from '#application/execute.server.ts';
import { openApplication } from '#application/open.server.ts';
import { useNumber } from '#letter/register-store.server.ts';
import { ownerOf } from '#letter/sheet.server.ts';
import { letterById, markSigned } from '#letter/store.server.ts';

/**
 * A named officer records that the sheet bears signature and stamp, with a photo of it: only then the letter is signed. The photo is on
 * disk before the transaction; if that refuses, it is taken away again.
 */
export async function recordSignature(request: Request, scan: Omit<NewUpload, 'question'>): Promise<Outcome> {
  const { office } = request;
  const letter = await inOffice(office.id, async (tx) => {
    const bound = (await openApplication(tx, office.id, request.applicationId))?.application.letter;
    const found = bound ? await letterById(tx, office.id, bound.id) : null;
    return bound && found ? { ...found, register: bound.register, key: await dataKeyOf(tx, office.id, found.id, 'letter') } : null;
  });
  if (!letter?.key || !letter.fileId) return { ok: false, refusal: { reason: 'letter_not_ready' } };
  const row = await storeUpload(office.id, ownerOf(letter.id), letter.key, { ...scan, question: 'pindaian', ready: true });
  const outcome = await inOffice(office.id, async (tx) => {
    const done = await execute(tx, request, { type: 'record_signature', sha256: row.sha256 });
    if (done.ok && !done.replayed) {
      await insertFile(tx, row);
      await markSigned(tx, office.id, letter.id, now(), { fileId: row.id, sha256: row.sha256 });
      await useNumber(tx, office.id, letter.register);
    }
    return done;
  });
  if (!outcome.ok || outcome.replayed) await removeStored([row.stored_id]);
  return outcome;
}
