import { checkImage } from '#platform/image-check.server.ts';
import type { PhotoWarning } from '#platform/image-quality.ts';
import { checkPdf } from '#platform/pdf-check.server.ts';
import { kindOf, type UploadKind } from '#platform/upload-kind.ts';
import { LARGEST_FILE, type UploadRefusal } from '#platform/upload-refusal.ts';

export type UploadFound =
  | { ok: true; kind: 'pdf'; pages: number; width?: undefined; height?: undefined; warnings: PhotoWarning[]; thumbnail?: undefined }
  | { ok: true; kind: Exclude<UploadKind, 'pdf'>; pages?: undefined; width: number; height: number; warnings: PhotoWarning[]; thumbnail: Uint8Array };

/**
 * Looks at a file before it is stored: what it is by its content, whether it is whole, how large, whether it is safe to hand to an
 * officer. Costs 0.1 s for a photo, about a second for HEIC, and never more memory than one picture.
 * @returns width and height in pixels, upright; `thumbnail` as WebP of at most 320 pixels (photos only); warnings the person may overrule
 */
export async function inspectUpload(bytes: Uint8Array): Promise<UploadFound | { ok: false; reason: UploadRefusal }> {
  if (bytes.length === 0) return { ok: false, reason: 'empty' };
  if (bytes.length > LARGEST_FILE) return { ok: false, reason: 'size' };
  const kind = kindOf(bytes);
  if (!kind) return { ok: false, reason: 'type' };
  if (kind === 'pdf') {
    const found = checkPdf(bytes);
    return found.ok ? { ...found, kind, warnings: [] } : found;
  }
  const found = await checkImage(bytes, kind);
  return found.ok ? { ...found, kind } : found;
}
