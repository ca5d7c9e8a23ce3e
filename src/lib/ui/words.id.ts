/** Words of the frame and of the controls; what a page says stands with its own concept. */
export const id = {
  skip: 'Langsung ke isi',
  menu: 'Menu',
  mainNav: 'Utama',
  allPages: 'Semua halaman',
  queueNav: 'Antrean dan menu',
  home: 'Beranda',
  otherLanguage: 'English',
  personalData: 'Data pribadi Anda',
  sample: 'Data contoh. Permohonan, nama, dan surat di sini bukan yang sebenarnya.',
  free: 'Semua layanan gratis.',
  freeMore: 'Dari mengajukan sampai mengambil surat, Anda tidak membayar apa pun.',
  optional: '(boleh dikosongkan)',
  choose: 'Pilih',
  day: 'Tanggal',
  month: 'Bulan',
  year: 'Tahun',
  wrong: (count: number) => (count === 1 ? 'Ada 1 isian yang perlu diperbaiki' : `Ada ${count} isian yang perlu diperbaiki`),
  kept: 'Isian lainnya sudah kami simpan.',
  change: 'Ubah',
  done: 'Selesai: ',
  now: 'Sekarang: ',
  later: 'Nanti: ',
  step: (step: number, of: number, title: string) => `Langkah ${step} dari ${of}: ${title}`,
  chars: (max: number) => `Paling banyak ${max} huruf`,
  next: 'Berikutnya',
  first: 'Kembali ke awal',
  pages: 'Halaman daftar',
  yes: 'Ya',
  no: 'Tidak'
};

export type Words = typeof id;
