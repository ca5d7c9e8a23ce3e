import type { z } from 'zod';

/** What the schema found, for an administrator who edits the file: what is wrong and what is expected there. */
export function definitionSentence(issue: z.core.$ZodIssue): string {
  const name = String(issue.path.findLast((part) => typeof part === 'string') ?? 'berkas');
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `'${name}' belum ditulis di sini. Yang diharapkan: ${expected(issue.expected, name)}.` : `'${name}' seharusnya ${expected(issue.expected, name)}.`;
    case 'unrecognized_keys':
      return `Kata kunci ${issue.keys.map((key) => `'${key}'`).join(', ')} tidak dikenal di sini. Periksa ejaannya atau hapus.`;
    case 'invalid_value':
      return `'${name}' seharusnya salah satu dari: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_union':
      if (issue.discriminator !== undefined) return `Jenis pertanyaan ini tidak dikenal. Pilih salah satu: ${typeNames}.`;
      return `'${name}' belum berbentuk syarat yang kami kenal, misalnya {question: jenis, is: perusahaan}.`;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? `'${name}' tidak boleh kosong, paling sedikit ${issue.minimum}.` : `'${name}' paling kecil ${issue.minimum}.`;
    case 'too_big':
      return issue.origin === 'string' ? `'${name}' terlalu panjang, paling banyak ${issue.maximum} huruf.` : `'${name}' paling besar ${issue.maximum}.`;
    case 'invalid_format':
      return `'${name}' belum benar bentuknya. ${formatHint(name)}`;
    case 'custom':
      return issue.params?.rule === 'oneTest' ? 'Satu syarat memuat question dan tepat satu pembanding, misalnya is, isNot, has, answered, before atau after. Untuk beberapa, pakai all atau any.' : `'${name}' belum benar.`;
    default:
      return `'${name}' belum benar.`;
  }
}

const typeNames = 'text, paragraph, name, nik, family_card, phone, date, number, money, choice, choices, yesno, village, address, group, file, statement';

function expected(type: string, name: string): string {
  const words: Record<string, string> = { string: 'tulisan', number: 'angka', int: 'angka bulat', boolean: 'true atau false', array: 'daftar (baris berawalan -)' };
  if (words[type] !== undefined) return words[type];
  return ['id', 'en'].includes(name) || type !== 'object' ? 'isian lain' : 'bagian dengan kata kunci di bawahnya, misalnya id: dan en:';
}

function formatHint(name: string): string {
  if (name === 'slug') return 'Pakai huruf kecil, angka dan tanda hubung, misalnya surat-keterangan-usaha.';
  if (name === 'classification') return 'Pakai angka dan titik, misalnya 400.10.4.4.';
  if (name === 'date') return 'Pakai tahun-bulan-tanggal, misalnya 2026-11-26.';
  return 'Pakai huruf kecil, angka dan garis bawah, mulai dengan huruf.';
}
