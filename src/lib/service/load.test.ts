import { describe, expect, it } from 'vitest';
import { serviceDefinition } from '#service/definition.ts';
import { parseExample, parseService } from '#service/load.ts';
import { aService, serviceText, sharedBlocks } from '../../../tests/factories/services.ts';

const good = serviceText('surat-keterangan-domisili-usaha');

/** The good file with one text replaced, and the line it stood on. */
function spoilt(from: string, to: string): { text: string; line: number } {
  const at = good.indexOf(from);
  if (at < 0) throw new Error(`not in the file: ${from}`);
  return { text: good.slice(0, at) + to + good.slice(at + from.length), line: good.slice(0, at).split('\n').length };
}

function errorsOf(text: string, shared = sharedBlocks): { file: string; line: number; message: string }[] {
  const parsed = parseService(text, 'service.yaml', shared);
  return parsed.ok ? [] : parsed.errors;
}

describe('a fault is told with its line and what is expected', () => {
  const faults: [name: string, from: string, to: string, message: RegExp, linesBelow?: number][] = [
    ['unknown question type', 'type: text', 'type: teks', /Jenis pertanyaan ini tidak dikenal.*text, paragraph, name/],
    ['a key misspelt', 'optional: true', 'opsional: true', /'opsional' tidak dikenal/],
    ['label missing', '        label: { id: "Nama usaha", en: "Name of the business" }\n', '', /'label' belum ditulis/, -2],
    ['English missing', '{ id: "Nama usaha", en: "Name of the business" }', '{ id: "Nama usaha" }', /'en' belum ditulis di sini.*tulisan/],
    ['a text that is empty', '{ id: "Nama usaha", en: "Name of the business" }', '{ id: "Nama usaha", en: "" }', /'en' tidak boleh kosong/],
    ['id with a capital', '- id: usaha_nama', '- id: Usaha_nama', /huruf kecil/],
    ['the same id twice', '- id: usaha_bidang', '- id: usaha_nama', /'usaha_nama' sudah ada di halaman 'usaha'/],
    ['the same page twice', '- id: badan\n', '- id: usaha\n', /Halaman 'usaha' sudah ada/],
    ['a condition on an unknown question', 'when: { question: jenis, is: perusahaan }\n    questions:\n      - id: badan_bentuk', 'when: { question: jenes, is: perusahaan }\n    questions:\n      - id: badan_bentuk', /'jenes' yang belum ada sebelum tempat ini/],
    ['a condition with an unknown option', 'when: { question: jenis, is: perusahaan }\n    questions:\n      - id: badan_bentuk', 'when: { question: jenis, is: pt }\n    questions:\n      - id: badan_bentuk', /'pt' bukan pilihan dari 'jenis'.*perorangan, perusahaan/],
    ['a condition on the same page', 'maxLength: 20\n', 'maxLength: 20\n        when: { question: usaha_nama, answered: true }\n', /halaman yang sama/, 1],
    ['a condition on a later page', 'title: { id: "Tempat usaha", en: "Place of business" }\n', 'title: { id: "Tempat usaha", en: "Place of business" }\n    when: { question: foto_usaha, answered: true }\n', /'foto_usaha' yang belum ada sebelum tempat ini/, 1],
    ['a condition without a test', 'when: { question: tempat_status, isNot: milik }', 'when: { question: tempat_status }', /tepat satu pembanding/],
    ['a condition with a strange test', 'when: { question: tempat_status, isNot: milik }', 'when: { question: tempat_status, bukan: milik }', /syarat|tidak dikenal/],
    ['a file question with company', '- id: foto_akta\n        type: file', '- id: kota\n        type: text\n        label: { id: "Kota", en: "Town" }\n      - id: foto_akta\n        type: file', /harus sendirian di halamannya/, -1],
    ['evidence that is no question', 'evidence: foto_sewa', 'evidence: foto_sawah', /Tidak ada pertanyaan 'foto_sawah'/],
    ['pairWith that is no file', 'pairWith: foto_akta', 'pairWith: usaha_nama', /'usaha_nama' harus pertanyaan berkas/],
    ['minutes in words', 'minutes: 450', 'minutes: sehari', /'minutes' seharusnya angka/],
    ['an unknown section', 'section: pelayanan', 'section: umum', /salah satu dari: pemerintahan, trantib/],
    ['an unknown step', '- { step: secretary }', '- { step: sekcam }', /salah satu dari: field_check, section, secretary/],
    ['an option twice', '- { id: pt, label', '- { id: cv, label', /Pilihan 'cv' ada dua kali/],
    ['min above max', 'accept: [photo]\n        max: 4', 'accept: [photo]\n        min: 5\n        max: 4', /min lebih besar/, 1],
    ['a tab', '\n  - { step: section }', '\n\t- { step: section }', /Tab|spasi/, 1],
    ['a key twice', 'section: pelayanan\n', 'section: pelayanan\nsection: pmd\n', /ditulis dua kali/, 1],
    ['a colon forgotten', 'villageLetter: true', 'villageLetter true', /./],
    ['published left out', 'published: true', '', /'published' belum ditulis/]
  ];

  it.each(faults)('%s', (name, from, to, message, linesBelow = 0) => {
    const { text, line } = spoilt(from, to);
    const errors = errorsOf(text);
    expect(errors.length, name).toBeGreaterThan(0);
    expect(errors[0]?.message).toMatch(message);
    expect(errors[0]?.file).toBe('service.yaml');
    if (name === 'published left out') expect(errors[0]?.line).toBe(1);
    else if (name !== 'a colon forgotten') expect(errors[0]?.line).toBe(line + linesBelow);
  });

  it('a shared block that is not there', () => {
    const { text, line } = spoilt('- use: pemohon', '- use: pemohan');
    expect(errorsOf(text)).toEqual([{ file: 'service.yaml', line, message: "Bagian bersama 'pemohan' tidak ada. Yang ada: foto-pengantar, ktp-kk, pemohon, pengantar, pernyataan." }]);
  });

  it('a fault inside a shared block names that file and its line', () => {
    const block = sharedBlocks['ktp-kk'] ?? '';
    const errors = errorsOf(good, { ...sharedBlocks, 'ktp-kk': block.replace('type: file', 'type: foto') });
    expect(errors).toMatchObject([{ file: '_shared/ktp-kk.yaml', line: block.slice(0, block.indexOf('type: file')).split('\n').length }]);
  });

  it.each([['', 1], ['- a\n- b', 1], ['slug', 1], ['a: [', 1], ['&a [*a, *a]', 1]])('%j is no service', (text, line) => {
    expect(errorsOf(text)[0]).toMatchObject({ file: 'service.yaml', line });
  });

  it('speaks the language of the office: no word of a schema in any sentence', () => {
    for (const [, from, to] of faults) for (const error of errorsOf(spoilt(from, to).text)) expect(error.message).not.toMatch(/invalid|expected|undefined|union|regex|object/i);
  });
});

it('stores whole: what is read back from a version is the same, and has no reference left', () => {
  const service = aService('dispensasi-nikah');
  const stored = JSON.stringify(service);
  expect(serviceDefinition.parse(JSON.parse(stored))).toEqual(service);
  expect(stored).not.toContain('"use"');
});

it('reads a filled-in case, and says what is wrong with one', () => {
  expect(parseExample('today: 2026-11-24\nanswers: { nama: Sugiono }', 'example.yaml')).toEqual({ ok: true, example: { today: '2026-11-24', answers: { nama: 'Sugiono' } } });
  expect(parseExample('answers: {}\n', 'example.yaml')).toMatchObject({ ok: false, errors: [{ file: 'example.yaml', line: 1, message: expect.stringContaining("'today' belum ditulis") as string }] });
});
