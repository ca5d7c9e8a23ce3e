import type { Locale } from '#ui/locale.ts';

type FaultWords = { title: string; text: string };
type Kind = 'missing' | 'forbidden' | 'tooMany' | 'tooLarge' | 'request' | 'office' | 'ours';

const id: Record<Kind, FaultWords> = {
  missing: { title: 'Halaman ini tidak ada', text: 'Alamatnya mungkin salah ketik, atau halamannya sudah dipindahkan. Periksa lagi alamatnya, atau mulai dari beranda.' },
  forbidden: { title: 'Halaman ini bukan untuk Anda', text: 'Halaman ini hanya dapat dibuka oleh petugas yang berwenang. Bila Anda petugasnya, masuk dahulu.' },
  tooMany: { title: 'Terlalu banyak percobaan', text: 'Kami menahan sebentar supaya data warga tetap aman. Tunggu beberapa menit, lalu coba lagi. Isian Anda tidak hilang.' },
  tooLarge: { title: 'Berkasnya terlalu besar', text: 'Satu berkas paling besar 10 MB, dikirim satu per satu. Kembali ke halaman sebelumnya, lalu pilih berkas yang lebih kecil.' },
  request: { title: 'Permintaan ini tidak dapat kami baca', text: 'Kembali ke halaman sebelumnya, muat ulang, lalu kirim lagi.' },
  office: { title: 'Alamat ini belum dipakai kantor mana pun', text: 'Periksa lagi alamatnya. Bila Anda mendapat alamat ini dari kantor kecamatan, tanyakan kepada petugasnya.' },
  ours: { title: 'Ada yang tidak beres di pihak kami', text: 'Yang sudah kami nyatakan diterima tetap tersimpan. Tunggu sebentar, lalu coba lagi. Bila masih begini, sebutkan nomor di bawah ini kepada petugas.' }
};

const en: Record<Kind, FaultWords> = {
  missing: { title: 'This page does not exist', text: 'The address may be mistyped, or the page has moved. Check the address, or start from the home page.' },
  forbidden: { title: 'This page is not for you', text: 'Only officers in charge can open this page. If you are one of them, sign in first.' },
  tooMany: { title: 'Too many tries', text: 'We pause for a while to keep residents’ data safe. Wait a few minutes and try again. Your answers are not lost.' },
  tooLarge: { title: 'The file is too large', text: 'A file may have at most 10 MB, sent one at a time. Go back to the page before and choose a smaller file.' },
  request: { title: 'We could not read this request', text: 'Go back to the page before, load it again, and send it once more.' },
  office: { title: 'No office uses this address', text: 'Check the address. If the sub-district office gave it to you, ask its staff.' },
  ours: { title: 'Something went wrong on our side', text: 'What we confirmed as received is kept. Wait a moment and try again. If it stays like this, tell our staff the reference below.' }
};

const kinds: Record<number, Kind> = { 401: 'forbidden', 403: 'forbidden', 404: 'missing', 413: 'tooLarge', 421: 'office', 429: 'tooMany' };

/** Title and advice for a status; nothing in it says what was being done or by whom. */
export function faultWords(status: number, locale: Locale): FaultWords {
  const kind = kinds[status] ?? (status >= 500 ? 'ours' : 'request');
  return (locale === 'en' ? en : id)[kind];
}

/** The few other words of the fault page. */
export const faultFrame = {
  id: { home: 'Ke beranda', track: 'Lacak permohonan', reference: 'Nomor rujukan' },
  en: { home: 'To the home page', track: 'Track an application', reference: 'Reference' }
} satisfies Record<Locale, Record<string, string>>;
