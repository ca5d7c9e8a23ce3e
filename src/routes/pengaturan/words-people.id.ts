import type { PostRefusal } from '#identity/posts.ts';

/** Officers, their posts and who acts for whom, in words. */
export const peopleWords = {
  officers: {
    title: 'Petugas', lead: 'Semua orang yang bekerja dengan program ini. Setiap orang punya akun sendiri; jangan memakai akun bersama.', add: 'Tambah petugas', open: 'Buka', past: 'Tidak lagi bertugas', none: 'Belum ada petugas lain.',
    username: (name: string) => `Nama pengguna ${name}`, never: 'belum pernah masuk', last: (when: string) => `terakhir masuk ${when}`, noTotp: 'belum memasang kode dari HP', back: 'Ke daftar petugas'
  },
  add: {
    title: 'Tambah petugas', lead: 'Sesudah disimpan, Anda mendapat tautan untuk orang itu. Dengan tautan itu ia memilih kata sandinya sendiri.', name: 'Nama lengkap dengan gelar', nameHint: 'Seperti tertulis di bawah tanda tangan', rank: 'Pangkat', rankHint: 'Misalnya Penata Tingkat I', nip: 'NIP', nipHint: '18 angka',
    username: 'Nama pengguna', usernameHint: '3 sampai 30 huruf kecil, angka, titik atau garis; diawali huruf', post: 'Jabatan', postHint: 'Jabatan menentukan apa yang boleh dilakukan', submit: 'Buat akun',
    made: 'Akun sudah dibuat', link: (name: string) => `Berikan tautan ini kepada ${name}, langsung atau lewat pesan pribadi. Tautan hanya tampil sekali, berlaku satu kali dan paling lama 24 jam.`, another: 'Tambah petugas lain'
  },
  one: {
    posts: 'Jabatan hari ini', since: (when: string) => `sejak ${when}`, end: 'Akhiri', endOf: (post: string) => ` jabatan ${post}`, give: 'Beri jabatan lagi', giveAction: 'Berikan jabatan', lastPost: 'Ini satu-satunya jabatannya. Untuk mengakhirinya, tutup akunnya di bawah.',
    rename: 'Nama, pangkat, NIP', renameLead: 'Berlaku untuk surat berikutnya.', password: 'Kata sandi', passwordLead: 'Lupa kata sandi, atau tautan pertama sudah lewat waktunya? Buat tautan baru. Kata sandi lama berlaku sampai tautan itu dipakai.', passwordAction: 'Buat tautan kata sandi',
    phone: 'Kode dari HP', phoneLead: 'HP hilang atau diganti? Lepaskan kode lama. Orangnya dikeluarkan dari semua perangkat dan memasang kode baru saat masuk lagi. Pastikan dulu bahwa benar ia yang meminta.', phoneAction: 'Lepaskan kode dari HP', phoneOff: 'Belum dipasang.',
    close: 'Tutup akun', closeLead: 'Semua jabatannya diakhiri dan ia tidak dapat masuk lagi. Namanya tetap tercatat pada pekerjaan yang sudah dilakukan.', closeTick: (name: string) => `Ya, tutup akun ${name}`, closeMissing: 'Beri tanda pada kotak ini bila benar akunnya ditutup.', closeAction: 'Tutup akun', ended: 'Akun ini sudah ditutup.'
  },
  acting: {
    title: 'Plh., Plt., a.n., u.b.', lead: 'Catat siapa yang bertindak untuk sebuah jabatan, menurut surat perintahnya. Di surat dan di catatan selalu tertulis bahwa ia bertindak untuk orang lain.',
    now: 'Berlaku dan akan datang', none: 'Sekarang tidak ada yang bertindak untuk jabatan lain.', add: 'Catat pelaksana', form: 'Bentuknya', post: 'Untuk jabatan', person: 'Siapa yang bertindak', order: 'Nomor surat perintah', orderHint: 'Seperti tertulis di surat perintah', since: 'Mulai tanggal', until: 'Sampai tanggal', untilHint: 'Hari terakhir ikut dihitung, paling lama setahun',
    submit: 'Catat', end: 'Akhiri sekarang', endOf: (name: string) => ` untuk ${name}`, period: (since: string, until: string) => `${since} sampai ${until}`, orderLine: (number: string) => `Surat perintah ${number}`,
    forms: {
      plh: { label: 'Plh. (pelaksana harian)', hint: 'Pemegang jabatan berhalangan sementara. Pelaksana melakukan semua tugas jabatan itu.' }, plt: { label: 'Plt. (pelaksana tugas)', hint: 'Jabatan kosong. Pelaksana melakukan semua tugas jabatan itu.' },
      an: { label: 'a.n. (atas nama)', hint: 'Hanya menandatangani surat atas nama pemegang jabatan, biasanya Sekretaris Camat.' }, ub: { label: 'u.b. (untuk beliau)', hint: 'Hanya menandatangani surat, biasanya kepala seksi, melalui Sekretaris Camat.' }
    },
    formMissing: 'Pilih salah satu bentuk.', today: 'berlaku hari ini', later: 'belum mulai'
  },
  refusals: {
    role: 'Jabatan ini tidak dikenal. Pilih dari daftar.', title: 'Sebutan jabatan diisi, paling banyak 120 huruf.', section: 'Kepala seksi perlu seksinya.', village: 'Petugas desa perlu desanya.', name: 'Isi nama lengkap, paling banyak 160 huruf.', rank: 'Pangkat paling banyak 80 huruf.', nip: 'NIP terdiri dari 18 angka tanpa spasi. Kosongkan bila tidak punya.',
    order: 'Isi nomor surat perintah, paling banyak 120 huruf.', dates: 'Tanggal terakhir tidak boleh sebelum tanggal mulai, dan paling lama setahun sesudahnya.', self: 'Orang ini sendiri yang memegang jabatan itu. Pilih orang lain.', post_taken: 'Jabatan ini sedang dipegang orang lain. Akhiri dulu di halaman orang itu.', not_found: 'Ini sudah tidak ada. Muat ulang halaman ini.',
    last_administrator: 'Ini administrator terakhir. Beri jabatan administrator kepada orang lain dulu.', username: 'Nama pengguna hanya huruf kecil, angka, titik atau garis, 3 sampai 30, diawali huruf.', username_taken: 'Nama pengguna ini sudah dipakai. Pilih yang lain.', no_post: 'Pilih jabatannya.', works_elsewhere: 'Orang ini juga bekerja di kantor lain. Kata sandi dan kode HP-nya hanya dapat diatur lewat komputer server.'
  } satisfies Record<PostRefusal | 'username' | 'username_taken' | 'no_post' | 'works_elsewhere', string>
};
