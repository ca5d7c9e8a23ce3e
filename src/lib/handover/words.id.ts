import type { State } from '#application/lifecycle.ts';

/** Words of sending, receiving and handing over. Pages of the office and of the village are in Indonesian only. */

/** A *kelurahan* works the same with its own word. */
export type VillageKind = 'desa' | 'kelurahan';
export const villageWord: Record<VillageKind, string> = { desa: 'desa', kelurahan: 'kelurahan' };

const letters = (count: number): string => `${count} surat`;

export const sendWords = {
  title: 'Kirim ke desa',
  lead: 'Surat yang sudah ditandatangani, menurut desa tujuannya.',
  none: 'Tidak ada surat yang menunggu dikirim',
  noneText: 'Surat muncul di sini setelah ditandatangani dan dicatat.',
  village: (title: string) => `Kirim ke ${title}`,
  waiting: (count: number, most: number) => (count >= most ? `lebih dari ${most - 1} surat menunggu` : `${letters(count)} menunggu`),
  choose: 'Centang surat yang masuk ke amplop ini.',
  pickAll: 'Centang semua',
  pickNone: 'Kosongkan centang',
  pick: (name: string) => `Pilih surat ${name}`,
  carrier: 'Siapa yang membawa?',
  carrierHint: 'Nama kurir atau petugas desa yang mengambil. Tercetak di daftar pengantar.',
  submit: 'Kirim yang dicentang',
  after: 'Setelah ini daftar pengantar siap dicetak, dan setiap pemohon mendapat kode ambil di halaman lacaknya.',
  back: 'Semua tujuan',
  history: 'Semua kiriman',
  missing: (count: number) => `${letters(count)} dilaporkan belum sampai`,
  missingText: 'Cari di kantor, di kurir, atau di amplop lain. Surat hilang dari daftar ini begitu desa mencatat bahwa surat sudah sampai.',
  missingLine: (parcel: string, village: string, since: string) => `Kiriman ${parcel} ke ${village}, dilaporkan ${since}`,
  problem: 'Belum terkirim'
};

export const coverWords = {
  title: (number: string) => `Daftar pengantar ${number}`,
  sent: (number: string) => `Kiriman ${number} sudah dicatat`,
  sentText: 'Cetak daftar ini, masukkan bersama suratnya, dan minta paraf saat amplop berpindah tangan.',
  from: 'Dari', to: 'kepada',
  office: (title: string) => `Kantor ${title}`,
  columns: { position: 'No.', name: 'Nama', letter: 'Surat', sign: 'Diterima warga, paraf' },
  count: letters,
  qr: 'Kode QR untuk petugas desa',
  scan: (village: string) => `Petugas ${village}: pindai kode ini untuk mencatat bahwa surat sudah sampai.`,
  given: 'Diserahkan oleh', carried: 'Dibawa oleh', taken: (village: string) => `Diterima di ${village} oleh`,
  blank: '....................',
  print: 'Cetak',
  printHow: 'Untuk mencetak, pilih Cetak di menu peramban.',
  back: 'Kirim ke desa',
  forgotten: 'Nama sudah dihapus'
};

export const historyWords = {
  title: 'Semua kiriman',
  none: 'Belum ada kiriman',
  noneText: 'Kiriman muncul di sini setelah surat pertama dikirim ke desa.',
  parcel: (number: string, count: number) => `Kiriman ${number}, ${letters(count)}`,
  line: (village: string, when: string) => `ke ${village}, ${when}`,
  coming: 'Dalam perjalanan', arrived: 'Sudah sampai', short: (count: number) => `${count} belum sampai`,
  cover: 'Daftar pengantar',
  back: 'Kirim ke desa'
};

export const unfetchedWords = {
  title: 'Belum diambil',
  lead: (days: number) => `Surat yang menunggu di desa lebih dari ${days} hari. Hubungi pemohon lewat petugas desa, atau tanyakan apakah suratnya masih diperlukan.`,
  none: 'Tidak ada surat yang terlalu lama menunggu',
  noneText: (days: number) => `Semua surat di desa diambil sebelum ${days} hari.`,
  days: (days: number) => `${days} hari`,
  line: (service: string, village: string, since: string) => `${service}, di ${village} sejak ${since}`
};

export const exceptionWords = {
  title: 'Serah terima tanpa kode',
  lead: 'Surat yang diserahkan dengan KTP saja. Alasannya juga tampil bagi pemohon di halaman lacaknya.',
  none: 'Belum ada serah terima tanpa kode',
  noneText: 'Semua surat diserahkan dengan kode ambil.',
  line: (service: string, village: string, when: string) => `${service}, di ${village}, ${when}`,
  by: (officer: string) => `Oleh ${officer}`,
  reason: 'Alasan',
  bearer: 'Dibawa oleh',
  self: 'Diambil pemohon sendiri',
  forgotten: 'Sudah dihapus'
};

