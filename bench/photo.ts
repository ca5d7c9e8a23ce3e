import { randomFillSync } from 'node:crypto';
import sharp from 'sharp';

/** A photo that is about so many bytes as JPEG: grain over a gradient, since a flat picture would weigh nothing. */
export async function photoOf(bytes: number): Promise<Uint8Array> {
  const side = Math.round(Math.sqrt(bytes * 1.6));
  const noise = Buffer.alloc(side * side * 3);
  randomFillSync(noise);
  for (let at = 0; at < noise.length; at += 1) noise[at] = ((noise[at]! & 0x7f) + ((at / (side * 3)) % 128)) & 0xff;
  for (let quality = 92; ; quality -= 3) {
    const photo = await sharp(noise, { raw: { width: side, height: side, channels: 3 } }).jpeg({ quality }).toBuffer();
    if (photo.length <= bytes * 1.1 || quality < 20) return new Uint8Array(photo);
  }
}
