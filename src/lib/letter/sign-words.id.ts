import type { BatchFailure, BatchItem, BatchState } from '#letter/batch.ts';
import type { IconName } from '#ui/icons.ts';
import type { TagKind } from '#ui/parts.ts';

/** Words of the head's pages: list, progress, certificate. Office pages are in Indonesian only. */
export const signWords = {
  title: 'Tanda tangan',
  heading: (count: number, more: boolean) => (count === 0 ? 'Tidak ada surat yang menunggu' : more ? `Lebih dari ${count} surat menunggu tanda tangan` : `${count} surat menunggu tanda tangan`),
  lead: 'Ketuk nama untuk melihat suratnya. Hilangkan centang pada surat yang belum ingin Anda setujui.',
  none: 'Tidak ada surat yang menunggu',
  noneText: 'Surat yang sudah diparaf akan tampil di sini.',
  include: (name: string) => `Sertakan surat ${name}`,
  forgotten: 'Data sudah dihapus',
  picture: (name: string) => `Konsep surat ${name}, tanpa nomor dan kode QR`,
  enlarge: 'Perbesar',
  pdf: 'Buka konsep (PDF)',
  open: 'Lihat isian dan berkasnya',
  electronic: 'Elektronik', pen: 'Pena',
  back: 'Kembalikan ke operator', backReason: 'Alasan dikembalikan', backHint: 'Hanya terlihat di kantor. Tulis apa yang harus diperbaiki.', backSend: 'Kembalikan',
  backDone: 'Surat dikembalikan ke operator.',
  backNeeded: 'Tulis alasannya, supaya operator tahu apa yang kurang.',
  tooLong: 'Alasan paling panjang 1.000 huruf. Pendekkan sedikit.',
  way: 'Cara menandatangani',
  ways: {
    pena: 'Dengan pena dan cap', penaHint: 'Surat diberi nomor dan dicetak, lalu Anda tanda tangani di kertas.',
    elektronik: 'Secara elektronik', elektronikHint: 'Ditandatangani sekarang dengan sertifikat Anda.',
    layanan: 'Menurut layanannya', layananHint: (pen: number, certificate: number) => `${pen} dengan pena, ${certificate} secara elektronik.`
  },
  noCertificate: 'Buat sertifikat untuk tanda tangan elektronik',
  certificate: 'Sertifikat saya',
  passphrase: 'Frasa sandi tanda tangan', passphraseHint: 'Hanya untuk tanda tangan elektronik.',
  unlocked: (time: string) => `Kunci tanda tangan terbuka sampai pukul ${time}. Frasa sandi tidak perlu diketik lagi.`,
  lock: 'Kunci sekarang', locked: 'Kunci tanda tangan sudah ditutup.',
  decide: 'Keputusan',
  approve: (count: number) => `Setujui ${count} surat`, approveTicked: 'Setujui yang dicentang',
  approved: (count: number) => `${count} surat disetujui dan diberi nomor. Lembarnya sedang disiapkan untuk dicetak.`,
  toPrint: 'Ke daftar cetak',
  nothing: 'Belum ada surat yang dicentang. Centang dulu, lalu coba lagi.',
  problem: 'Belum dapat diproses',
  refused: 'Sebagian tidak disetujui',
  waiting: {
    title: (count: number) => (count === 1 ? '1 surat bernomor belum ditandatangani' : `${count} surat bernomor belum ditandatangani`),
    text: 'Penandatanganan elektroniknya belum selesai. Nomornya tetap milik surat itu.',
    go: (count: number) => (count === 1 ? 'Lanjutkan 1 surat' : `Lanjutkan ${count} surat`),
    giveUp: 'Batalkan nomornya'
  },
  open_batches: {
    title: 'Penandatanganan yang belum selesai',
    line: (done: number, total: number) => `${done} dari ${total} surat sudah ditandatangani.`,
    see: 'Lihat'
  },
  opened: {
    noCertificate: 'Anda belum punya sertifikat. Buat dulu, sebentar saja.',
    expired: 'Masa berlaku sertifikat Anda habis. Buat yang baru, sebentar saja.',
    wrongPassphrase: 'Frasa sandi tidak cocok. Periksa huruf besar dan kecilnya, lalu coba lagi.',
    failed: 'Kunci belum dapat dibuka. Coba lagi sebentar lagi.',
    wait: 'Frasa sandi sudah 8 kali salah. Tunggu 15 menit, lalu coba lagi.',
    needed: 'Ketik frasa sandi tanda tangan Anda.'
  }
};

