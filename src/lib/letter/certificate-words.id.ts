/** Words of the page where a signer makes a certificate. */
export const certificateWords = {
  title: 'Sertifikat tanda tangan',
  lead: 'Dengan sertifikat ini Anda menandatangani surat secara elektronik. Kuncinya hanya terbuka dengan frasa sandi yang hanya Anda ketahui.',
  whose: 'Sertifikat ini milik kantor sendiri, bukan dari BSrE. Surat dan halaman pemeriksaan mengatakannya apa adanya.',
  none: 'Anda belum punya sertifikat',
  noneText: 'Membuatnya sebentar saja. Sesudah itu Anda dapat menandatangani surat dari HP.',
  name: 'Nama', post: 'Jabatan', since: 'Dibuat', until: 'Berlaku sampai', fingerprint: 'Sidik jari (SHA-256)',
  download: 'Unduh sertifikat (tanpa kunci)',
  expired: 'Masa berlaku sertifikat ini sudah habis. Buat yang baru di bawah.',
  make: 'Buat sertifikat', renew: 'Ganti sertifikat',
  renewText: 'Untuk frasa sandi yang terlupa, atau yang diketahui orang lain. Surat yang sudah Anda tanda tangani tetap sah.',
  passphrase: 'Frasa sandi baru', passphraseHint: (least: number) => `Sedikitnya ${least} huruf. Beberapa kata yang mudah Anda ingat lebih baik. Kantor tidak menyimpannya dan tidak dapat memulihkannya.`,
  again: 'Ketik frasa sandi itu sekali lagi',
  password: 'Kata sandi akun Anda', passwordHint: 'Supaya tidak ada yang membuat sertifikat atas nama Anda dari HP yang tertinggal terbuka.',
  made: 'Sertifikat sudah dibuat. Anda dapat menandatangani surat sekarang.', toList: 'Ke daftar tanda tangan',
  problem: 'Sertifikat belum dibuat',
  short: (least: number) => `Frasa sandi paling sedikit ${least} huruf. Tambah satu dua kata.`,
  long: 'Frasa sandi paling panjang 200 huruf.',
  different: 'Kedua frasa sandi tidak sama. Ketik sekali lagi.',
  same: 'Jangan pakai kata sandi akun sebagai frasa sandi. Pilih kata-kata lain.',
  wrongPassword: 'Kata sandi akun tidak cocok. Periksa huruf besar dan kecilnya.',
  locked: 'Kata sandi sudah beberapa kali salah. Tunggu 15 menit, lalu coba lagi.'
};
