import type { Locale } from '#service/bilingual.ts';

/** What the pages of a correction say; they travel to the browser with the form. */
const id = {
  title: 'Perbaiki permohonan',
  lead: 'Hanya yang ditandai petugas yang terbuka di sini. Selama ini waktu janji kami berhenti.',
  officer: 'Catatan petugas',
  yours: 'Isian Anda sebelumnya',
  none: 'Belum ada isian.',
  opened: 'Pertanyaan ini menyusul karena jawaban Anda di atas.',
  photos: 'Ganti foto atau berkas',
  photosCount: (count: number) => (count === 0 ? 'Belum ada berkas.' : `${count} berkas.`),
  done: 'Selesai, kembali',
  send: 'Kirim perbaikan',
  back: 'Kembali ke jalannya surat'
};

const en: typeof id = {
  title: 'Correct the application',
  lead: 'Only what the officer marked is open here. Meanwhile our promised time stands still.',
  officer: 'The officer’s note',
  yours: 'Your answer before',
  none: 'No answer yet.',
  opened: 'This question follows from your answer above.',
  photos: 'Replace photos or papers',
  photosCount: (count: number) => (count === 0 ? 'No files yet.' : `${count} file${count === 1 ? '' : 's'}.`),
  done: 'Done, go back',
  send: 'Send the correction',
  back: 'Back to the letter’s journey'
};

export function correctionWords(locale: Locale): typeof id {
  return locale === 'en' ? en : id;
}
