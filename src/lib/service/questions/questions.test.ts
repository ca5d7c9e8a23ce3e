import { describe, expect, it } from 'vitest';
import { checkQuestion, type Findings } from '#service/check-questions.ts';
import type { CheckContext } from '#service/definition.ts';
import { formatAnswer } from '#service/format-answer.ts';
import { messageText } from '#service/message.ts';
import { question } from '#service/questions/question.ts';

const context: CheckContext = { today: '2026-11-24', villages: [{ id: '14.04.17.2003', name: 'Sungaidanai' }], workingDaysUntil: () => 0, hasFile: (id) => id !== 'gone' };
const label = { id: 'Isian', en: 'Answer' };
const options = [{ id: 'a', label: { id: 'Satu', en: 'One' } }, { id: 'b', label: { id: 'Dua', en: 'Two' } }];

/** The cleaned answer, or what is said about the first thing wrong. */
function ask(shape: Record<string, unknown>, raw: unknown): unknown {
  const asked = question.parse({ id: 'x', label, ...shape });
  const found: Findings = { errors: {}, warnings: {} };
  const answer = checkQuestion(asked, raw, () => undefined, context, 'x', found);
  const [first] = Object.entries(found.errors);
  if (first) return `${first[0]}: ${messageText(first[1], 'id')}`;
  return answer;
}

type Case = [shape: Record<string, unknown>, raw: unknown, expected: unknown];
const emoji = '\u{1F600}';

