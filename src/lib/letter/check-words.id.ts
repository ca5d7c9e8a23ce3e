/** Words of the public check. What they claim has to be true for the letter at hand. */
export const id = {
  title: 'Periksa surat',
  heading: 'Apakah surat ini asli?',
  lead: 'Setiap surat kami memuat kode QR. Arahkan kamera HP ke kode itu, atau ketik kode yang tercetak di sampingnya.',
  label: 'Kode pada surat',
  hint: (length: number) => `${length} huruf dan angka di akhir alamat dekat kode QR. Huruf besar atau kecil sama saja.`,
  button: 'Periksa',
  another: 'Periksa surat lain',
  none: 'Tidak punya kodenya? Tunjukkan suratnya di kantor kecamatan. Petugas dapat mencarinya menurut nomor surat.',
  missing: 'Ketik dulu kode pada surat.',
  length: (length: number) => `Kode pada surat terdiri dari ${length} huruf dan angka. Periksa lagi, mungkin ada yang terlewat.`,
  mistyped: 'Kode ini salah ketik. Periksa lagi huruf dan angkanya satu per satu.',
  unknown: 'Kode ini tidak ada dalam register kami.',
  unknownTitle: 'Surat tidak ditemukan',
  unknownText: 'Kode ini tidak ada dalam register kami. Kalau Anda membacanya dari kode QR pada surat, jangan terima surat itu sebagai bukti sebelum menanyakannya ke kantor kami.',
  mistypedTitle: 'Kode salah ketik',
  often: 'Terlalu banyak kode yang tidak dikenal dari jaringan Anda. Tunggu beberapa menit, lalu coba lagi.',
  oftenTitle: 'Tunggu sebentar',
  sample: 'Ini data contoh. Surat ini tidak pernah dikeluarkan dan tidak berlaku.',
  verdict: {
    valid: 'Surat ini sah',
    validText: (office: string) => `Dikeluarkan oleh ${office} dan tercatat dalam register kami.`,
    expired: 'Masa berlaku surat ini sudah habis',
    expiredText: (office: string, day: string) => `Benar dikeluarkan oleh ${office}, tetapi hanya berlaku sampai ${day}.`,
    annulled: 'Surat ini sudah dibatalkan',
    annulledText: (office: string, day: string) => `Pernah dikeluarkan oleh ${office}, tetapi tidak berlaku lagi sejak ${day}. Jangan diterima sebagai bukti.`,
    unsigned: 'Surat ini belum tercatat bertanda tangan',
    unsignedText: (office: string) => `Nomornya dipesan ${office}, tetapi tanda tangannya belum kami catat. Tanyakan ke kantor kami sebelum menerimanya.`,
    given_up: 'Nomor surat ini dibatalkan',
    given_upText: 'Surat dengan kode ini tidak pernah ditandatangani. Jangan diterima sebagai bukti.'
  },
  facts: {
    kind: 'Surat', number: 'Nomor', date: 'Tanggal surat', name: 'Atas nama', signed: 'Tercatat ditandatangani', signer: 'Penanda tangan', until: 'Berlaku sampai',
    annulled: 'Dibatalkan', reason: 'Alasan', how: 'Cara menandatangani', hash: 'Sidik berkas (SHA-256)'
  },
  masked: 'Hanya huruf pertama setiap kata yang ditampilkan. Cocokkan dengan nama pada surat.',
  how: {
    pen: 'Dengan pena dan cap kantor. Aslinya lembar kertas; surat ini tidak memuat tanda tangan elektronik.',
    certificate: (head: string) => `Secara elektronik, dengan sertifikat milik Kantor ${head} sendiri, bukan dari BSrE. Aslinya berkas PDF; hasil cetaknya salinan.`
  },
  compare: {
    title: 'Cocokkan berkasnya',
    paper: 'Surat kertas: bandingkan nomor, nama, dan tanggal di atas dengan yang tercetak, lalu lihat tanda tangan dan cap basahnya.',
    file: 'Berkas: pilih berkasnya, atau seret ke kotak ini. Isinya dibandingkan di perangkat Anda dan tidak dikirim ke mana pun.',
    fileSent: 'Berkas: pilih berkasnya, lalu kirim. Kami membandingkannya dan tidak menyimpannya.',
    name: 'Berkas surat', pick: 'Pilih berkas', send: 'Kirim dan cocokkan',
    working: 'Membandingkan',
    same: {
      signed: 'Berkas ini sama persis dengan yang ditandatangani.',
      sheet: 'Berkas ini sama persis dengan lembar yang kami cetak. Tanda tangan dan capnya hanya ada pada lembar kertas.',
      scan: 'Berkas ini sama persis dengan foto lembar bertanda tangan yang kami simpan.'
    },
    sameTitle: 'Berkasnya sama',
    differentTitle: 'Berkasnya berbeda',
    different: 'Berkas ini bukan yang kami simpan. Isinya mungkin diubah, atau berkas ini foto maupun hasil pindai lain dari surat itu. Cocokkan nomor, nama, dan tanggalnya, atau tanyakan ke kantor kami.',
    problem: 'Berkas belum dapat dicocokkan'
  }
};

type Same<T> = { [K in keyof T]: T[K] extends string ? string : T[K] extends (...args: infer A) => string ? (...args: A) => string : Same<T[K]> };
/** The other language says all this says, and nothing else. */
export type CheckWords = Same<typeof id>;
