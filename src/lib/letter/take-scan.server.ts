import { withUpload } from '#platform/gate.server.ts';
import { normalisePhoto } from '#platform/normalise-photo.server.ts';
import type { PhotoWarning } from '#platform/image-quality.ts';
import { inspectUpload } from '#platform/upload.server.ts';
import type { UploadRefusal } from '#platform/upload-refusal.ts';
import type { NewUpload } from '#application/files.server.ts';

export type Scan = Omit<NewUpload, 'question'>;
export type ScanTaken =
  | { ok: true; scan: Scan; fields: ReadonlyMap<string, string> }
  | { ok: false; reason: UploadRefusal }
  /** the photo can be kept all the same, if its sender says so with the field `tetap` */
  | { ok: false; reason: 'doubtful'; warnings: PhotoWarning[] };

/**
 * Takes in the photo or scan of a signed sheet: received as a stream, looked at, a photo turned upright, shrunk and freed of all EXIF
 * at once, since the letter is signed the moment it is stored.
 */
export async function takeScan(request: Request): Promise<ScanTaken> {
  const received = await withUpload(request, async ({ fields, file }): Promise<ScanTaken> => {
    if (!file) return { ok: false, reason: 'empty' };
    const found = await inspectUpload(file.bytes);
    if (!found.ok) return found;
    if (found.warnings.length > 0 && fields.get('tetap') !== 'ya') return { ok: false, reason: 'doubtful', warnings: found.warnings };
    if (found.kind === 'pdf') return { ok: true, fields, scan: { kind: 'pdf', bytes: file.bytes, pages: found.pages, thumbnail: null } };
    return { ok: true, fields, scan: { ...(await normalisePhoto(file.bytes, found.kind)), thumbnail: found.thumbnail, warnings: found.warnings } };
  });
  return received.ok ? received.value : received;
}
