import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { OfficeSettings } from '#office/settings.ts';
import type { Answers, AnswerValue, Question, ServiceDefinition } from '#service/definition.ts';
import { parseExample, type ExampleCase } from '#service/load.ts';
import { buildLetterData } from '#letter/build-letter-data.ts';
import { catalogueOffice, catalogueService, catalogueSlugs } from '#letter/catalogue.server.ts';
import type { LetterData, LetterMode } from '#letter/letter-data.ts';
import { closeRenderers, renderLetter } from '#letter/render.server.ts';
import { sampleLetter } from '#letter/sample-letter.ts';
import { signerTitle } from '#letter/signer-title.ts';

// Every letter of the catalogue, rendered and read back by the programs that others will read it with.

const folder = mkdtempSync(join(tmpdir(), 'sipetrok-letters-'));
const verifyUrl = 'https://surat.kecamatan-pulau-burung.example.go.id/periksa/k7m2p9x4q3w8r5t6y1n0zz';
const slugs = catalogueSlugs();
const settings = officeOf();
const signer = {
  title: signerTitle({ form: 'an', principal: 'Camat Pulau Burung', post: 'Sekretaris Camat' }),
  name: 'Dra. Hj. Nurhayati binti Abdul Rahman, M.Si.',
  rank: 'Pembina Tingkat I',
  nip: '19700101 199503 2 001'
};

afterAll(() => {
  closeRenderers();
  rmSync(folder, { recursive: true });
});

function officeOf(): OfficeSettings {
  const office = catalogueOffice();
  if (!office.ok) throw new Error(JSON.stringify(office.faults));
  return office.settings;
}

function serviceOf(slug: string): { definition: ServiceDefinition; template: string; example: ExampleCase } {
  const service = catalogueService(slug);
  if (!service.ok) throw new Error(JSON.stringify(service.faults));
  const example = parseExample(readFileSync(service.exampleFile, 'utf8'), basename(service.exampleFile));
  if (!example.ok) throw new Error(JSON.stringify(example.errors));
  return { definition: service.definition, template: service.template, example: example.example };
}

function letterOf(definition: ServiceDefinition, answers: Answers, mode: LetterMode, office = settings): LetterData {
  const number = mode === 'draft' ? null : '400.12.2.1/0123/KEC-PB/XI/2026';
  return buildLetterData({ definition, answers, settings: office, signer, mode, sample: false, number, issuedOn: mode === 'draft' ? null : '2026-11-24', verifyUrl });
}

async function file(name: string, template: string, data: LetterData): Promise<{ path: string; pages: number; bytes: number; text: string }> {
  const rendered = await renderLetter({ template, data });
  if (!rendered.ok) throw new Error(JSON.stringify(rendered));
  const path = join(folder, `${name}.pdf`);
  writeFileSync(path, rendered.pdf);
  const text = read('pdftotext', ['-raw', path, '-']);
  return { path, pages: rendered.pages, bytes: rendered.pdf.length, text };
}

// Poppler complains about a tag entry of Typst, zbar about a missing desktop; neither says anything about the letter.
const read = (program: string, args: string[], encoding: BufferEncoding = 'utf8'): string =>
  execFileSync(program, args, { encoding, maxBuffer: 64_000_000, stdio: ['ignore', 'pipe', 'ignore'] });

const words = (text: string): string => text.replace(/\s+/gu, ' ');

