import { inOffice } from '#platform/database.server.ts';
import { dataKeyOf } from '#platform/data-key.server.ts';
import { log } from '#platform/log.server.ts';
import { normalisePhoto } from '#platform/normalise-photo.server.ts';
import { filesOf, readUpload, removeStored, replaceBytes, type Owner } from '#application/files.server.ts';

/**
 * Turns the photos of one application upright, shrinks and re-encodes them, and with that drops all EXIF, places taken included.
 * May run twice: a file that is ready is left alone.
 */
export async function normalisePhotos(officeId: string, applicationId: string): Promise<void> {
  const owner: Owner = { kind: 'application', id: applicationId };
  const { key, waiting } = await inOffice(officeId, async (tx) => ({
    key: await dataKeyOf(tx, officeId, applicationId, 'case'),
    waiting: (await filesOf(tx, officeId, owner)).filter((file) => !file.ready && file.kind !== 'pdf')
  }));
  if (!key) return;
  for (const file of waiting) {
    const original = await inOffice(officeId, (tx) => readUpload(tx, officeId, owner, key, file.id));
    if (!original) continue;
    const upright = await normalisePhoto(original.bytes, file.kind);
    const old = await inOffice(officeId, (tx) => replaceBytes(tx, officeId, owner, key, file.id, upright));
    await removeStored([old]);
  }
  if (waiting.length > 0) log('info', 'photos made upright', { photos: waiting.length });
}
