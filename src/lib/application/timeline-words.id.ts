import type { State } from '#application/lifecycle.ts';

type Names = { village: string; head: string; reviewer: string; marked: number; pen: boolean; missing: boolean };

const heading: Record<State, (names: Names) => string> = {
  submitted: () => 'Petugas sedang memeriksa berkas Anda',
  returned: ({ marked }) => `Ada ${marked} hal yang perlu Anda perbaiki`,
  sent_back: () => 'Petugas sedang memeriksa ulang permohonan Anda',
  field_check: () => 'Petugas akan memeriksa ke lapangan',
  section_review: ({ reviewer }) => `Surat Anda sedang diperiksa ${reviewer}`,
  secretary_review: ({ reviewer }) => `Surat Anda sedang diperiksa ${reviewer}`,
  signing: ({ head }) => `Surat Anda menunggu persetujuan ${head}`,
  numbered: ({ pen }) => (pen ? 'Surat Anda sudah disetujui dan sedang dicetak untuk ditandatangani' : 'Surat Anda sudah disetujui dan sedang ditandatangani'),
  signed: () => 'Surat Anda sudah ditandatangani',
  dispatched: ({ village, missing }) => (missing ? `Surat Anda belum ditemukan di ${village}` : `Surat Anda sedang dikirim ke ${village}`),
  received: ({ village }) => `Surat Anda siap diambil di Kantor ${village}`,
  handed_over: () => 'Surat Anda sudah diserahkan',
  rejected: () => 'Permohonan Anda tidak dapat kami penuhi',
  withdrawn: () => 'Permohonan ini sudah ditarik',
  annulled: () => 'Surat ini sudah dibatalkan'
};

/** What the journey of a letter says, in plain words. */
export const id = {
  heading,
  since: (time: string) => `Sejak ${time}`,
  by: (time: string) => `Paling lambat ${time}`,
  due: (time: string) => `Selesai paling lambat ${time}.`,
  left: (duration: string) => `Masih ${duration} lagi.`,
  late: (time: string, duration: string) => `Seharusnya selesai paling lambat ${time}. Sudah lewat ${duration}. Kami mohon maaf.`,
  stopped: (duration: string) => `Waktu janji kami berhenti dahulu, sisanya ${duration}. Begitu Anda kirim kembali, surat langsung dilanjutkan tanpa mengantre dari awal.`,
  stoppedLate: 'Waktu janji kami berhenti dahulu. Begitu Anda kirim kembali, surat langsung dilanjutkan tanpa mengantre dari awal.',
  kept: (duration: string) => `Selesai dalam ${duration}, sesuai janji.`,
  missed: (duration: string) => `Selesai dalam ${duration}, lebih lama dari janji. Kami mohon maaf.`,
  villageBy: (village: string, day: string) => `Sampai di Kantor ${village} paling lambat ${day}.`,
  searching: 'Petugas desa belum menemukannya dalam kiriman. Kantor kecamatan sedang mencarinya; surat Anda tidak hilang dari catatan kami.',
  remaining: (duration: string) => `Sisa waktu janji: ${duration}`,
  event: {
    submitted: 'Anda mengajukan',
    submittedDesk: 'Diajukan lewat petugas loket',
    submittedVillage: 'Diajukan lewat petugas desa',
    returned: 'Dikembalikan untuk diperbaiki',
    resubmitted: 'Anda mengirim perbaikan',
    accepted: 'Berkas lengkap',
    rejected: 'Permohonan ditolak',
    rejectedText: 'Alasannya dapat Anda baca dengan PIN di halaman ini.',
    withdrawn: 'Permohonan ditarik',
    corrected: 'Petugas membetulkan isian',
    fieldChecked: 'Diperiksa ke lapangan',
    initialled: (post: string) => `Diperiksa ${post}`,
    sentBack: 'Dikembalikan ke petugas untuk diperiksa ulang',
    numbered: 'Disetujui, surat diberi nomor',
    numberGivenUp: 'Nomor surat dibatalkan, surat disiapkan ulang',
    signedPen: 'Ditandatangani dan distempel',
    signedCertificate: 'Ditandatangani secara elektronik',
    dispatched: (village: string) => `Dikirim ke ${village}`,
    received: (village: string) => `Sampai di Kantor ${village}`,
    reportedMissing: 'Belum ditemukan di desa',
    handedOver: 'Diserahkan',
    byCode: 'Dengan kode ambil.',
    byIdentity: 'Tanpa kode ambil: petugas mencocokkan KTP. Bila bukan Anda atau orang yang Anda beri kuasa, laporkan ke kantor kecamatan.',
    toBearer: 'Kepada pembawa surat kuasa.',
    pinReset: 'PIN baru dibuat di loket',
    pinResetText: 'Petugas sudah melihat KTP. Bila bukan Anda yang memintanya, laporkan ke kantor kecamatan.',
    annulled: 'Surat dibatalkan',
    promiseMoved: 'Batas waktu dimajukan'
  },
  now: {
    check: 'Petugas memeriksa berkas',
    checkAgain: 'Petugas memeriksa perbaikan Anda',
    fieldCheck: 'Petugas memeriksa ke lapangan',
    review: (post: string) => `Diperiksa ${post}`,
    approval: (head: string) => `Disetujui ${head}`,
    printing: 'Dicetak, ditandatangani dan distempel',
    signing: 'Ditandatangani',
    waiting: (village: string) => `Disiapkan untuk dikirim ke ${village}`,
    travelling: (village: string) => `Menunggu diterima di Kantor ${village}`,
    missing: 'Sedang dicari',
    ready: 'Siap diambil'
  },
  later: {
    check: 'Diperiksa kembali',
    sign: (head: string) => `Ditandatangani ${head}`,
    village: (village: string) => `Sampai di Kantor ${village}`,
    handOver: 'Diserahkan kepada Anda',
    bring: 'Bawa KTP Anda dan kode ambil.'
  }
};

type Same<T> = { [K in keyof T]: T[K] extends string ? string : T[K] extends (...args: infer A) => string ? (...args: A) => string : Same<T[K]> };
export type TimelineWords = Same<typeof id>;
