import { deflateSync, crc32 } from 'node:zlib';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { heicSize } from '#platform/heic-header.ts';
import { normalisePhoto } from '#platform/normalise-photo.server.ts';
import { kindOf } from '#platform/upload-kind.ts';
import { inspectUpload } from '#platform/upload.server.ts';

const fixture = (name: string) => readFileSync(new URL(`../../../tests/fixtures/${name}`, import.meta.url));
const portrait = (turn: number) => fixture(`exif-orientation/Portrait_${turn}.jpg`);
const heic = fixture('turned.heic');

/** A photo of a card on a table, 3,000 x 4,000, as a phone takes it. */
function card(): Sharp {
  const lines = Array.from({ length: 14 }, (_, line) => `<text x="500" y="${1320 + line * 90}" font-size="60" font-family="sans-serif">NIK : 1404 0123 4567 0001 Nama BUDI Alamat ${line}</text>`);
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="4000"><rect width="3000" height="4000" fill="#b8a890"/><rect x="400" y="1200" width="2200" height="1400" fill="#9cc4e8"/>${lines.join('')}</svg>`)).flatten();
}

/** A PNG that announces a size and holds almost nothing. */
function png(width: number, height: number): Buffer {
  const chunk = (name: string, body: Buffer) => {
    const both = Buffer.concat([Buffer.from(name), body]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(both));
    return Buffer.concat([length, both, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const rows = deflateSync(Buffer.alloc(Math.min(width * 3 + 1, 1000)));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

describe('the kind of a file', () => {
  it('comes from its content', async () => {
    const plain = () => sharp({ create: { width: 20, height: 20, channels: 3, background: 'red' } });
    expect(kindOf(await plain().jpeg().toBuffer())).toBe('jpeg');
    expect(kindOf(await plain().png().toBuffer())).toBe('png');
    expect(kindOf(await plain().webp().toBuffer())).toBe('webp');
    expect(kindOf(heic)).toBe('heic');
    expect(kindOf(Buffer.from('\n%PDF-1.4'))).toBe('pdf');
    for (const other of [await plain().gif().toBuffer(), await plain().tiff().toBuffer(), await plain().avif().toBuffer(), Buffer.from('<svg/>'), Buffer.from('PK\x03\x04'), Buffer.from('MZ'), Buffer.from('ftyp'), Buffer.of(0xff, 0xd8), Buffer.alloc(0)])
      expect(kindOf(other)).toBeUndefined();
  });

  it('decides alone: a name is not even looked at', async () => {
    expect(await inspectUpload(Buffer.from('<script>'))).toEqual({ ok: false, reason: 'type' });
    expect(await inspectUpload(new Uint8Array())).toEqual({ ok: false, reason: 'empty' });
    expect(await inspectUpload(new Uint8Array(10 * 1024 * 1024 + 1))).toEqual({ ok: false, reason: 'size' });
  });
});

describe('a photo as it comes', () => {
  it.each([1, 3, 6, 8])('turned as %i has an upright size and thumbnail', async (turn) => {
    const found = await inspectUpload(portrait(turn));
    expect(found).toMatchObject({ ok: true, kind: 'jpeg', width: 1200, height: 1800, warnings: [] });
    if (!found.ok || found.kind === 'pdf') throw new Error('not a photo');
    const small = await sharp(found.thumbnail).metadata();
    expect(small).toMatchObject({ format: 'webp', width: 213, height: 320 });
    expect(small.exif).toBeUndefined();
    expect(found.thumbnail.length).toBeLessThan(25_000);
  });

  it('of a HEIC is turned as the file says', async () => {
    const found = await inspectUpload(heic);
    expect(found).toMatchObject({ ok: true, kind: 'heic', width: 360, height: 540, warnings: ['tiny'] });
  });

  it.each(['png', 'webp'] as const)('may be a %s with holes in it', async (format) => {
    const bytes = await sharp(portrait(1)).resize(700).ensureAlpha(0.5)[format]().toBuffer();
    expect(await inspectUpload(bytes)).toMatchObject({ ok: true, kind: format, width: 700, height: 1050 });
  });

  it('may be grey or in the colours of print', async () => {
    expect(await inspectUpload(await sharp(portrait(1)).greyscale().jpeg().toBuffer())).toMatchObject({ ok: true });
    expect(await inspectUpload(await sharp(portrait(1)).toColourspace('cmyk').jpeg().toBuffer())).toMatchObject({ ok: true });
  });
});

describe('a photo that cannot be used', () => {
  it('is broken when half of it is missing, whatever its kind', async () => {
    const whole = [portrait(1), await sharp(portrait(1)).resize(500).png().toBuffer(), await sharp(portrait(1)).webp().toBuffer(), heic];
    for (const bytes of whole) expect(await inspectUpload(bytes.subarray(0, bytes.length >> 1))).toEqual({ ok: false, reason: 'broken' });
    for (const bytes of whole) expect(await inspectUpload(bytes.subarray(0, 40))).toEqual({ ok: false, reason: 'broken' });
  });

  it.each([[50_000, 50_000], [20_000, 2_001], [2_001, 20_000]])('of %i x %i pixels costs nothing: only its header is read', async (width, height) => {
    const before = process.memoryUsage().rss;
    const started = performance.now();
    expect(await inspectUpload(png(width, height))).toEqual({ ok: false, reason: 'pixels' });
    expect(performance.now() - started).toBeLessThan(200);
    expect(process.memoryUsage().rss - before).toBeLessThan(20 * 1024 * 1024);
  });

  it('is refused by the size a HEIC announces, before a child is started', async () => {
    const bytes = Buffer.from(heic);
    for (const side of [8, 12]) bytes.writeUInt32BE(60_000, bytes.indexOf('ispe') + side);
    const started = performance.now();
    expect(await inspectUpload(bytes)).toEqual({ ok: false, reason: 'pixels' });
    expect(performance.now() - started).toBeLessThan(50);
  });
});

it('never throws, whatever was changed in a photo', async () => {
  const small = await Promise.all([sharp(portrait(6)).resize(80).jpeg().toBuffer(), sharp(portrait(6)).resize(80).png().toBuffer(), sharp(portrait(6)).resize(80).webp().toBuffer()]);
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 });
  await fc.assert(fc.asyncProperty(fc.constantFrom(...small), changes, async (whole, places) => {
    const bytes = Buffer.from(whole);
    for (const [at, value] of places) bytes[at % bytes.length] = value;
    expect(typeof (await inspectUpload(bytes)).ok).toBe('boolean');
  }), { numRuns: 300 });
});

it('reads any HEIC header without throwing', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(1200), fc.nat(255)), { maxLength: 8 }), fc.nat(heic.length), (places, cut) => {
    const bytes = Buffer.from(heic.subarray(0, places.length % 2 ? cut : heic.length));
    for (const [at, value] of places) if (at < bytes.length) bytes[at] = value;
    const size = heicSize(bytes);
    expect(size === undefined || size.width >= 0).toBe(true);
    kindOf(bytes);
  }), { numRuns: 2000 });
});

describe('warnings', () => {
  let good: Buffer;
  beforeAll(async () => {
    good = await card().jpeg({ quality: 85 }).toBuffer();
  });
  const warned = async (bytes: Buffer) => {
    const found = await inspectUpload(bytes);
    return found.ok ? found.warnings : found;
  };

  it('none for a readable card, or one a little soft, or one in dim light', async () => {
    expect(await warned(good)).toEqual([]);
    expect(await warned(await sharp(good).blur(3).jpeg().toBuffer())).toEqual([]);
    expect(await warned(await sharp(good).linear(0.45, 0).jpeg().toBuffer())).toEqual([]);
  });

  it.each([8, 12, 20])('blurred by %i pixels', async (radius) => {
    expect(await warned(await sharp(good).blur(radius).jpeg().toBuffer())).toEqual(['blurred']);
    expect(await warned(await sharp(portrait(1)).resize(3000).blur(radius).jpeg().toBuffer())).toEqual(['blurred']);
  });

  it('dark: a thumb over the lens, a photo in the pocket', async () => {
    expect(await warned(await sharp(good).linear(0.1, 0).jpeg().toBuffer())).toEqual(['dark']);
    expect(await warned(await sharp({ create: { width: 900, height: 900, channels: 3, background: '#000' } }).jpeg().toBuffer())).toEqual(['dark']);
  });

  it('tiny: a thumbnail instead of a photo', async () => {
    expect(await warned(await sharp(portrait(1)).resize(200).jpeg().toBuffer())).toContain('tiny');
  });
});

describe('a photo as it is kept', () => {
  const gps = { IFD0: { Make: 'Hape', Artist: 'Budi' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '0/1 25/1 1234/100', GPSLongitudeRef: 'E', GPSLongitude: '103/1 30/1 0/1' } };

  it.each([3, 6, 8])('turned as %i ends up upright: the same picture as one taken upright', async (turn) => {
    const kept = await normalisePhoto(portrait(turn), 'jpeg');
    expect(kept).toMatchObject({ width: 1200, height: 1800 });
    const meta = await sharp(kept.bytes).metadata();
    expect(meta).toMatchObject({ format: 'jpeg', width: 1200, height: 1800 });
    expect(meta.orientation).toBeUndefined();
    expect(await difference(kept.bytes, portrait(1))).toBeLessThan(6);
    expect(await difference(kept.bytes, await sharp(portrait(1)).rotate(180).toBuffer())).toBeGreaterThan(20);
  });

  it('of a HEIC is upright too', async () => {
    const kept = await normalisePhoto(heic, 'heic');
    expect(kept).toMatchObject({ width: 360, height: 540 });
    expect(await difference(kept.bytes, portrait(1))).toBeLessThan(8);
  });

  it('says no longer where it was taken and by whom', async () => {
    const taken = await sharp(portrait(1)).withExif(gps).withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Budi</x:xmpmeta>').jpeg().toBuffer();
    expect((await sharp(taken).metadata()).exif?.includes('Budi')).toBe(true);
    const kept = await normalisePhoto(taken, 'jpeg');
    const meta = await sharp(kept.bytes).metadata();
    for (const part of ['exif', 'xmp', 'iptc', 'icc', 'comments'] as const) expect(meta[part]).toBeUndefined();
    for (const trace of ['Exif', 'Hape', 'Budi', 'xmp']) expect(Buffer.from(kept.bytes).includes(trace)).toBe(false);
  });

  it('is at most 2,000 pixels, and never enlarged', async () => {
    expect(await normalisePhoto(await card().png().toBuffer(), 'png')).toMatchObject({ width: 1500, height: 2000 });
    expect(await normalisePhoto(await sharp(portrait(1)).resize(300).webp().toBuffer(), 'webp')).toMatchObject({ width: 300, height: 450 });
  });

  it('is white where it was transparent', async () => {
    const clear = await sharp({ create: { width: 50, height: 50, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer();
    const { data } = await sharp((await normalisePhoto(clear, 'png')).bytes).raw().toBuffer({ resolveWithObject: true });
    expect(Math.min(...data)).toBe(255);
  });
});

/** Mean difference of brightness, 0 to 255, once both are 60 x 90; the number painted on each example stays out of it. */
async function difference(one: Uint8Array, other: Uint8Array): Promise<number> {
  const [a, b] = await Promise.all([one, other].map((bytes) => sharp(bytes).resize(60, 90, { fit: 'fill' }).greyscale().raw().toBuffer()));
  return a!.reduce((sum, value, at) => sum + Math.abs(value - b![at]!), 0) / a!.length;
}
