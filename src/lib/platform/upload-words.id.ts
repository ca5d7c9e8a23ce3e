import type { PhotoWarning } from '#platform/image-quality.ts';
import type { UploadRefusal } from '#platform/upload-refusal.ts';

const refusal: Record<UploadRefusal, string> = {
  empty: 'Anda belum memilih berkas, atau berkasnya kosong. Pilih foto atau PDF, lalu kirim lagi.',
  type: 'Jenis berkas ini tidak bisa dipakai. Kirim foto (JPEG, PNG, WebP, HEIC) atau PDF. Dokumen Word: simpan dulu sebagai PDF, atau foto lembarnya.',
  size: 'Ukuran berkas lebih dari 10 MB. Ambil foto lagi dengan ukuran lebih kecil di setelan kamera, atau kirim tangkapan layar dari foto itu.',
  pixels: 'Foto ini terlalu besar untuk dibuka. Ambil foto lagi dengan kamera HP pada ukuran biasa.',
  broken: 'Berkas ini rusak dan tidak bisa dibuka. Ambil foto lagi, atau simpan ulang PDF-nya, lalu kirim lagi.',
  encrypted: 'PDF ini dikunci dengan kata sandi. Simpan ulang tanpa kata sandi, atau foto lembarnya.',
  script: 'PDF ini berisi program atau lampiran, jadi tidak bisa kami terima. Cetak ke PDF baru, atau foto lembarnya.',
  pages: 'PDF ini lebih dari 30 halaman. Kirim hanya halaman yang diminta.',
  form: 'Kiriman tidak lengkap. Muat ulang halaman ini, lalu kirim berkasnya lagi.',
  many: 'Kirim satu berkas setiap kali.',
  slow: 'Jaringan terlalu lambat dan kiriman terputus. Isian Anda aman. Coba lagi di tempat yang sinyalnya lebih baik.',
  cut: 'Kiriman terputus sebelum selesai. Isian Anda aman. Kirim berkasnya sekali lagi.',
  busy: 'Banyak orang sedang mengirim berkas. Tunggu satu menit, lalu kirim lagi. Isian Anda aman.'
};

const warning: Record<PhotoWarning, string> = {
  blurred: 'Foto ini tampak buram. Periksa apakah tulisannya terbaca. Kalau tidak, ambil foto lagi dengan HP diam.',
  dark: 'Foto ini tampak gelap. Periksa apakah tulisannya terbaca. Kalau tidak, ambil foto lagi di tempat terang.',
  tiny: 'Foto ini kecil sekali. Periksa apakah tulisannya terbaca. Kalau tidak, ambil foto lagi dari dekat.'
};

/** What a person reads about a file: what is wrong and what to do. */
export const id = { refusal, warning };
export type UploadWords = typeof id;
