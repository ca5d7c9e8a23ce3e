import sharp from 'sharp';
import { heicSize } from '#platform/heic-header.ts';
import { heicToJpeg } from '#platform/image-heic.server.ts';
import { photoWarnings, type PhotoWarning } from '#platform/image-quality.ts';
import { oneAtATime } from '#platform/one-at-a-time.ts';
import type { UploadKind } from '#platform/upload-kind.ts';

sharp.concurrency(1);
sharp.cache(false);

export type ImageKind = Exclude<UploadKind, 'pdf'>;
export type ImageFound =
  | { ok: true; width: number; height: number; warnings: PhotoWarning[]; thumbnail: Uint8Array }
  | { ok: false; reason: 'pixels' | 'broken' };

/** Most pixels we decode, by what a decoder holds at once: a JPEG is reduced while it is read, the others only afterwards. */
const MOST_PIXELS: Record<ImageKind, number> = { jpeg: 60e6, heic: 50e6, png: 40e6, webp: 40e6 };
const REDUCED = 1024;
const THUMBNAIL = 320;
const SECONDS = 20;

/** One picture in memory at a time, whatever the number of phones: reading one takes 0.1 s. */
export const decoding = oneAtATime();

/** Looks at a photo: size from its header first, then one reduced decode that shows whether it is whole and can be read. */
export async function checkImage(bytes: Uint8Array, kind: ImageKind): Promise<ImageFound> {
  const size = await sizeOf(bytes, kind);
  if (!size) return { ok: false, reason: 'broken' };
  if (size.width * size.height > MOST_PIXELS[kind]) return { ok: false, reason: 'pixels' };
  const readable = kind === 'heic' ? await heicToJpeg(bytes) : bytes;
  if (!readable) return { ok: false, reason: 'broken' };
  return decoding(async () => {
    try {
      const { data, info } = await opened(readable, kind)
        .resize(REDUCED, REDUCED, { fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .raw()
        .toBuffer({ resolveWithObject: true });
      const raw = { width: info.width, height: info.height, channels: info.channels };
      const grey = await sharp(data, { raw }).greyscale().raw().toBuffer();
      const thumbnail = await sharp(data, { raw }).resize(THUMBNAIL, THUMBNAIL, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 70 }).toBuffer();
      return { ok: true, ...upright(size, info), warnings: photoWarnings(grey, info.width, info.height, size), thumbnail: new Uint8Array(thumbnail) };
    } catch {
      return { ok: false, reason: 'broken' };
    }
  });
}

/** A photo ready to be decoded, turned upright on the way; within our limits of pixels and time. */
export function opened(bytes: Uint8Array, kind: ImageKind) {
  return sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS[kind], sequentialRead: true }).timeout({ seconds: SECONDS }).autoOrient();
}

/** Size as the header says it; sharp reads no pixel for this. */
async function sizeOf(bytes: Uint8Array, kind: ImageKind): Promise<{ width: number; height: number } | undefined> {
  if (kind === 'heic') return heicSize(bytes);
  try {
    const found = await sharp(bytes, { limitInputPixels: false }).metadata();
    return found.format === kind ? { width: found.width, height: found.height } : undefined;
  } catch {
    return undefined;
  }
}

/** The original size, turned as the reduced picture was. */
function upright(size: { width: number; height: number }, reduced: { width: number; height: number }) {
  const turned = size.width > size.height !== reduced.width > reduced.height && size.width !== size.height;
  return turned ? { width: size.height, height: size.width } : { width: size.width, height: size.height };
}
