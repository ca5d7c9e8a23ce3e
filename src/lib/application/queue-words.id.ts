import type { ListName } from '#application/queue-filter.ts';

/** Words of the queue. Office pages are in Indonesian only. */
const list: Record<ListName, string> = {
  saya: 'Menunggu saya', periksa: 'Perlu diperiksa', dikembalikan: 'Dikembalikan', lapangan: 'Cek lapangan', kasi: 'Paraf Kasi',
  sekcam: 'Paraf Sekcam', camat: 'Tanda tangan Camat', bernomor: 'Cetak dan tanda tangan', kirim: 'Siap dikirim', jalan: 'Dalam perjalanan',
  ambil: 'Siap diambil', semua: 'Semua yang berjalan', selesai: 'Sudah selesai'
};

export const queueWords = {
  lists: 'Antrean',
  others: 'Lainnya',
  toWork: 'Ke pekerjaan Anda',
  list,
  search: 'Cari nama, NIK, kode, atau nomor surat',
  find: 'Cari',
  service: 'Layanan', allServices: 'Semua layanan',
  village: 'Desa', allVillages: 'Semua desa',
  officer: 'Petugas', allOfficers: 'Semua petugas', nobody: 'Belum ada petugas',
  late: 'Hanya yang lewat waktu',
  show: 'Tampilkan',
  reset: 'Hapus saringan',
  pick: (name: string) => `Pilih ${name}`,
  forgotten: 'Data sudah dihapus',
  head: { due: 'Sisa waktu kerja', who: 'Pemohon', service: 'Layanan', village: 'Desa', state: 'Keadaan', officer: 'Petugas' },
  noOfficer: 'Belum ada',
  emptyMine: 'Tidak ada yang menunggu Anda',
  emptyMineText: 'Permohonan baru akan tampil di sini dengan sendirinya.',
  empty: 'Tidak ada permohonan di daftar ini',
  emptyText: 'Coba pilih antrean lain atau hapus saringan.',
  clock: (moment: string, left: string | null) => (left === null ? `${moment}. Kantor sedang tutup.` : `${moment}. Hari ini masih ${left}.`),
  batch: {
    label: 'Untuk yang dipilih',
    picked: (count: number) => (count === 1 ? '1 dipilih' : `${count} dipilih`),
    none: 'Pilih permohonan dengan kotak di kiri.',
    clear: 'Batal pilih', take: 'Ambil untuk saya', to: 'Alihkan kepada', hand: 'Alihkan', initial: 'Paraf',
    nobody: 'Belum ada permohonan yang dipilih. Centang dulu, lalu coba lagi.',
    colleague: 'Pilih kepada siapa permohonan dialihkan.',
    taken: (count: number) => `${count} permohonan diambil.`,
    handed: (count: number) => `${count} permohonan dialihkan.`,
    initialled: (count: number) => `${count} permohonan diparaf.`,
    refused: 'Sebagian tidak diproses'
  },
  searching: {
    title: 'Cari permohonan',
    lead: 'Ketik nama, NIK 16 angka, kode lacak, atau nomor surat. Setiap pencarian tercatat.',
    hint: 'Beberapa huruf awal nama sudah cukup. Dua kata atau lebih mempersempit hasil.',
    found: (count: number, more: boolean) => (more ? `Lebih dari ${count} permohonan. Tambah satu kata untuk mempersempit.` : `${count} permohonan ditemukan.`),
    nothing: 'Tidak ditemukan',
    nothingText: 'Periksa ejaannya, atau coba cara lain: NIK, kode lacak, atau nomor surat.',
    more: 'Berikutnya',
    reasons: {
      empty: 'Ketik dulu yang dicari.',
      short: 'Ketik sedikitnya tiga huruf dari nama.',
      nik: 'NIK terdiri dari 16 angka. Periksa lagi angkanya.',
      code: 'Kode lacak ini salah ketik. Periksa lagi huruf dan angkanya.'
    }
  }
};
