/** What is said to a person about a name, a number or a text; tone as in the page guide: what happened, then what to do. */
export const id = {
  nik: {
    empty: 'NIK belum diisi. Lihat 16 angka di bagian atas KTP Anda.',
    characters: 'NIK hanya terdiri dari angka. Huruf O sering tertukar dengan angka 0. Periksa lagi di KTP Anda.',
    short: (count: number) => `NIK baru ${count} angka, seharusnya 16. Periksa lagi di KTP Anda.`,
    long: (count: number) => `NIK ada ${count} angka, seharusnya 16. Periksa lagi di KTP Anda.`,
    date: 'Angka ke-7 sampai ke-12 pada NIK adalah tanggal lahir, dan yang tertulis bukan tanggal. Periksa lagi di KTP Anda.',
    serial: 'Empat angka terakhir NIK tidak mungkin 0000. Periksa lagi di KTP Anda.',
    region: 'Enam angka pertama NIK bukan kode wilayah yang kami kenal. Bila sudah sama dengan KTP, lanjutkan saja.',
    birth: 'Tanggal lahir ini berbeda dengan yang ada dalam NIK. Bila sudah sama dengan KTP, lanjutkan saja.',
  },
  familyCard: {
    empty: 'Nomor Kartu Keluarga belum diisi. Lihat 16 angka di bagian atas KK Anda.',
    characters: 'Nomor KK hanya terdiri dari angka. Huruf O sering tertukar dengan angka 0. Periksa lagi di KK Anda.',
    short: (count: number) => `Nomor KK baru ${count} angka, seharusnya 16. Periksa lagi di KK Anda.`,
    long: (count: number) => `Nomor KK ada ${count} angka, seharusnya 16. Periksa lagi di KK Anda.`,
    date: 'Angka ke-7 sampai ke-12 pada nomor KK adalah tanggal terbit, dan yang tertulis bukan tanggal. Periksa lagi di KK Anda.',
    serial: 'Empat angka terakhir nomor KK tidak mungkin 0000. Periksa lagi di KK Anda.',
    region: 'Enam angka pertama nomor KK bukan kode wilayah yang kami kenal. Bila sudah sama dengan KK, lanjutkan saja.',
  },
  phone: {
    empty: 'Nomor HP belum diisi.',
    characters: 'Nomor HP hanya terdiri dari angka, misalnya 0812 3456 7890.',
    short: 'Nomor HP ini kurang panjang. Periksa lagi, misalnya 0812 3456 7890. Telepon rumah ditulis dengan kode daerah.',
    long: 'Nomor HP ini terlalu panjang. Tulis satu nomor saja, misalnya 0812 3456 7890.',
    unknown: 'Nomor ini tidak kami kenal. Tulis seperti 0812 3456 7890; nomor luar negeri diawali + dan kode negara.',
  },
  name: {
    empty: 'Nama belum diisi. Tulis seperti di KTP.',
    letters: 'Nama belum berisi huruf. Tulis seperti di KTP.',
    characters: (character: string) => `Tanda “${character}” tidak dapat dipakai dalam nama. Hapus tanda itu, lalu tulis nama seperti di KTP.`,
    long: (length: number, max: number) => `Nama ini ${length} huruf, paling banyak ${max}. Tulis nama satu orang saja.`,
  },
  text: {
    empty: 'Bagian ini belum diisi.',
    long: (length: number, max: number) => `Tulisan ini ${length} huruf, paling banyak ${max}. Persingkat sedikit.`,
  },
};

export type Words = typeof id;