/** Words of the progress page. */
export const batchWords = {
  title: (done: number, total: number) => `Menandatangani: ${done} dari ${total}`,
  heading: { running: (done: number, total: number) => `Menandatangani: ${done} dari ${total}`, paused: 'Penandatanganan berhenti sementara', stopped: 'Penandatanganan dihentikan', done: 'Penandatanganan selesai' },
  status: (done: number, failed: number, waiting: number) => [`${done} berhasil`, ...(failed > 0 ? [`${failed} belum berhasil`] : []), ...(waiting > 0 ? [`${waiting} menunggu`] : [])].join(', '),
  leave: 'Anda boleh menutup halaman ini, prosesnya tetap berjalan.',
  refresh: 'Muat ulang',
  pausedTitle: 'Ketik frasa sandi untuk melanjutkan',
  pausedText: 'Kunci tanda tangan sudah tertutup. Surat yang sudah ditandatangani aman, dan nomor yang sudah dipesan tetap milik suratnya.',
  stoppedText: 'Surat yang belum diproses tetap menunggu di daftar.',
  failedTitle: (count: number) => (count === 1 ? '1 surat belum berhasil' : `${count} surat belum berhasil`),
  failedText: 'Nomor yang sudah dipesan tetap milik suratnya. Coba lagi, atau buka suratnya untuk membatalkan nomor.',
  again: (count: number) => (count === 1 ? 'Coba lagi 1 surat' : `Coba lagi ${count} surat`),
  goOn: (count: number) => (count === 1 ? 'Lanjutkan 1 surat' : `Lanjutkan ${count} surat`),
  stop: 'Hentikan', back: 'Kembali ke daftar', busy: 'Proses ini sedang berjalan.',
  forgotten: 'Data sudah dihapus',
  items: {
    waiting: { text: 'Antre', icon: 'clock', kind: 'idle' },
    running: { text: 'Berjalan', icon: 'sign', kind: 'warn' },
    done: { text: 'Ditandatangani', icon: 'check', kind: 'done' },
    failed: { text: 'Belum berhasil', icon: 'warning', kind: 'bad' }
  } satisfies Record<BatchItem['state'], { text: string; icon: IconName; kind: TagKind }>,
  waiting: 'Menunggu giliran', running: 'Sedang ditandatangani',
  why: {
    failed: 'Tanda tangan belum dapat dibubuhkan. Surat ini belum ditandatangani.',
    render: 'Lembar surat belum dapat disiapkan. Surat ini belum ditandatangani.',
    otherSigner: 'Surat ini atas nama penanda tangan lain. Dia yang harus menandatangani, atau nomornya dibatalkan.',
    not_now: 'Permohonan ini sudah tidak menunggu tanda tangan.',
    not_yours: 'Anda tidak berhak menandatangani surat ini.',
    unknown: 'Permohonan ini tidak ada.',
    number_not_ready: 'Layanan ini belum punya kode klasifikasi.'
  } satisfies Partial<Record<BatchFailure, string>> as Record<string, string>,
  whyElse: 'Surat ini belum ditandatangani.'
};

export const batchHeading = (state: BatchState, done: number, total: number): string => (state === 'running' ? batchWords.heading.running(done, total) : batchWords.heading[state]);