export const villageWords = {
  title: 'Surat untuk warga',
  handOver: 'Serahkan surat',
  file: 'Ajukan untuk warga',
  back: 'Surat untuk warga',
  coming: 'Dalam perjalanan', comingCount: (count: number) => `${count} kiriman`,
  comingNone: (word: string) => `Tidak ada kiriman yang sedang menuju ${word}.`,
  parcel: (number: string, count: number) => `Kiriman ${number}, ${letters(count)}`,
  parcelShort: (number: string) => `Kiriman ${number}, sebagian belum sampai`,
  sent: (when: string, carrier: string | null) => `Dikirim ${when}${carrier ? `, dibawa ${carrier}` : ''}`,
  names: (count: number) => (count === 1 ? 'Lihat namanya' : `Lihat ${count} nama`),
  all: (count: number) => ['Surat ini sudah di sini', 'Keduanya sudah di sini', 'Ketiganya sudah di sini', 'Keempatnya sudah di sini'][count - 1] ?? `Semua ${letters(count)} sudah di sini`,
  allOf: (number: string) => ` (kiriman ${number})`,
  some: 'Ada yang kurang',
  follow: 'Catat yang menyusul',
  here: 'Siap diserahkan', hereNone: 'Tidak ada surat yang menunggu diambil.',
  since: (service: string, day: string) => `${service}, sejak ${day}`,
  ready: 'Siap diambil', days: (days: number) => `${days} hari`,
  give: 'Serahkan', giveTo: (name: string) => ` kepada ${name}`,
  allHere: 'Semua yang siap diserahkan',
  fetched: 'Diserahkan hari ini', fetchedNone: 'Belum ada hari ini.', allFetched: 'Semua yang sudah diserahkan', allFetchedNone: 'Belum ada surat yang diserahkan.',
  handed: 'Diserahkan',
  fetchedLine: (service: string, when: string, who: string) => `${service}, ${when}, ${who}`,
  self: 'diambil sendiri', bearer: 'dibawa orang lain dengan surat kuasa', withoutCode: 'tanpa kode',
  proof: 'Bukti', proofOf: (name: string) => ` pengambilan ${name}`,
  recalled: 'Dibatalkan kantor', recalledText: 'Jangan serahkan surat ini. Kembalikan lembarnya ke kantor kecamatan.',
  noted: {
    arrived: (count: number) => `${letters(count)} dicatat sudah di sini. Pemohon melihatnya di halaman lacak.`,
    missing: (count: number) => `${letters(count)} dilaporkan belum sampai. Kantor kecamatan melihatnya di daftar mereka.`
  },
  forgotten: 'Nama sudah dihapus'
};

export const parcelWords = {
  title: (number: string) => `Kiriman ${number}`,
  tick: 'Centang surat yang sudah Anda pegang',
  tickNone: 'Cocokkan nama dan nomor pada suratnya.',
  others: 'Surat yang tidak dicentang',
  missing: 'Tidak ada di amplop. Laporkan ke kantor kecamatan',
  expected: 'Masih ditunggu, belum perlu dilaporkan',
  remark: 'Catatan untuk kantor', remarkHint: 'Misalnya amplop sudah terbuka. Tanpa NIK dan nomor telepon.',
  submit: 'Catat',
  done: 'Semua surat dalam kiriman ini sudah dicatat',
  doneText: (name: string | null, when: string) => (name ? `Dicatat oleh ${name}, ${when}.` : `Dicatat ${when}.`),
  arrived: 'Sudah di sini', absent: 'Belum sampai', cancelled: 'Dibatalkan', gone: 'Sudah diserahkan',
  problem: 'Belum tercatat'
};

export const searchWords = {
  title: 'Serahkan surat',
  label: 'Surat siapa?',
  hint: 'Nama, kode lacak pada tanda terima, nomor surat, atau NIK.',
  submit: 'Cari',
  nothing: 'Tidak ada surat yang cocok',
  nothingText: (word: string) => `Periksa ejaannya, atau minta tanda terimanya. Hanya surat untuk warga ${word} Anda yang dicari.`,
  found: (count: number) => (count === 1 ? '1 surat cocok' : `${count} surat cocok`),
  reasons: {
    empty: 'Tulis nama, kode lacak, nomor surat, atau NIK.',
    code: 'Kode lacak itu salah ketik. Periksa lagi pada tanda terima.',
    nik: 'NIK terdiri dari 16 angka. Periksa lagi di KTP.',
    short: 'Tulis paling sedikit satu kata dari namanya.'
  },
  states: { signed: 'Belum dikirim', dispatched: 'Dalam perjalanan', received: 'Siap diambil', handed_over: 'Sudah diserahkan', annulled: 'Dibatalkan' } as Partial<Record<State, string>>,
  problem: 'Belum dicari'
};

