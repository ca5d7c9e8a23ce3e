import type { ActingForm, Role } from '#identity/actor.ts';

/** Words of signing in, of the own account and of the set-up. Office pages are in Indonesian only. */

export const guardWords = {
  notYours: 'Halaman ini bukan untuk jabatan Anda.',
  brokenForm: 'Isian tidak sampai dengan utuh. Kembali ke halaman sebelumnya, lalu kirim sekali lagi.'
};

export const roleWords: Record<Role, string> = {
  operator: 'Operator layanan', section_head: 'Kepala seksi', secretary: 'Sekretaris Camat', head: 'Camat',
  village_officer: 'Petugas desa', administrator: 'Administrator', supervisor: 'Pengawas'
};

export const actingWords: Record<ActingForm, string> = { plh: 'Plh.', plt: 'Plt.', an: 'a.n.', ub: 'u.b.' };

export const signInWords = {
  title: 'Masuk untuk petugas',
  lead: 'Halaman ini untuk petugas kantor dan desa. Warga tidak perlu masuk.',
  username: 'Nama pengguna',
  password: 'Kata sandi',
  submit: 'Masuk',
  wrong: 'Nama pengguna atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi.',
  locked: (minutes: number) => `Terlalu banyak percobaan. Tunggu ${minutes} menit, lalu coba lagi.`,
  forgotten: 'Lupa kata sandi? Minta tautan baru kepada administrator kantor Anda.',
  resident: 'Ke halaman warga',
  problem: 'Belum bisa masuk'
};

export const codeWords = {
  title: 'Kode dari HP Anda',
  lead: 'Buka aplikasi autentikator di HP Anda dan ketik 6 angka yang tampil untuk SI-PETROK.',
  code: 'Kode 6 angka',
  hint: 'HP tidak ada? Ketik salah satu kode cadangan Anda.',
  submit: 'Lanjutkan',
  wrong: 'Kode tidak cocok. Kode berganti tiap 30 detik: ketik yang sedang tampil. Pastikan jam HP Anda diatur otomatis.',
  expired: 'Waktu untuk mengetik kode sudah habis, atau kode itu sudah dipakai. Masuk lagi dari awal dengan kode yang baru.',
  again: 'Mulai dari awal'
};

export const signOutWords = { title: 'Keluar', text: 'Anda akan keluar dari perangkat ini.', submit: 'Keluar', stay: 'Tetap masuk' };

export const accountWords = {
  title: 'Akun Anda',
  name: 'Nama', username: 'Nama pengguna', posts: 'Jabatan hari ini', none: 'Anda belum memegang jabatan di kantor ini. Hubungi administrator.',
  work: 'Ke pekerjaan Anda',
  password: 'Ganti kata sandi',
  secondFactor: 'Kode dari HP', secondFactorOn: 'Pasang di HP lain', secondFactorSetUp: 'Pasang kode dari HP',
  sessions: 'Perangkat yang sedang masuk',
  sessionsHint: 'Tidak kenal salah satunya? Akhiri, lalu ganti kata sandi Anda.',
  current: 'perangkat ini', since: (time: string) => `Masuk ${time}`,
  end: 'Akhiri', endOf: (device: string) => ` ${device}`, endOthers: 'Akhiri semua yang lain',
  ended: (count: number) => (count === 0 ? 'Tidak ada yang perlu diakhiri.' : `${count} perangkat sudah dikeluarkan.`),
  unknownDevice: 'Perangkat tidak dikenal'
};

