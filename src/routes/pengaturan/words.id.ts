/** The administration in words, for somebody who has only ever made a form. */
export const settingsWords = {
  title: 'Pengaturan', overview: 'Ringkasan', toDesk: 'Ke antrean kantor', back: 'Kembali ke Pengaturan',
  lead: 'Di sini Anda mengatur data kantor, petugas, dan layanan. Setiap perubahan dicatat dengan nama Anda dan waktunya.',
  saved: 'Sudah tersimpan', nothingSaved: 'Belum ada yang tersimpan. Yang Anda ketik masih ada di bawah. Perbaiki, lalu simpan lagi.', save: 'Simpan', add: 'Tambahkan', remove: 'Hapus', change: 'Ubah', form: 'Isian',
  changedMeanwhile: 'Orang lain baru saja mengubah pengaturan. Buka lagi halaman ini, periksa yang sekarang berlaku, lalu ulangi perubahan Anda.',
  groups: { office: 'Kantor', people: 'Orang', services: 'Layanan', history: 'Catatan', rest: 'Orang dan layanan' },
  menu: {
    office: { label: 'Kop dan surat', about: 'Alamat, telepon, kertas, cara tanda tangan' },
    numbers: { label: 'Nomor surat', about: 'Pola dan urutan nomor' },
    hours: { label: 'Jam kerja', about: 'Jam kerja, jam loket, Ramadan' },
    holidays: { label: 'Hari libur', about: 'Libur, cuti bersama, jam khusus satu hari' },
    villages: { label: 'Desa', about: 'Nama, alamat dan jam buka kantor desa' },
    officers: { label: 'Petugas', about: 'Akun, jabatan, kata sandi' },
    posts: { label: 'Jabatan', about: 'Sebutan jabatan di kantor ini' },
    acting: { label: 'Plh., Plt., a.n., u.b.', about: 'Siapa bertindak untuk siapa, dan sampai kapan' },
    services: { label: 'Layanan', about: 'Isi layanan, versi, terbitkan dan tarik' },
    clients: { label: 'Program lain', about: 'Kunci untuk program yang tersambung ke sini' },
    history: { label: 'Riwayat perubahan', about: 'Siapa mengubah apa, dan kapan' }
  },
  done: {
    nothing: 'Tidak ada yang berubah.', officerEnded: 'Akun sudah ditutup. Orangnya sudah dikeluarkan dari semua perangkat.', renamed: 'Nama, pangkat dan NIP sudah diperbaiki. Surat yang sudah ditandatangani tidak berubah.',
    postGiven: 'Jabatan sudah diberikan.', postEnded: 'Jabatan sudah diakhiri.', secondFactorReset: 'Kode dari HP sudah dilepas. Saat masuk lagi, orangnya diminta memasang yang baru.',
    actingEntered: 'Pelaksana sudah dicatat.', actingEnded: 'Pelaksana sudah diakhiri.', published: 'Versi baru sudah terbit. Permohonan yang sedang berjalan tetap memakai versi lamanya.',
    withdrawn: 'Layanan sudah ditarik. Warga tidak dapat mengajukannya lagi; permohonan yang sedang berjalan tetap diselesaikan.', offeredAgain: 'Layanan ditawarkan lagi.',
    classified: 'Kode klasifikasi sudah diganti dalam versi baru.', clientRevoked: 'Kunci sudah dicabut dan tidak berlaku lagi.', clientLimited: 'Batas sudah diganti.'
  },
  history: { title: 'Riwayat perubahan', lead: 'Semua perubahan pengaturan, petugas, layanan dan sertifikat. Catatan ini tidak dapat diubah atau dihapus.', none: 'Belum ada perubahan.', older: 'Yang lebih lama', newest: 'Ke yang terbaru' },
  office: {
    title: 'Kop dan surat', lead: 'Data ini tercetak pada kop surat dan tampil di halaman warga. Surat yang sudah bernomor tidak berubah.',
    name: 'Nama kantor', nameHint: 'Misalnya Kecamatan Pulau Burung', regency: 'Kabupaten atau kota', province: 'Provinsi', address: 'Alamat kantor', addressHint: 'Jalan dan nomor, misalnya Jalan Pelabuhan Nomor 1',
    postcode: 'Kode pos', phone: 'Telepon', whatsapp: 'Nomor WhatsApp layanan', email: 'Surel', website: 'Situs', place: 'Tempat pada surat', placeHint: 'Tertulis di depan tanggal surat',
    letters: 'Surat', paper: 'Ukuran kertas', paperHint: 'F4 adalah 215 x 330 mm', signing: 'Cara tanda tangan biasanya',
    signingHint: 'Dipakai bila layanannya tidak menentukan lain. Camat masih dapat memilih lain untuk satu surat.',
    pen: 'Pena dan stempel', penHint: 'Camat menyetujui di sini, lalu surat dicetak, ditandatangani dan distempel', certificate: 'Sertifikat elektronik', certificateHint: 'Camat menandatangani di sini dengan sertifikat buatan kantor ini',
    unfetched: 'Batas hari surat belum diambil', unfetchedHint: 'Surat yang lebih lama menunggu di desa masuk daftar Belum diambil', days: 'hari'
  },
  numbers: {
    title: 'Nomor surat', lead: 'Pola ini dipakai untuk surat berikutnya. Nomor yang sudah dipakai tidak berubah.', pattern: 'Pola nomor',
    patternHint: '{classification} kode klasifikasi, {number} nomor urut, {office} kode kantor, {month} bulan Romawi, {year} tahun', padding: 'Paling sedikit berapa angka nomor urut', paddingHint: '4 menulis nomor 7 sebagai 0007', digits: 'angka',
    series: 'Nomor urut dihitung', office: 'Satu urutan untuk semua surat', classification: 'Satu urutan untuk tiap kode klasifikasi', code: 'Kode kantor', codeHint: 'Misalnya KEC-PB. Huruf sesudah tanda hubung juga tertulis di depan kode lacak.',
    example: 'Contoh dengan pola yang berlaku', warning: 'Mengganti cara menghitung memulai urutan baru dari 1. Lakukan di awal tahun, atau atur nomor awalnya di Buku agenda.'
  },
  hours: {
    title: 'Jam kerja', lead: 'Batas waktu permohonan dihitung dalam jam kerja.',
    effect: 'Bila jam kerja berubah, batas waktu permohonan yang sedang berjalan hanya dapat menjadi lebih cepat, tidak pernah lebih lambat dari yang sudah dijanjikan.',
    hint: 'Tulis seperti 07.30-12.00, 13.00-16.00. Kosongkan bila tutup.', working: 'Jam kerja', counter: 'Jam loket', counterLead: 'Isi hanya bila loket buka lebih singkat daripada jam kerja. Kosong semua: sama dengan jam kerja.',
    ramadan: 'Jam kerja Ramadan', ramadanLead: 'Berlaku pada masa Ramadan di bawah ini. Kosong semua: tidak ada jam khusus.', total: (text: string) => `Sekarang ${text} seminggu.`,
    periods: 'Masa Ramadan', from: 'Hari pertama', to: 'Hari terakhir', note: 'Keterangan', noteHint: 'Misalnya 1448 H', addPeriod: 'Tambahkan masa Ramadan', noRamadan: 'Isi dulu jam kerja Ramadan, lalu tambahkan masanya.'
  },
  holidays: {
    title: 'Hari libur', lead: 'Pada hari libur batas waktu tidak berjalan. Perubahan hanya dapat memajukan batas waktu yang sudah dijanjikan.',
    add: 'Tambahkan hari libur', date: 'Tanggal', name: 'Nama hari libur', kind: 'Jenis', national: 'Libur nasional atau libur setempat', joint: 'Cuti bersama', addAction: 'Tambahkan hari libur',
    list: (year: string) => `Hari libur ${year}`, openHere: 'Kantor ini tetap buka', open: 'Tetap buka', closed: 'Tutup seperti biasa',
    exceptions: 'Jam khusus satu hari', exceptionsLead: 'Untuk hari yang lain dari biasanya: listrik padam, upacara, lembur. Jam ini mengalahkan hari libur dan jam biasa.', reason: 'Alasan', hours: 'Jam kerja hari itu',
    hoursHint: 'Misalnya 08.00-11.00. Kosongkan bila tutup seharian.', addException: 'Tambahkan jam khusus', noExceptions: 'Tidak ada jam khusus mulai hari ini.', closedAllDay: 'tutup seharian', past: 'Tanggal ini sudah lewat. Isi hari ini atau sesudahnya.', noHolidays: 'Belum ada hari libur untuk tahun ini.'
  },
  villages: {
    title: 'Desa', lead: 'Warga memilih desanya dari daftar ini, dan surat dikirim ke kantor desa itu.', open: 'Ubah', code: 'Kode wilayah', codeHint: 'Dari Kemendagri, misalnya 14.04.17.2001', name: 'Nama', nameHint: 'Tanpa kata Desa atau Kelurahan',
    kind: 'Jenis', desa: 'Desa', kelurahan: 'Kelurahan', address: 'Alamat kantor desa', phone: 'Telepon kantor desa', hours: 'Jam buka kantor desa', hoursLead: 'Kosong semua: sama dengan jam loket kecamatan. Hari libur sama dengan kecamatan.',
    add: 'Tambahkan desa', addLead: 'Hanya bila wilayah kecamatan berubah. Desa yang pernah dipakai tidak dapat dihapus, supaya surat lama tetap terbaca.', back: 'Ke daftar desa', gone: 'Desa ini tidak ada dalam daftar.'
  },
  posts: {
    title: 'Jabatan', lead: 'Sebutan jabatan tampil di halaman warga dan di bawah tanda tangan. Surat yang sudah ditandatangani tidak berubah.', role: (role: string) => `Tugas di program ini: ${role}`,
    add: 'Tambahkan jabatan', addLead: 'Satu kantor punya satu Camat, satu Sekretaris Camat dan satu kepala untuk tiap seksi. Operator, administrator dan pengawas boleh lebih.', roleLabel: 'Tugas di program ini', titleLabel: 'Sebutan jabatan', section: 'Seksi', sectionHint: 'Hanya untuk kepala seksi',
    sections: { pemerintahan: 'Pemerintahan', trantib: 'Ketenteraman dan ketertiban', pmd: 'Pemberdayaan masyarakat dan desa', kesos: 'Kesejahteraan sosial', pelayanan: 'Pelayanan umum' } as Record<string, string>
  }
};