export const handOverWords = {
  title: 'Serahkan surat',
  nik: (end: string) => `NIK berakhiran ${end}`,
  code: 'Kode ambil',
  codeHint: '8 huruf dan angka dari halaman lacak warga, misalnya 7K4M-9TXQ.',
  who: 'Siapa yang mengambil?',
  self: 'Pemohon sendiri', other: 'Orang lain, membawa surat kuasa',
  bearer: 'Nama pembawa surat kuasa', bearerHint: 'Hanya bila diambil orang lain. Tulis seperti di KTP-nya.',
  matched: 'Nama pada KTP sudah saya cocokkan',
  matchedHint: 'KTP pemohon dengan nama di atas. Bila diambil orang lain: KTP-nya dengan nama di surat kuasa.',
  submit: 'Catat sudah diserahkan',
  lost: 'Warga lupa atau kehilangan kodenya',
  lostText: 'Surat boleh diserahkan dengan KTP saja. Alasannya tampil bagi pemohon di halaman lacaknya dan bagi pengawas.',
  reason: 'Alasan tanpa kode', reasonHint: 'Misalnya: HP pemohon rusak, wajah dan KTP cocok.',
  lostSubmit: 'Serahkan tanpa kode',
  notHere: {
    signed: 'Surat ini belum dikirim dari kantor kecamatan.',
    dispatched: 'Surat ini masih dalam perjalanan. Catat dulu bahwa kirimannya sudah sampai.',
    handed_over: 'Surat ini sudah diserahkan.',
    annulled: 'Surat ini dibatalkan kantor. Jangan diserahkan; kembalikan lembarnya ke kantor kecamatan.'
  } as Partial<Record<State, string>>,
  notReady: 'Surat ini belum selesai di kantor kecamatan.',
  problem: 'Belum tercatat',
  problems: {
    code: {
      empty: 'Tulis kode ambil dari halaman lacak warga.',
      length: 'Kode ambil terdiri dari 8 huruf dan angka. Hitung lagi.',
      mistyped: 'Ada huruf atau angka yang salah ketik. Minta warga membacakan kodenya sekali lagi.'
    },
    who: 'Pilih siapa yang mengambil surat ini.',
    matched: 'Cocokkan dulu nama pada KTP, lalu beri centang.',
    reason: { empty: 'Tulis alasan mengapa tanpa kode.', short: 'Tulis alasannya sedikit lebih lengkap, paling sedikit 8 huruf.', long: 'Alasan paling banyak 300 huruf. Pendekkan sedikit.' }
  }
};

export const proofWords = {
  title: 'Bukti pengambilan surat',
  done: 'Penyerahan sudah tercatat',
  doneText: 'Bila warga meminta, cetak bukti ini atau biarkan warga memotretnya.',
  facts: { name: 'Pemohon', letter: 'Surat', number: 'Nomor', taken: 'Diambil oleh', how: 'Cara', at: 'Waktu', by: 'Diserahkan oleh', place: 'Tempat', reason: 'Alasan tanpa kode' },
  self: 'Pemohon sendiri', bearer: (name: string) => `${name}, dengan surat kuasa`, bearerForgotten: 'Orang lain, dengan surat kuasa',
  how: { code: 'Kode ambil dan KTP', identity: 'KTP saja, tanpa kode' },
  place: (title: string) => `Kantor ${title}`,
  given: 'Yang menyerahkan', taken: 'Yang menerima', blank: '....................',
  free: 'Surat ini gratis. Tidak ada biaya apa pun.',
  printHow: 'Untuk mencetak, pilih Cetak di menu peramban.'
};

export const fileWords = {
  title: 'Ajukan untuk warga',
  lead: (word: string) => `Pilih surat yang diperlukan warga, lalu isi bersama-sama. Hanya untuk warga ${word} Anda.`,
  begin: 'Mulai', beginFor: (service: string) => ` ${service}`,
  receipt: 'Setelah dikirim, berikan tanda terima dengan kode lacak dan PIN kepada warga. PIN itu milik warga.',
  none: 'Belum ada layanan yang dibuka'
};

export const refusalWords = {
  none_chosen: 'Belum ada surat yang dicentang.',
  too_many: (max: number) => `Satu kiriman memuat paling banyak ${max} surat. Kirim sisanya dalam amplop berikutnya.`,
  not_yours: 'Langkah ini bukan untuk jabatan Anda.',
  unknown: 'Surat atau kiriman ini tidak ada.',
  other_body: 'Halaman ini sudah dipakai untuk catatan lain. Muat ulang halaman, lalu periksa keadaannya.',
  settled: (by: string | null, when: string | null) => `Kiriman ini sudah dicatat${by ? ` oleh ${by}` : ''}${when ? ` ${when}` : ''}. Tidak ada yang perlu dicatat lagi.`,
  letter: (number: string | null, why: string) => (number ? `Surat nomor ${number}: ${why}` : why),
  nothing_of_batch: 'Tidak ada surat lain yang ikut tercatat.',
  astray: 'surat ini bukan untuk desa yang dipilih, atau sudah tidak ada.',
  code_wrong: 'Kode ambil tidak cocok dengan surat ini. Pastikan warga membuka halaman lacak surat yang ini.',
  locked: (minutes: number) => `Sudah 10 kali kode yang keliru untuk surat ini. Tunggu ${minutes} menit, atau serahkan dengan KTP saja dan tulis alasannya.`
};
