/** What residents read about their application, outside the form's own pages (form-words). */
const start = {
  title: (service: string) => `Ajukan ${service}`,
  back: 'Tentang layanan ini',
  ready: 'Siapkan dahulu',
  sometimes: '(bila berlaku untuk Anda)',
  duration: (promise: string) => `Selesai dalam ${promise} sejak Anda kirim.`,
  free: 'Gratis, dari awal sampai surat Anda ambil.',
  begin: 'Mulai mengajukan',
  goOn: 'Lanjutkan isian yang belum selesai',
  note: 'Tidak perlu membuat akun. Isian tersimpan, jadi Anda boleh berhenti dan melanjutkan nanti.',
  sent: 'Permohonan Anda sudah terkirim',
  receipt: 'Lihat tanda terima',
  counter: 'Anda mengisikan untuk warga',
  counterText: 'Mulai selalu membuka isian baru. Cetak tanda terimanya untuk warga; kode lacak dan PIN di situ milik warga.',
  assist: 'Isikan untuk warga di loket',
  help: 'Perlu dibantu?',
  helpText: 'Datanglah ke kantor desa Anda. Petugas desa dapat mengisikan formulir untuk Anda.'
};

const check = {
  title: 'Periksa isian Anda',
  step: 'periksa isian',
  lead: 'Yang ditulis tebal akan tercetak di surat. Pastikan nama dan tanggalnya sama dengan KTP.',
  notAnswered: 'Tidak diisi',
  look: 'Coba lihat lagi',
  change: 'Ubah',
  send: 'Kirim permohonan',
  back: 'Kembali',
  sendNote: 'Sesudah dikirim, permohonan masih dapat Anda tarik selama surat belum diberi nomor.',
  refusedTitle: 'Permohonan belum terkirim'
};

const later = {
  title: 'Lanjutkan nanti',
  lead: 'Isian Anda sudah tersimpan.',
  same: 'Di HP ini Anda cukup membuka lagi halaman layanan yang sama.',
  link: 'Tautan untuk HP lain',
  linkHint: 'Buka tautan ini di HP lain untuk melanjutkan. Hanya dapat dipakai satu kali, dan sesudah itu isian pindah ke HP tersebut.',
  careful: 'Siapa pun yang memegang tautan ini dapat melihat isian Anda. Simpan baik-baik, jangan dibagikan.',
  gone: 'Isian yang tidak dibuka selama 14 hari terhapus sendiri.',
  back: 'Kembali ke isian'
};

const resume = {
  title: 'Lanjutkan permohonan',
  lead: 'Tautan ini membuka isian yang Anda simpan. Hanya dapat dipakai satu kali: sesudah ini isian ada di HP ini.',
  button: 'Lanjutkan di HP ini',
  usedTitle: 'Tautan ini sudah tidak berlaku',
  used: 'Mungkin sudah pernah dipakai, salah salin, atau lebih dari 14 hari tidak dibuka. Bila isian Anda masih ada di HP lain, buat tautan baru dari sana.',
  services: 'Lihat semua layanan'
};

const receipt = {
  title: 'Permohonan Anda sudah kami terima',
  code: 'Kode lacak Anda',
  codeHint: 'Dengan kode ini siapa pun dapat melihat sampai di mana permohonan ini.',
  pin: 'PIN rahasia Anda',
  pinHint: 'Untuk memperbaiki, menarik permohonan, dan melihat kode ambil. Jangan diberikan kepada siapa pun, juga petugas.',
  due: 'Selesai paling lambat',
  free: 'Gratis. Anda tidak perlu membayar apa pun.',
  print: 'Simpan atau cetak halaman ini. Catat kode dan PIN: sesudah 24 jam tidak ditampilkan lagi.',
  printHow: 'Untuk mencetak, pakai menu peramban Anda (Cetak atau Bagikan).',
  trackAt: 'Lacak di alamat ini atau dengan kode QR',
  qr: 'Kode QR ke halaman lacak',
  next: 'Sesudah ini',
  track: 'Lihat jalannya permohonan',
  wrong: 'Salah mengirim?',
  wrongText: 'Selama surat belum diberi nomor, permohonan dapat Anda tarik dari halaman lacak dengan PIN ini.',
  another: 'Ajukan untuk orang lain',
  goneTitle: 'Tanda terima tidak ditampilkan lagi',
  gone: 'Demi keamanan, tanda terima hanya tampil 24 jam. Jalannya permohonan tetap dapat Anda lihat dengan kode lacak. Lupa PIN? Datanglah ke loket kecamatan dengan membawa KTP.'
};

