/** What the machines' document says in words, for whoever writes a program against it. */
export const openapiWords = {
  title: (office: string) => `SI-PETROK ${office}`,
  about: [
    'Antarmuka untuk program lain: daftar layanan, pengajuan, pelacakan, dan pemeriksaan keaslian surat. Semua layanan gratis.',
    'Tanpa kunci, yang terbuka untuk umum dapat dipakai dengan batas per jaringan. Dengan kunci klien dari administrator kantor (`Authorization: Bearer sp_...`) batasnya milik klien itu sendiri.',
    'Kesalahan mengikuti RFC 9457 (`application/problem+json`), dengan satu entri per isian pada `errors`. Bahasa kalimat mengikuti `Accept-Language`: `id` atau `en`.',
    'Pengajuan memerlukan kepala `Idempotency-Key`: kunci dan isi yang sama mendapat jawaban yang sama selama 180 hari, sehingga permintaan boleh diulang saat jaringan putus.'
  ].join('\n\n'),
  tags: { services: 'Layanan yang ditawarkan kantor', applications: 'Pengajuan dan perjalanannya', letters: 'Keaslian surat' },
  security: 'Kunci klien, dibuat administrator kantor di halaman Pengaturan. Tidak wajib.',
  services: 'Daftar layanan',
  service: 'Satu layanan dengan persyaratan dan pertanyaannya',
  files: 'Kirim satu berkas',
  filesAbout: 'Isi permintaan adalah berkas itu sendiri, paling besar 10 MB: foto (JPEG, PNG, WebP, HEIC) atau PDF. Jenisnya dikenali dari isinya. Jawabannya token yang berlaku 24 jam untuk satu pengajuan.',
  apply: 'Ajukan permohonan',
  applyAbout: 'Jawaban diperiksa dengan aturan yang sama seperti formulir warga. Yang diperlukan hanya pada keadaan tertentu dijelaskan oleh kesalahan yang dikembalikan. Contoh di bawah ini dapat dikirim apa adanya; permohonannya lalu tercatat sungguhan.',
  keyHeader: 'Kunci pilihan Anda, 16 sampai 128 huruf, misalnya UUID, dalam tanda kutip (draft-ietf-httpapi-idempotency-key-header).',
  track: 'Perjalanan satu permohonan',
  trackAbout: 'Seperti halaman lacak: tanpa nama, tanpa NIK.',
  letter: 'Periksa keaslian surat',
  problemPage: 'Arti satu jenis kesalahan',
  code: 'Kode lacak, dengan atau tanpa tanda hubung.',
  letterId: 'Kode pada QR surat.',
  slug: 'Nama pendek layanan.',
  language: 'Bahasa kalimat.',
  answered: {
    ok: 'Ini isinya.', fileTaken: 'Berkas sudah disimpan.', taken: 'Permohonan sudah tersimpan.',
    replayed: '`true` bila ini jawaban dari permintaan sebelumnya dengan kunci yang sama.',
    retryAfter: 'Detik sampai boleh mencoba lagi.'
  }
};
