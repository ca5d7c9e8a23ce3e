/** What the public pages say that belongs to no single concept: home, list and page of services. */
export const id = {
  home: {
    title: 'Surat kecamatan dari HP Anda',
    heading: 'Surat kecamatan, diurus dari HP Anda',
    lead: 'Ajukan dari rumah, pantau jalannya, lalu ambil surat yang sudah ditandatangani di kantor desa Anda. Gratis.',
    ask: 'Anda perlu surat untuk apa?',
    askHint: 'Tulis dengan kata sehari-hari, misalnya ',
    examples: ['miskin', 'nikah', 'warung'],
    search: 'Cari',
    finished: (count: number) => `Hari ini: ${count} surat selesai.`,
    services: 'Surat yang dapat Anda ajukan',
    all: (count: number) => `Semua ${count} layanan menurut abjad`,
    none: 'Belum ada layanan yang dibuka',
    noneText: 'Kantor kami sedang menyiapkannya. Untuk sementara, datanglah ke kantor kecamatan pada jam pelayanan.',
    track: 'Lacak permohonan',
    trackLabel: 'Kode lacak',
    trackHint: 'Tertulis di tanda terima Anda. Huruf besar atau kecil sama saja.',
    trackButton: 'Lacak',
    verify: 'Periksa surat',
    verifyLabel: 'Kode pada surat',
    verifyHint: 'Arahkan kamera HP ke kode QR pada surat, atau ketik kode yang tercetak di bawahnya.',
    verifyButton: 'Periksa',
    how: 'Begini jalannya surat Anda',
    steps: [
      { title: 'Anda mengisi formulir dan memotret berkas', text: 'Tidak perlu membuat akun. Boleh berhenti dan dilanjutkan nanti.' },
      { title: 'Petugas memeriksa, Camat menandatangani', text: 'Setiap langkahnya dapat Anda lihat dengan kode lacak.' },
      { title: 'Anda mengambil surat di kantor desa sendiri', text: 'Cukup membawa KTP dan kode ambil.' }
    ],
    free: 'Tidak dipungut biaya',
    freeText: 'Dari mengajukan sampai mengambil surat, Anda tidak membayar apa pun. Bila ada yang meminta uang, jangan dibayar.',
    levyReport: 'Laporkan kepada kami di kantor kecamatan, atau lewat',
    levyChannel: 'SP4N-LAPOR',
    levyAnonymous: 'Nama Anda boleh tidak disebut.',
    help: 'Perlu dibantu?',
    helpText: 'Datanglah ke kantor desa Anda dengan membawa KTP dan Kartu Keluarga. Petugas desa dapat mengisikan formulir untuk Anda, juga bila Anda tidak mempunyai HP.',
    hours: 'Jam pelayanan'
  },
  list: {
    title: 'Layanan',
    heading: 'Surat apa yang Anda perlukan?',
    found: (query: string) => `Untuk "${query}"`,
    foundTitle: (query: string) => `Layanan untuk "${query}"`,
    nothing: (query: string) => `Belum ada yang cocok dengan "${query}"`,
    nothingText: 'Coba kata lain, misalnya untuk apa surat itu akan dipakai. Di bawah ini semua layanan kami.',
    all: 'Semua layanan, menurut abjad',
    showAll: 'Tampilkan semua layanan'
  },
  service: {
    back: 'Semua layanan',
    doneIn: 'Selesai dalam',
    cost: 'Biaya',
    free: 'Gratis',
    pickUp: 'Diambil di',
    pickUpAt: 'Kantor desa Anda',
    signed: 'Ditandatangani',
    validity: 'Berlaku',
    validMonths: (months: number) => `${months} bulan sejak ditandatangani`,
    who: 'Untuk siapa',
    start: 'Mulai mengajukan',
    startNote: 'Tidak perlu membuat akun. Boleh berhenti dan dilanjutkan nanti.',
    prepare: 'Yang perlu Anda siapkan',
    prepareNothing: 'Tidak ada berkas yang perlu disiapkan.',
    sometimes: 'Hanya bila berlaku untuk Anda',
    missing: 'Belum punya?',
    steps: 'Langkahnya',
    step: {
      apply: { title: 'Anda mengajukan', text: 'Anda langsung menerima kode lacak.' },
      check: { title: 'Petugas memeriksa berkas', text: 'Bila ada yang kurang, kami beri tahu apa yang perlu diperbaiki. Waktu janji kami berhenti selama Anda memperbaiki.' },
      fieldCheck: { title: 'Petugas memeriksa ke lapangan', text: 'Petugas datang ke tempat yang Anda sebutkan.' },
      initial: (post: string) => ({ title: `${post} memeriksa surat`, text: '' }),
      secretary: 'Sekretaris Camat',
      sectionHead: 'Kepala Seksi (Kasi) yang berwenang',
      sign: (post: string) => ({ title: `${post} menandatangani`, text: 'Surat diberi nomor dan kode QR.' }),
      village: (days: number) => ({
        title: 'Surat sampai di kantor desa Anda',
        text: days === 0 ? 'Pada hari yang sama.' : `Paling lambat ${days} hari kerja sesudah ditandatangani.`
      })
    },
    legal: 'Dasar hukum',
    data: 'Bagaimana data Anda dipakai',
    dataText: 'Hanya untuk membuat surat ini, oleh petugas yang menanganinya. Isian dan foto berkas disimpan terkunci, dan setiap kali dibuka petugas tercatat.',
    dataMore: 'Baca selengkapnya',
    help: 'Perlu dibantu?',
    helpText: 'Petugas di kantor desa dapat mengisikan formulir untuk Anda.'
  }
};

export type PublicWords = typeof id;