const cases: Record<string, Case[]> = {
  'everything: empty': [
    [{ type: 'text' }, undefined, 'x: Isian belum diisi.'],
    [{ type: 'text' }, '   ', 'x: Isian belum diisi.'],
    [{ type: 'text' }, [], 'x: Isian belum diisi.'],
    [{ type: 'text', optional: true }, ' ', undefined],
    [{ type: 'text', ifMissing: { id: 'Tulis sesuatu.', en: 'Write.' } }, null, 'x: Tulis sesuatu.'],
    [{ type: 'choice', options }, null, 'x: Isian belum dipilih.'],
    [{ type: 'choice', options, label: { id: 'Yang mana?', en: 'Which?' } }, null, 'x: Pertanyaan “Yang mana?” belum dijawab.'],
    [{ type: 'file' }, { files: [] }, 'x: Isian belum ada. Ambil foto atau pilih dari HP Anda.'],
    [{ type: 'date' }, { day: '', month: ' ', year: '' }, 'x: Isian belum diisi.'],
    [{ type: 'address' }, { street: '', rt: '', rw: '' }, 'x: Isian belum diisi.'],
    [{ type: 'number' }, '', 'x: Isian belum diisi.']
  ],
  text: [
    [{ type: 'text' }, '  Dusun\t Harapan ', 'Dusun Harapan'],
    [{ type: 'text' }, 'a\u200bb\u0000c', 'abc'],
    [{ type: 'text' }, '\u200b\u200b', 'x: Isian ini berisi tanda yang tidak terlihat saja. Ketik ulang jawaban Anda.'],
    [{ type: 'text', maxLength: 3 }, emoji.repeat(3), emoji.repeat(3)],
    [{ type: 'text', maxLength: 3 }, 'abcd', 'x: Isian ini 4 huruf, paling banyak 3. Tulis lebih singkat.'],
    [{ type: 'text', maxLength: 3 }, 'abc' + ' '.repeat(10_000), 'abc'],
    [{ type: 'text' }, 'x'.repeat(1_000_000), 'x: Isian ini terlalu panjang, paling banyak 120 huruf. Tulis lebih singkat.'],
    [{ type: 'text' }, '<script>alert(1)</script>', '<script>alert(1)</script>'],
    [{ type: 'text' }, ['a', 'b'], 'x: Ada lebih dari satu jawaban di isian ini. Isi satu saja.'],
    [{ type: 'text' }, ['a', ''], 'a'],
    [{ type: 'text' }, { a: 1 }, 'x: Isian ini berupa tulisan. Ketik ulang jawaban Anda.'],
    [{ type: 'text' }, true, 'x: Isian ini berupa tulisan. Ketik ulang jawaban Anda.'],
    [{ type: 'text' }, 17, '17']
  ],
  paragraph: [
    [{ type: 'paragraph' }, 'satu\r\ndua\n\n\n\ntiga ', 'satu\ndua\n\ntiga'],
    [{ type: 'text' }, 'satu\ndua', 'satu dua']
  ],
  'name, nik, family card, phone': [
    [{ type: 'name' }, ' Sugiono ', 'Sugiono'],
    [{ type: 'name' }, "Dra. Hj. Nur'aini, M.Pd.", "Dra. Hj. Nur'aini, M.Pd."],
    [{ type: 'name' }, 'x'.repeat(121), 'x: Nama ini 121 huruf, paling banyak 120. Tulis nama satu orang saja.'],
    [{ type: 'nik' }, '1404 1757 0895 0002', '1404175708950002'],
    [{ type: 'nik' }, '140417570895000', 'x: NIK baru 15 angka, seharusnya 16. Periksa lagi di KTP Anda.'],
    [{ type: 'nik' }, '1'.repeat(500), 'x: Nomor ini terlalu panjang. Periksa lagi nomornya.'],
    [{ type: 'family_card' }, '1404171203150004', '1404171203150004'],
    [{ type: 'phone' }, '0812 0000 4417', '+6281200004417'],
    [{ type: 'phone' }, '0812', 'x: Nomor HP ini kurang panjang. Periksa lagi, misalnya 0812 3456 7890. Telepon rumah ditulis dengan kode daerah.']
  ],
  date: [
    [{ type: 'date' }, { day: '17', month: '8', year: '1995' }, '1995-08-17'],
    [{ type: 'date' }, { day: '17', month: 'Agustus', year: '1995' }, '1995-08-17'],
    [{ type: 'date' }, { day: '5', month: 'mei', year: 2000 }, '2000-05-05'],
    [{ type: 'date' }, '1995-08-17', '1995-08-17'],
    [{ type: 'date' }, '17/8/1995', 'x: Tanggal belum terbaca. Tulis tanggal, bulan dan tahun, misalnya 17 8 1995.'],
    [{ type: 'date' }, { day: '31', month: '2', year: '1995' }, 'x: Tanggal 31 Februari tidak ada. Periksa tanggal dan bulannya.'],
    [{ type: 'date' }, { day: '29', month: '2', year: '2023' }, 'x: Tanggal 29 Februari tidak ada. Periksa tanggal dan bulannya.'],
    [{ type: 'date' }, { day: '29', month: '2', year: '2024' }, '2024-02-29'],
    [{ type: 'date' }, { day: '17', month: '8', year: '95' }, 'x: Tahun ditulis dengan empat angka, misalnya 1995. Periksa lagi tahunnya.'],
    [{ type: 'date' }, { day: '17', month: '13', year: '1995' }, 'x: Bulan ditulis dengan angka 1 sampai 12. Periksa lagi bulannya.'],
    [{ type: 'date' }, { day: '17', month: '', year: '1995' }, 'x: Bulannya belum diisi, misalnya 8.'],
    [{ type: 'date' }, { day: ['1', '2'], month: '8', year: '1995' }, 'x: Tanggalnya belum diisi, misalnya 17.'],
    [{ type: 'date' }, '1850-01-01', 'x: Tahun ditulis dengan empat angka, misalnya 1995. Periksa lagi tahunnya.'],
    [{ type: 'date', only: 'past' }, '2026-11-24', '2026-11-24'],
    [{ type: 'date', only: 'past' }, '2026-11-25', 'x: Tanggal ini belum terjadi. Periksa lagi tanggal dan tahunnya.'],
    [{ type: 'date', only: 'future' }, '2026-11-24', '2026-11-24'],
    [{ type: 'date', only: 'future' }, '2026-11-23', 'x: Tanggal ini sudah lewat. Isi tanggal hari ini atau sesudahnya.'],
    [{ type: 'date', withinDays: { back: 30 } }, '2026-10-24', 'x: Tanggal ini terlalu lama. Isi tanggal 25 Oktober 2026 atau sesudahnya.'],
    [{ type: 'date', withinDays: { ahead: 1 } }, '2026-11-26', 'x: Tanggal ini terlalu jauh. Isi tanggal 25 November 2026 atau sebelumnya.'],
    [{ type: 'date', minAge: 17 }, '2009-11-25', 'x: Menurut tanggal ini umurnya belum 17 tahun. Periksa lagi tahunnya.'],
    [{ type: 'date', minAge: 17 }, '2009-11-24', '2009-11-24'],
    [{ type: 'date', maxAge: 120 }, '1905-11-24', 'x: Menurut tanggal ini umurnya lebih dari 120 tahun. Periksa lagi tahunnya.']
  ],
  'number and money': [
    [{ type: 'number' }, '1.500', 1500],
    [{ type: 'number' }, 3, 3],
    [{ type: 'number' }, '3,5', 'x: Tulis dengan angka saja, tanpa koma, misalnya 1500000.'],
    [{ type: 'number' }, 3.5, 'x: Tulis dengan angka saja, tanpa koma, misalnya 1500000.'],
    [{ type: 'number' }, '-1', 'x: Tulis dengan angka saja, tanpa koma, misalnya 1500000.'],
    [{ type: 'number' }, '1e9', 'x: Tulis dengan angka saja, tanpa koma, misalnya 1500000.'],
    [{ type: 'number', min: 2 }, '1', 'x: Angka ini terlalu kecil, paling sedikit 2.'],
    [{ type: 'number', max: 1000 }, '1001', 'x: Angka ini terlalu besar, paling banyak 1.000.'],
    [{ type: 'number' }, '9'.repeat(400), 'x: Tulis dengan angka saja, tanpa koma, misalnya 1500000.'],
    [{ type: 'money' }, 'Rp 1.500.000,00', 1_500_000],
    [{ type: 'money' }, 'Rp.900.000,-', 900_000],
    [{ type: 'money' }, '0', 0],
    [{ type: 'money' }, '12.34', 'x: Tulis dengan angka saja, tanpa koma, misalnya 1500000.']
  ],
  choices: [
    [{ type: 'choice', options }, 'a', 'a'],
    [{ type: 'choice', options }, 'c', 'x: Jawaban ini tidak ada dalam pilihan. Pilih dari daftar.'],
    [{ type: 'choice', options }, '__proto__', 'x: Jawaban ini tidak ada dalam pilihan. Pilih dari daftar.'],
    [{ type: 'choice', options }, ['a', 'b'], 'x: Ada lebih dari satu jawaban di isian ini. Isi satu saja.'],
    [{ type: 'choices', options }, ['b', 'a', 'b'], ['a', 'b']],
    [{ type: 'choices', options }, 'b', ['b']],
    [{ type: 'choices', options }, ['a', 'z'], 'x: Jawaban ini tidak ada dalam pilihan. Pilih dari daftar.'],
    [{ type: 'choices', options, max: 1 }, ['a', 'b'], 'x: Pilih paling banyak 1.'],
    [{ type: 'choices', options, min: 2 }, ['a'], 'x: Pilih paling sedikit 2.'],
    [{ type: 'yesno' }, 'ya', true],
    [{ type: 'yesno' }, false, false],
    [{ type: 'yesno' }, 'constructor', 'x: Pilih Ya atau Tidak.'],
    [{ type: 'village' }, '14.04.17.2003', '14.04.17.2003'],
    [{ type: 'village' }, '14.04.17.9999', 'x: Desa ini tidak ada dalam daftar. Pilih desa dari daftar.'],
    [{ type: 'statement', text: label }, 'ya', true],
    [{ type: 'statement', text: label }, false, 'x: Pernyataan ini belum Anda setujui. Beri tanda pada kotaknya bila setuju.'],
    [{ type: 'statement', text: label }, 'mungkin', 'x: Pernyataan ini belum Anda setujui. Beri tanda pada kotaknya bila setuju.']
  ],
  address: [
    [{ type: 'address' }, { street: ' Dusun  Harapan ', rt: '2', rw: 'RW 01' }, { street: 'Dusun Harapan', rt: '002', rw: '001' }],
    [{ type: 'address' }, { street: 'Dusun Harapan', rt: '-', rw: '–' }, { street: 'Dusun Harapan', rt: '000', rw: '000' }],
    [{ type: 'address' }, { street: 'Dusun Harapan', rt: '', rw: '1' }, 'x.rt: RT belum diisi. Kalau di KTP tertulis garis, isi 000.'],
    [{ type: 'address' }, { street: 'Dusun Harapan', rt: '1', rw: 'satu' }, 'x.rw: RW paling banyak tiga angka, misalnya 002.'],
    [{ type: 'address' }, { street: 'x'.repeat(121), rt: '1', rw: '1' }, 'x.street: Isian ini 121 huruf, paling banyak 120. Tulis lebih singkat.'],
    [{ type: 'address' }, 'Dusun Harapan RT 1', 'x: Alamat terdiri dari jalan atau dusun, RT dan RW. Isi ketiganya.']
  ],
  file: [
    [{ type: 'file' }, { files: ['one'] }, { files: ['one'] }],
    [{ type: 'file' }, { files: 'one' }, { files: ['one'] }],
    [{ type: 'file' }, ['one', 'one'], { files: ['one'] }],
    [{ type: 'file', max: 2 }, { files: ['a', 'b', 'c'] }, 'x: Berkasnya terlalu banyak, paling banyak 2. Hapus yang tidak perlu.'],
    [{ type: 'file', min: 2 }, { files: ['a'] }, 'x: Berkasnya kurang, paling sedikit 2. Tambahkan fotonya.'],
    [{ type: 'file' }, { files: ['../../etc/passwd'] }, 'x: Berkas ini tidak kami temukan lagi. Unggah sekali lagi.'],
    [{ type: 'file' }, { files: ['gone'] }, 'x: Berkas ini tidak kami temukan lagi. Unggah sekali lagi.'],
    [{ type: 'file', mayBring: true }, { original: 'ya' }, { files: [], original: true }],
    [{ type: 'file' }, { original: true }, 'x: Berkas ini perlu difoto. Ambil foto atau pilih dari HP Anda.']
  ],
  group: [
    [aGroup(), [{ nama: 'Zahra' }, { nama: ' ' }, { nama: 'Nur' }], [{ nama: 'Zahra' }, { nama: 'Nur' }]],
    [aGroup(), [{ nama: 'Zahra', umur: '9' }], [{ nama: 'Zahra', umur: 9 }]],
    [aGroup(), [{ umur: '9' }], 'x.0.nama: Nama belum diisi.'],
    [aGroup(), [], 'x: Isian belum diisi.'],
    [aGroup({ min: 0 }), [], undefined],
    [aGroup({ min: 2 }), [{ nama: 'Zahra' }], 'x: Paling sedikit 2. Tambahkan yang kurang.'],
    [aGroup({ max: 2 }), [{ nama: 'A' }, { nama: 'B' }, { nama: 'C' }], 'x: Paling banyak 2. Hapus yang tidak perlu.'],
    [aGroup(), 'Zahra', 'x: Isian ini berupa daftar. Isi satu per satu.'],
    [aGroup(), ['Zahra'], 'x: Isian belum diisi.']
  ]
};

