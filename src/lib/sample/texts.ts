/** What officers of the sample write. Everybody in it is invented. */
export const RETURNS = [
  { question: 'foto_kk', reason: 'Foto Kartu Keluarga buram, nomornya tidak terbaca. Foto ulang di tempat terang.' },
  { question: 'foto_kk', reason: 'Foto Kartu Keluarga terpotong di sisi kanan. Foto seluruh lembar.' },
  { question: 'foto_ktp', reason: 'Foto KTP memantulkan cahaya, NIK tidak terbaca. Foto ulang tanpa lampu kilat.' },
  { question: 'pekerjaan', reason: 'Pekerjaan berbeda dengan KTP. Tulis seperti di KTP.' },
  { question: 'nama', reason: 'Ejaan nama berbeda dengan KTP. Tulis persis seperti di KTP.' }
] as const;
export const REJECTIONS = [
  'Alamat di KTP berada di kecamatan lain. Ajukan di kantor kecamatan sesuai KTP.',
  'Surat yang sama sudah terbit bulan ini dan masih berlaku.',
  'Surat pengantar dari desa dibuat untuk orang lain. Minta surat pengantar atas nama pemohon, lalu ajukan lagi.'
] as const;
export const SENT_BACK = ['Nomor surat pengantar belum dicocokkan dengan fotonya.', 'Alamat di draf surat belum sama dengan KTP.', 'Mohon pastikan keperluannya ke pemohon.'] as const;
export const NOTES = ['Sudah ditelepon, pemohon membawa aslinya besok.', 'Pemohon minta diambilkan kakaknya.', 'Sama dengan permohonan bulan lalu, berkas cocok.'] as const;
export const FINDINGS = [
  'Lokasi sesuai. Akses jalan cukup untuk mobil pemadam, panggung berdiri di tanah kering.',
  'Lokasi sesuai. Ketua RT dan tetangga sekitar tidak keberatan.',
  'Lokasi sesuai. Panitia menambah dua orang penjaga di simpang jalan.'
] as const;
export const GIVEN_UP = 'Kertas rusak saat dicetak, nomor tidak dipakai.';
export const ANNULLED = ['Terbit dua kali untuk keperluan yang sama.', 'Data pada surat keliru, sudah diganti surat baru.'] as const;
export const WITHOUT_CODE = ['HP pengambil rusak, kode tidak dapat dibuka. KTP cocok.', 'Struk hilang. Wajah dan KTP cocok, dikenal perangkat desa.'] as const;
export const CARRIERS = ['Kapal penumpang KM Sinar Laut', 'Perangkat desa', 'Kurir kantor'] as const;