export const passwordWords = {
  title: 'Ganti kata sandi',
  current: 'Kata sandi sekarang', chosen: 'Kata sandi baru', repeated: 'Ketik sekali lagi kata sandi baru',
  hint: 'Paling sedikit 12 huruf atau angka. Beberapa kata yang tidak biasa berdampingan paling mudah diingat, misalnya empat benda di rumah Anda.',
  submit: 'Simpan kata sandi',
  after: 'Perangkat lain yang masih masuk akan dikeluarkan.',
  done: 'Kata sandi baru sudah tersimpan. Perangkat lain sudah dikeluarkan.',
  back: 'Kembali ke akun',
  reasons: {
    wrong_password: 'Kata sandi sekarang tidak cocok. Ketik lagi.',
    locked: 'Terlalu banyak percobaan. Tunggu 15 menit, lalu coba lagi.',
    short: 'Kata sandi kurang dari 12 huruf. Tambahkan satu atau dua kata.',
    long: 'Kata sandi lebih dari 128 huruf. Pendekkan sedikit.',
    common: 'Kata sandi ini mudah ditebak orang. Pakai beberapa kata yang tidak biasa berdampingan.',
    repeated: 'Kedua kata sandi baru tidak sama. Ketik lagi keduanya.'
  }
};

export const secondFactorWords = {
  title: 'Pasang kode dari HP',
  needed: 'Jabatan Anda menandatangani surat atau mengatur kantor. Karena itu, selain kata sandi diperlukan kode dari HP Anda. Pasang dulu, lalu Anda dapat bekerja.',
  optional: 'Dengan kode dari HP, orang yang tahu kata sandi Anda tetap tidak dapat masuk.',
  running: 'Kode dari HP sudah terpasang. Untuk memasangnya di HP lain, mulai dari awal di sini; kode di HP lama tidak berlaku lagi.',
  password: 'Kata sandi Anda',
  begin: 'Mulai pasang',
  step1: 'Pasang aplikasi autentikator di HP Anda, misalnya Google Authenticator, Aegis, atau FreeOTP.',
  step2: 'Di aplikasi itu pilih tambah, lalu pindai gambar ini.',
  picture: 'Kode QR untuk aplikasi autentikator',
  byHand: 'Tidak bisa memindai? Ketik kunci ini di aplikasi:',
  openApp: 'Buka di aplikasi pada HP ini',
  step3: 'Catat 10 kode cadangan ini di kertas dan simpan di tempat terkunci. Tiap kode berlaku satu kali, untuk saat HP Anda hilang.',
  step4: 'Ketik 6 angka yang sekarang tampil di aplikasi.',
  code: 'Kode 6 angka',
  confirm: 'Selesai memasang',
  wrong: 'Kode tidak cocok. Ketik 6 angka yang sedang tampil. Pastikan jam HP Anda diatur otomatis.',
  locked: 'Terlalu banyak percobaan. Tunggu 15 menit, lalu coba lagi.',
  done: 'Kode dari HP sudah terpasang. Mulai sekarang kode itu ditanyakan setiap kali Anda masuk.'
};

export const setUpWords = {
  title: 'Siapkan kantor',
  lead: (place: string) => `Buat akun administrator untuk ${place}. Dengan akun ini Anda menambah petugas, jabatan, dan jam kerja.`,
  name: 'Nama lengkap Anda', username: 'Nama pengguna',
  usernameHint: '3 sampai 30 huruf kecil, angka, titik, atau garis; diawali huruf. Misalnya nama depan Anda.',
  password: 'Kata sandi', repeated: 'Ketik sekali lagi kata sandi',
  submit: 'Buat akun administrator',
  gone: 'Tautan ini sudah dipakai atau sudah lewat waktunya',
  goneText: 'Tautan berlaku satu kali dan paling lama 24 jam. Kalau akun Anda sudah ada, silakan masuk. Kalau belum, jalankan ulang program: tautan baru dicetak di layar.',
  gonePasswordText: 'Tautan berlaku satu kali dan paling lama 24 jam. Minta tautan baru kepada administrator kantor Anda.',
  toSignIn: 'Ke halaman masuk',
  passwordTitle: 'Pilih kata sandi Anda',
  passwordLead: (name: string, username: string) => `Selamat datang, ${name}. Nama pengguna Anda: ${username}.`,
  choose: 'Simpan dan masuk',
  reasons: {
    username: 'Nama pengguna hanya huruf kecil, angka, titik, atau garis, 3 sampai 30, diawali huruf.',
    username_taken: 'Nama pengguna ini sudah dipakai. Pilih yang lain.',
    name: 'Isi nama lengkap Anda, paling banyak 160 huruf.'
  }
};
