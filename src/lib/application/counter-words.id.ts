/** Words of the counter: filing for somebody who came, and what they still have to bring. */
export const counterWords = {
  title: 'Loket',
  lead: 'Isikan permohonan untuk warga yang datang, atau cetak daftar berkas yang masih kurang.',
  fill: 'Isikan permohonan',
  missing: 'Daftar kekurangan',
  missingTitle: 'Berkas yang masih kurang',
  missingLead: 'Centang yang sudah dibawa, lalu cetak sisanya untuk warga.',
  sometimes: 'bila berlaku',
  make: 'Buat daftar',
  change: 'Ubah centang',
  forService: 'Layanan',
  bring: 'Mohon dibawa atau difoto:',
  why: 'Untuk apa',
  ifMissing: 'Kalau belum ada',
  complete: 'Semua berkas sudah lengkap.',
  goOn: 'Isikan permohonan',
  free: 'Semua layanan gratis. Tidak ada yang perlu dibayar.',
  online: (address: string) => `Bila sudah lengkap, permohonan juga dapat diajukan dari HP di ${address}.`,
  print: 'Cetak',
  back: 'Kembali ke loket',
  printed: (place: string, day: string) => `${place}, ${day}`
};
