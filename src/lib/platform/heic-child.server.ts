// Turns one HEIC photo (standard input) into a JPEG of at most 2,000 pixels (standard output) and ends: the decoder is WebAssembly
// that takes 200 MB for 12 megapixels and gives nothing back, so it never runs inside the server.
import decode from 'heic-decode';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';

sharp.concurrency(1);
sharp.cache(false);

const { width, height, data } = await decode({ buffer: await buffer(process.stdin) });
const jpeg = await sharp(new Uint8Array(data.buffer), { raw: { width, height, channels: 4 } })
  .resize(2000, 2000, { fit: 'inside', withoutEnlargement: true })
  .flatten({ background: '#ffffff' })
  .jpeg({ quality: 90 })
  .toBuffer();
process.stdout.end(jpeg);
