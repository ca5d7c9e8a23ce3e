import { nearTime } from '#office/dates.ts';
import type { OfficeSettings } from '#office/settings.ts';
import type { Refusal } from '#application/refusal.ts';
import { stateTags } from '#application/state-words.id.ts';

/** What a sentence needs to know: who the accounts are, the office's clock, and how a question is called. */
export type RefusalContext = { names: ReadonlyMap<string, string>; zone: OfficeSettings['zone']; now: Date; question?: (id: string) => string };

/** Why a decision was not carried out, for the officer who made it. */
export function refusalText(refusal: Refusal, context: RefusalContext): string {
  switch (refusal.reason) {
    case 'unknown': return 'Permohonan ini tidak ada.';
    case 'not_now': return `Permohonan ini sedang di tahap "${stateTags[refusal.state].text}". Langkah itu tidak dapat dilakukan sekarang.`;
    case 'not_yours': return 'Langkah ini bukan untuk jabatan Anda.';
    case 'changed': return changedText(refusal, context);
    case 'other_body': return 'Halaman ini sudah dipakai untuk keputusan lain. Periksa keadaan permohonan di bawah, lalu putuskan lagi.';
    case 'nothing_marked': return 'Belum ada isian yang ditandai. Tandai yang salah, lalu coba lagi.';
    case 'reason_missing': return refusal.question ? `Tulis alasan untuk "${context.question?.(refusal.question) ?? refusal.question}".` : 'Tulis alasannya dulu.';
    case 'question_unknown': return 'Ada isian yang tidak dikenal. Muat ulang halaman ini, lalu coba lagi.';
    case 'answers_wrong': return 'Ada isian yang belum benar. Periksa isian yang ditandai.';
    case 'scan_missing': return 'Foto lembar surat belum ada. Kirim fotonya dulu.';
    case 'code_wrong': return 'Kode itu tidak cocok. Periksa lagi huruf dan angkanya.';
    case 'number_not_ready': return 'Kode klasifikasi layanan ini belum diisi, jadi surat belum dapat diberi nomor. Minta administrator mengisinya di Pengaturan, bagian Layanan.';
    case 'reason_personal': return 'Alasan ini memuat nama atau nomor seseorang, padahal dibaca banyak orang. Tulis alasannya tanpa itu.';
    case 'letter_not_ready': return 'Surat masih disiapkan. Tunggu sebentar, lalu coba lagi.';
    case 'number_not_ready': return 'Layanan ini belum punya kode klasifikasi, jadi suratnya belum dapat diberi nomor. Minta administrator mengisinya di Pengaturan.';
    case 'reason_personal': return 'Alasan ini dibaca orang lain, jadi jangan memuat nama orang, NIK, atau nomor telepon. Tulis tanpa itu.';
  }
}

/** Somebody was faster: who, and when. */
function changedText({ by, at }: { by: string; at: string }, { names, zone, now }: RefusalContext): string {
  const time = nearTime(zone, new Date(at), now);
  if (by === 'resident') return `Pemohon mengubah permohonan ini ${time}. Periksa lagi keadaannya di bawah.`;
  const name = by.startsWith('officer:') ? names.get(by.slice('officer:'.length)) : undefined;
  return `Sudah diproses oleh ${name ?? 'sistem'} ${time}. Keputusan Anda tidak dicatat.`;
}
