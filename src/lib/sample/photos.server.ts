import { join } from 'node:path';
import sharp from 'sharp';
import { config } from '#platform/config.server.ts';
import { inspectUpload } from '#platform/upload.server.ts';
import type { NewUpload } from '#application/files.server.ts';
import { SHEETS, type Paper } from '#sample/drawings.ts';
import type { Person } from '#sample/people.ts';
import type { Random } from '#sample/random.ts';

/** A photo as a phone would have taken it, ready to be stored. */
export type Photo = Omit<NewUpload, 'question'>;

const TABLES = ['#7a5a3c', '#5f6b62', '#8d7b66', '#4c4a52'];
const VARIANTS = 3;

/** Photos by paper. What most cases show is drawn a few times and used again; a card with a person's own name is drawn on request. */
export type Photographer = { shared(paper: Paper): Photo; blurred(): Photo; cardOf(person: Person): Promise<Photo>; scan(): Photo };

export async function openPhotographer(random: Random): Promise<Photographer> {
  const shared = new Map<Paper, Photo[]>();
  for (const paper of Object.keys(SHEETS) as Paper[]) {
    const lines = SHARED_LINES[paper];
    shared.set(paper, await Promise.all(Array.from({ length: VARIANTS }, () => shoot(paper, lines, random))));
  }
  const blurred = await shoot('kk', SHARED_LINES.kk, random, 7);
  const scan = await shoot('letter', ['SURAT KETERANGAN', '', 'DATA CONTOH'], random);
  return {
    shared: (paper) => random.pick(shared.get(paper) ?? []),
    blurred: () => blurred,
    scan: () => scan,
    cardOf: ({ name, nik, birthPlace, birth, job, address }) => shoot('ktp', [
      'PROVINSI RIAU', `NIK : ${nik}`, `Nama : ${name.toUpperCase()}`, `Lahir : ${birthPlace}, ${birth.split('-').reverse().join('-')}`,
      `Alamat : ${address.street}`, `RT/RW : ${address.rt}/${address.rw}`, `Pekerjaan : ${job}`, 'DATA CONTOH'
    ], random)
  };
}

const SHARED_LINES: Readonly<Record<Paper, readonly string[]>> = {
  ktp: ['PROVINSI RIAU', 'KARTU TANDA PENDUDUK', '', 'DATA CONTOH'], kk: ['KARTU KELUARGA', 'DATA CONTOH'],
  letter: ['PEMERINTAH DESA', 'SURAT PENGANTAR (CONTOH)'], place: []
};
const TEXT_AT: Readonly<Record<Paper, { left: number; top: number; size: number }>> = {
  ktp: { left: 36, top: 26, size: 20 }, kk: { left: 300, top: 40, size: 22 }, letter: { left: 120, top: 40, size: 20 }, place: { left: 300, top: 165, size: 18 }
};

async function shoot(paper: Paper, lines: readonly string[], random: Random, blur = 0): Promise<Photo> {
  const sheet = SHEETS[paper];
  const text = lines.length > 0 ? [{ input: await textOf(lines, TEXT_AT[paper].size), left: TEXT_AT[paper].left, top: TEXT_AT[paper].top }] : [];
  const flat = await sharp(Buffer.from(sheet.svg)).composite(text).png({ compressionLevel: 1 }).toBuffer();
  const bytes = paper === 'place' ? await sharp(flat).jpeg({ quality: 78 }).toBuffer() : await laid(flat, sheet, random, blur);
  const found = await inspectUpload(bytes);
  if (!found.ok || found.kind === 'pdf') throw new Error('a drawn photo that is none');
  return {
    kind: 'jpeg', bytes: new Uint8Array(bytes), thumbnail: found.thumbnail, width: found.width, height: found.height, warnings: found.warnings, ready: true
  };
}

/** On a table, a little turned, as from a hand. */
async function laid(flat: Buffer, sheet: { width: number; height: number }, random: Random, blur: number): Promise<Buffer> {
  const turned = await sharp(flat).rotate((random.next() - 0.5) * 7, { background: '#00000000' }).png({ compressionLevel: 1 }).toBuffer();
  const table = sharp({ create: { width: sheet.width + 200, height: sheet.height + 160, channels: 3, background: random.pick(TABLES) } });
  const placed = await table.composite([{ input: turned, gravity: 'centre' }]).jpeg({ quality: 80 }).toBuffer();
  return blur === 0 ? placed : sharp(placed).blur(blur).jpeg({ quality: 80 }).toBuffer();
}

function textOf(lines: readonly string[], size: number): Promise<Buffer> {
  const text = lines.map((line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;') || ' ').join('\n');
  return sharp({
    text: { text: `<span foreground="#15233a">${text}</span>`, font: `Liberation Sans ${size}`, fontfile: join(config.catalogueDir, 'fonts', 'LiberationSans-Regular.ttf'), rgba: true, dpi: 96, spacing: 12 }
  }).png().toBuffer();
}