const track = {
  title: 'Lacak permohonan',
  label: 'Kode lacak',
  hint: 'Tertulis di tanda terima Anda, misalnya PB-7K4M-9TXQ-2HCR. Huruf besar atau kecil sama saja.',
  button: 'Lacak',
  missing: 'Kode lacak belum diisi.',
  mistyped: 'Ada huruf atau angka yang salah ketik. Cocokkan lagi dengan tanda terima Anda.',
  length: (length: number) => `Kode lacak terdiri dari ${length} huruf dan angka, di luar dua huruf depannya. Periksa lagi di tanda terima Anda.`,
  unknown: 'Kode ini ditulis dengan benar, tetapi tidak ada permohonannya di kantor ini. Periksa apakah tanda terimanya dari kecamatan ini.',
  often: 'Terlalu banyak kode yang tidak dikenal dari jaringan Anda. Tunggu beberapa menit, lalu coba lagi.',
  application: 'Permohonan',
  journey: 'Jalannya surat',
  about: 'Tentang permohonan ini',
  letter: 'Surat',
  pickUp: 'Diambil di',
  village: (name: string) => `Kantor ${name}`,
  filedBy: { web: null, api: null, desk: 'Diajukan lewat petugas loket', village: 'Diajukan lewat petugas desa' },
  private: 'Nama dan NIK tidak ditampilkan di halaman ini.',
  pinTitle: 'Khusus pemegang PIN',
  pinAsk: 'PIN rahasia',
  pinHint: 'Enam angka di tanda terima Anda',
  pinButton: 'Buka',
  pinFor: {
    correct: 'Masukkan PIN untuk memperbaiki permohonan ini.',
    withdraw: 'Dengan PIN Anda dapat menarik permohonan ini.',
    pickUp: 'Masukkan PIN untuk melihat kode ambil.',
    copy: 'Masukkan PIN untuk mengunduh salinan surat.',
    reason: 'Masukkan PIN untuk membaca alasannya.'
  },
  pinWrong: (left: number) => `PIN belum cocok. Masih ada ${left} kesempatan sebelum dikunci 15 menit. Periksa lagi di tanda terima.`,
  pinShape: 'PIN terdiri dari enam angka. Periksa lagi di tanda terima Anda.',
  pinLocked: (time: string) => `PIN sudah lima kali keliru. Demi keamanan dikunci sampai pukul ${time}. Jalannya surat tetap dapat Anda lihat.`,
  pinClosed: 'PIN tidak dapat dipakai sekarang',
  pinCounter: 'PIN sudah terlalu sering keliru dan tidak dapat dipakai lagi. Datanglah ke loket kecamatan dengan membawa KTP; petugas membuatkan PIN baru.',
  pinLost: 'PIN hilang? Datanglah ke loket kecamatan dengan membawa KTP.',
  proved: 'PIN cocok. Halaman ini terbuka untuk Anda selama 30 menit.',
  withdraw: 'Tarik permohonan',
  copy: 'Unduh salinan surat',
  copyNote: 'Salinan untuk arsip Anda. Surat yang berlaku adalah lembar yang Anda ambil di desa.',
  pickUpCode: 'Kode ambil',
  pickUpCodeHint: 'Tunjukkan kode ini dan KTP Anda kepada petugas desa. Jangan diberikan kepada orang lain.',
  pickUpNone: 'Kode ambil belum tersedia. Tanpa kode pun surat dapat diambil dengan menunjukkan KTP.',
  place: 'Tempat',
  open: 'Buka',
  closed: 'tutup',
  bearer: 'Bila diwakilkan',
  bearerRule: 'Pembawa menunjukkan surat kuasa, KTP-nya, dan kode ambil.',
  bring: 'Bawa KTP Anda dan kode ambil.',
  correct: 'Perbaiki sekarang',
  correctNote: 'Isian lain tidak perlu diulang.',
  officersReason: 'Alasan petugas',
  received: 'Perbaikan Anda sudah kami terima.',
  withdrawn: 'Permohonan sudah Anda tarik.'
};

const withdraw = {
  title: 'Tarik permohonan',
  lead: 'Permohonan dihentikan dan tidak dilanjutkan. Bila nanti masih perlu, Anda mengajukan lagi dari awal.',
  confirm: 'Ya, tarik permohonan ini',
  keep: 'Tidak, lanjutkan permohonan',
  back: 'Kembali ke jalannya surat'
};

const refusal = {
  unknown: 'Permohonan ini tidak ada.',
  not_now: 'Langkah ini tidak dapat dilakukan pada keadaan permohonan sekarang.',
  not_yours: 'Langkah ini bukan wewenang Anda.',
  changed: 'Permohonan ini sudah diproses lebih dahulu. Muat ulang halaman, lalu lihat keadaannya.',
  other_body: 'Permohonan ini sudah pernah dikirim dengan isian yang berbeda. Muat ulang halaman, lalu periksa lagi.',
  nothing_marked: 'Belum ada isian yang ditandai.',
  reason_missing: 'Alasannya belum ditulis.',
  question_unknown: 'Ada isian yang tidak dikenal layanan ini.',
  answers_wrong: 'Ada isian yang perlu diperbaiki.',
  scan_missing: 'Foto atau pindaian surat bertanda tangan belum ada.',
  code_wrong: 'Kode ambil tidak cocok.',
  letter_not_ready: 'Surat ini belum siap.',
  number_not_ready: 'Surat ini belum dapat diberi nomor.',
  reason_personal: 'Alasan ini memuat data pribadi. Tulis tanpa nama dan tanpa nomor orang.'
};

export const id = { start, check, later, resume, receipt, track, withdraw, refusal };

type Same<T> = { [K in keyof T]: T[K] extends string ? string : T[K] extends (...args: infer A) => string ? (...args: A) => string : T[K] extends null ? null : Same<T[K]> };
/** The other language says all this says, and nothing else. */
export type ApplicationWords = Same<typeof id>;
