import type { NumberStatus } from '#letter/register.ts';
import type { IconName } from '#ui/icons.ts';
import type { TagKind } from '#ui/parts.ts';

/** How a line of the register stands. `annulled`: its letter was signed and annulled afterwards; the number stays used. */
export type EntryStanding = NumberStatus | 'annulled';

/** Words of the register. Office pages are in Indonesian only. */
export const registerWords = {
  title: 'Buku agenda',
  lead: 'Setiap nomor surat keluar tercatat di sini dan tidak pernah dipakai dua kali.',
  search: 'Nomor surat', searchHint: 'Nomor lengkap seperti yang tercetak, atau nomor urutnya saja.',
  year: 'Tahun', allYears: 'Semua tahun', series: 'Seri', allSeries: 'Semua seri', officeSeries: 'Seluruh kantor',
  status: 'Keadaan', allStatuses: 'Semua keadaan', show: 'Tampilkan',
  standing: {
    reserved: { text: 'Dipesan', icon: 'clock', kind: 'idle' },
    used: { text: 'Terpakai', icon: 'check', kind: 'done' },
    void: { text: 'Batal', icon: 'close', kind: 'bad' },
    annulled: { text: 'Surat dibatalkan', icon: 'close', kind: 'bad' }
  } satisfies Record<EntryStanding, { text: string; icon: IconName; kind: TagKind }>,
  head: { number: 'Nomor', date: 'Tanggal', name: 'Atas nama', service: 'Surat', village: 'Desa', status: 'Keadaan', reason: 'Keterangan', order: 'Urut' },
  forgotten: 'Data sudah dihapus',
  none: 'Tidak ada nomor yang cocok', noneText: 'Periksa nomornya, atau longgarkan saringannya.',
  exports: 'Unduh daftar ini', xlsx: 'Unduh Excel (XLSX)', pdf: 'Unduh PDF', exportHint: 'Unduhan memuat nama orang dan tercatat atas nama Anda.',
  tooLong: (most: number) => `Daftar ini lebih dari ${most.toLocaleString('id')} baris, terlalu panjang untuk PDF. Pilih satu tahun atau satu seri, atau unduh Excel.`,
  toSeries: 'Atur nomor awal',
  sheetTitle: (office: string) => `Buku Agenda Surat Keluar ${office}`,
  sheetFilter: { year: (year: number) => `Tahun ${year}`, series: (series: string) => `Seri ${series}`, all: 'Semua nomor' },
  printed: (time: string, person: string) => `Diunduh ${time} oleh ${person}`,
  file: (year: number | null) => `buku-agenda${year === null ? '' : `-${year}`}`,
  task: {
    title: 'Menyiapkan unduhan', done: 'Unduhan siap',
    progress: (done: number, total: number) => `${done.toLocaleString('id')} dari ${total.toLocaleString('id')} baris`,
    leave: 'Anda boleh menutup halaman ini dan kembali nanti.', refresh: 'Muat ulang', get: 'Unduh berkas', kept: 'Berkas ini disimpan satu hari.',
    gone: 'Berkas ini sudah dihapus. Unduh lagi dari buku agenda.', failed: 'Unduhan belum berhasil disiapkan. Coba lagi dari buku agenda.', back: 'Ke buku agenda'
  },
  seriesPage: {
    title: 'Nomor awal',
    lead: 'Untuk melanjutkan buku agenda kertas: nomor berikutnya boleh dimulai dari angka berapa pun, asal lebih besar dari yang sudah dipakai. Nomor yang dilewati tidak dipakai lagi.',
    now: 'Seri yang berjalan', none: 'Belum ada nomor yang dipakai. Surat pertama mendapat nomor 1.', next: (next: number) => `nomor berikutnya ${next}`,
    series: 'Seri', classification: 'Kode klasifikasi', classificationHint: 'Misalnya 400.10.4.4', year: 'Tahun', number: 'Nomor berikutnya', numberHint: 'Nomor urut yang akan didapat surat berikutnya.',
    save: 'Simpan', saved: (series: string, year: number, next: number) => `Surat berikutnya pada seri ${series} tahun ${year} mendapat nomor ${next}.`,
    problem: 'Nomor awal belum disimpan', wrongNumber: 'Tulis nomor antara 1 dan 999999.', wrongYear: 'Tulis tahun empat angka.', wrongSeries: 'Kode klasifikasi terdiri dari angka dan titik, misalnya 400.10.4.4.',
    used: (next: number) => `Nomor sampai ${next - 1} sudah dipakai atau dilewati. Tulis ${next} atau lebih besar.`, back: 'Ke buku agenda',
    history: 'Riwayat', moved: (series: string, year: number, next: number) => `Seri ${series} tahun ${year} dimulai dari ${next}`, byBook: 'melanjutkan buku kertas', byChange: 'cara menghitung nomor diganti',
    system: 'sistem'
  },
  letter: {
    back: 'Ke buku agenda', none: 'Permohonan ini belum punya surat.', number: 'Nomor', kind: 'Surat', date: 'Tanggal', name: 'Atas nama', how: 'Cara menandatangani', pen: 'Pena dan cap', certificate: 'Elektronik',
    signer: 'Penanda tangan', signedAt: 'Tercatat ditandatangani', until: 'Berlaku sampai', status: 'Keadaan', reason: 'Alasan', annulledAt: 'Dibatalkan', code: 'Kode pada surat',
    sheet: { pen: 'Lembar yang dicetak (PDF)', certificate: 'Surat bertanda tangan (PDF)' }, scan: 'Foto lembar bertanda tangan', check: 'Halaman pemeriksaan umum', application: 'Permohonan'
  }
};

/** A series as people call it. */
export const seriesName = (series: string): string => (series === 'office' ? registerWords.officeSeries : series);
