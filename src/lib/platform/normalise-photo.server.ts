import { decoding, opened, type ImageKind } from '#platform/image-check.server.ts';
import { heicToJpeg } from '#platform/image-heic.server.ts';

/** Longest side of a photo as it is kept, in pixels: an identity card on it still reads well on a large screen. */
const KEPT = 2000;
const KINDS: readonly string[] = ['jpeg', 'png', 'webp', 'heic'] satisfies ImageKind[];

/**
 * A photo as it is kept: upright, at most 2,000 pixels, JPEG in sRGB, and nothing of what the phone wrote beside it (place, time,
 * owner). Runs in a job on bytes that `inspectUpload` has accepted. @throws when they cannot be decoded after all
 */
export async function normalisePhoto(bytes: Uint8Array, kind: string): Promise<{ bytes: Uint8Array; kind: 'jpeg'; width: number; height: number }> {
  if (!isImage(kind)) throw new Error('not a kind of photo');
  const readable = kind === 'heic' ? await heicToJpeg(bytes) : bytes;
  if (!readable) throw new Error('an accepted HEIC photo no longer decodes');
  return decoding(async () => {
    // Without an explicit keep… call sharp writes no metadata at all.
    const { data, info } = await opened(readable, kind)
      .resize(KEPT, KEPT, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, kind: 'jpeg', width: info.width, height: info.height };
  });
}

function isImage(kind: string): kind is ImageKind {
  return KINDS.includes(kind);
}