describe.each(slugs)('%s', (slug) => {
  const { definition, template, example } = serviceOf(slug);
  const sample = (mode: LetterMode): LetterData => {
    const made = sampleLetter(definition, example, settings, mode);
    if (!made.ok) throw new Error(JSON.stringify(made.errors));
    return made.data;
  };
  // as the checker gave them, without the places of those that were not asked
  const answers = Object.fromEntries(Object.entries(sample('draft').raw).filter(([, answer]) => answer !== null)) as Answers;

  test('is a light, tagged PDF/A-2a on F4 that says what it is', async () => {
    const { path, bytes } = await file(`${slug}-pen`, template, letterOf(definition, answers, 'pen'));
    expect(bytes).toBeLessThan(100 * 1024);
    const info = read('pdfinfo', [path]);
    expect(info).toMatch(/Title: +.*Nomor 400\.12\.2\.1\/0123\/KEC-PB\/XI\/2026/u);
    expect(info).toMatch(/Tagged: +yes/u);
    expect(info).toMatch(/CreationDate: +Tue Nov 24/u);
    // 215 x 330 mm in points
    expect(info).toMatch(/Page size: +609\.4\d* x 935\.4\d*/u);
    const xmp = read('pdfinfo', ['-meta', path]);
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(spawnSync('qpdf', ['--check', path]).status).toBe(0);
    expect(read('qpdf', ['--qdf', '--object-streams=disable', path, '-'], 'latin1')).toContain('/Lang (id');
    const fonts = read('pdffonts', [path]).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/LiberationSans.* yes yes yes /u);
  });

  test('holds what was answered, letterhead, number, date and who signs in whose name', async () => {
    const data = letterOf(definition, answers, 'pen');
    const { text } = await file(`${slug}-text`, template, data);
    for (const part of ['PEMERINTAH KABUPATEN INDRAGIRI HILIR', 'KECAMATAN PULAU BURUNG', '400.12.2.1/0123/KEC-PB/XI/2026', 'Pulau Burung, 24 November 2026', 'a.n. CAMAT PULAU BURUNG', 'SEKRETARIS CAMAT,', signer.name, 'NIP 19700101 199503 2 001'])
      expect(words(text)).toContain(part);
    for (const question of definition.pages.flatMap((page) => page.questions)) {
      if (!question.letter || question.type === 'group' || data.text[question.id] === '') continue;
      if (question.type === 'choice' || question.type === 'statement') continue;
      expect(words(text), question.id).toContain(words(data.text[question.id] ?? ''));
    }
    for (const row of Object.values(data.rows).flat()) for (const cell of Object.values(row)) expect(words(text)).toContain(cell);
  });

  test('a phone reads its QR code from paper', async () => {
    const { path } = await file(`${slug}-qr`, template, letterOf(definition, answers, 'pen'));
    read('pdftoppm', ['-r', '150', '-png', '-singlefile', path, path.replace('.pdf', '')]);
    const seen = read('zbarimg', ['--quiet', '--raw', path.replace('.pdf', '.png')]);
    expect(seen.trim()).toBe(verifyUrl);
  });

  test('claims only what is true of the way it was signed', async () => {
    const pen = (await file(`${slug}-p`, template, letterOf(definition, answers, 'pen'))).text;
    expect(pen).toContain('sah bila bertanda tangan dan berstempel basah');
    expect(pen).not.toMatch(/elektronik/iu);
    const certificate = (await file(`${slug}-c`, template, letterOf(definition, answers, 'certificate'))).text;
    expect(words(certificate)).toContain('dengan sertifikat milik Kantor Camat Pulau Burung');
    expect(certificate).not.toMatch(/BSrE|BSSN|berstempel basah/u);
    const draft = await file(`${slug}-d`, template, letterOf(definition, answers, 'draft'));
    expect(draft.text).toContain('Konsep. Belum ditandatangani');
    expect(draft.text).toContain('ditetapkan saat ditandatangani');
    expect(draft.text).not.toContain('periksa/');
  });

  test('the longest values stay on the paper', async () => {
    const longest = longestAnswers(definition);
    for (const paper of ['F4', 'A4'] as const) {
      const { path, pages, text } = await file(`${slug}-long-${paper}`, template, letterOf(definition, longest, 'pen', { ...settings, paper }));
      if (pages > 1) expect(text).toContain(`Halaman ${pages} dari ${pages}`);
      expect(outside(path, paper)).toEqual([]);
    }
  });

  test('sample data says so on every page', async () => {
    const { text, pages } = await file(`${slug}-sample`, template, sample('pen'));
    expect(text.match(/DATA CONTOH, BUKAN SURAT RESMI/gu)).toHaveLength(pages);
  });
});

/** Every question at its limit, words without a space among them. */
function longestAnswers(definition: ServiceDefinition): Answers {
  return Object.fromEntries(definition.pages.flatMap((page) => page.questions).map((question) => [question.id, longest(question)]));
}

function longest(question: Question): AnswerValue {
  switch (question.type) {
    case 'text':
    case 'paragraph':
      return 'W'.repeat(question.maxLength);
    case 'name':
      return 'Maharani'.repeat(15);
    case 'nik':
    case 'family_card':
      return '1404175708950002';
    case 'date':
      return '2026-11-30';
    case 'number':
    case 'money':
      return 1_000_000_000;
    case 'choice':
      return question.options.at(-1)?.id ?? '';
    case 'choices':
      return question.options.map((option) => option.id);
    case 'yesno':
    case 'statement':
      return true;
    case 'village':
      return '14.04.17.2005';
    case 'address':
      return { street: 'W'.repeat(120), rt: '001', rw: '001' };
    case 'phone':
      return '+6281200004417';
    case 'file':
      return { files: ['a'] };
    case 'group':
      return Array.from({ length: question.max }, () => Object.fromEntries(question.questions.map((each) => [each.id, longest(each)])) as Record<string, string>);
  }
}

/** Words that stand nearer to the paper's edge than 10 mm: what a printer would cut off. */
function outside(path: string, paper: 'F4' | 'A4'): string[] {
  const mm = 72 / 25.4;
  const [width, height] = paper === 'F4' ? [215 * mm, 330 * mm] : [210 * mm, 297 * mm];
  const html = read('pdftotext', ['-bbox', path, '-']);
  return [...html.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/gu)]
    .filter(([, left, top, right, bottom]) => Number(left) < 10 * mm || Number(right) > width - 10 * mm || Number(top) < 5 * mm || Number(bottom) > height - 5 * mm)
    .map((found) => found[5] ?? '');
}

test('what a person writes is never obeyed and never breaks a letter', async () => {
  const slug = 'surat-keterangan-tidak-mampu';
  const { definition, template, example } = serviceOf(slug);
  const nasty = '#panic("x") *tebal* _miring_ $y$ <label> @acuan \\ ]] // #read("/office.yaml") 🏡 中';
  const data = letterOf(definition, { ...(example.answers as Answers), nama: nasty, keperluan_jelas: nasty, lahir_tempat: 'a\u0000b\u202e\u200bc' }, 'pen');
  const { text } = await file('nasty', template, data);
  expect(words(text)).toContain('#panic("x") *tebal* _miring_ $y$ <label> @acuan \\ ]] // #read("/office.yaml") □ □');
  expect(text).toContain('abc');
});

test('an office that has uploaded its arms has them on the left', async () => {
  const { definition, template, example } = serviceOf('surat-keterangan-tidak-mampu');
  const data = buildLetterData({ definition, answers: example.answers as Answers, settings, signer, mode: 'pen', sample: false, number: '1', issuedOn: '2026-11-24', verifyUrl, arms: { file: 'arms.svg', alt: 'Lambang Kabupaten Indragiri Hilir' } });
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10H0z"/></svg>';
  expect(await renderLetter({ template, data, files: { 'arms.svg': Buffer.from(svg) } })).toMatchObject({ ok: true, pages: 1 });
});