function aGroup(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'group',
    itemLabel: { id: 'Pengikut', en: 'Companion' },
    questions: [{ id: 'nama', type: 'name', label: { id: 'Nama', en: 'Name' } }, { id: 'umur', type: 'number', optional: true, label: { id: 'Umur', en: 'Age' } }],
    ...change
  };
}

describe.each(Object.entries(cases))('%s', (_, list) => {
  it.each(list)('%j takes %j', (shape, raw, expected) => {
    expect(ask(shape, raw)).toEqual(expected);
  });
});

describe('shown to people', () => {
  const shown: [Record<string, unknown>, unknown, string, string][] = [
    [{ type: 'nik' }, '1404175708950002', '1404 1757 0895 0002', '1404 1757 0895 0002'],
    [{ type: 'phone' }, '+6281200004417', '0812-0000-4417', '0812-0000-4417'],
    [{ type: 'date' }, '1995-08-17', '17 Agustus 1995', '17 August 1995'],
    [{ type: 'number', unit: { id: 'orang', en: 'people' } }, 1500, '1.500 orang', '1,500 people'],
    [{ type: 'money' }, 1500000, 'Rp1.500.000', 'Rp1.500.000'],
    [{ type: 'choice', options }, 'b', 'Dua', 'Two'],
    [{ type: 'choices', options }, ['a', 'b'], 'Satu, Dua', 'One, Two'],
    [{ type: 'yesno' }, false, 'Tidak', 'No'],
    [{ type: 'village' }, '14.04.17.2003', 'Sungaidanai', 'Sungaidanai'],
    [{ type: 'address' }, { street: 'Gang $& Satu', rt: '002', rw: '001' }, 'Gang $& Satu, RT 002 RW 001', 'Gang $& Satu, RT 002 RW 001'],
    [{ type: 'file', mayBring: true }, { files: ['a'], original: true }, '1 berkas, saya bawa aslinya', '1 file, I will bring the original'],
    [{ type: 'file' }, { files: ['a', 'b'] }, '2 berkas', '2 files'],
    [{ type: 'statement', text: label }, true, 'Setuju', 'Agreed']
  ];
  it.each(shown)('%j: %j', (shape, raw, inIndonesian, inEnglish) => {
    const asked = question.parse({ id: 'x', label, ...shape });
    const answer = checkQuestion(asked, raw, () => undefined, context, 'x', { errors: {}, warnings: {} });
    expect(formatAnswer(asked, answer, { locale: 'id', villages: context.villages })).toBe(inIndonesian);
    expect(formatAnswer(asked, answer, { locale: 'en', villages: context.villages })).toBe(inEnglish);
  });
});
