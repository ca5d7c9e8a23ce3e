import { longDay, nearTime } from '#office/dates.ts';
import type { OfficeSettings } from '#office/settings.ts';
import type { HappenedEvent } from '#application/events.ts';
import type { Stop } from '#ui/river.ts';

/** `officers`: names by account. `question`: how a question is called; `answer`: a corrected answer as people read it. */
export type JournalContext = {
  officers: ReadonlyMap<string, string>; zone: OfficeSettings['zone']; now: Date;
  question: (id: string) => string; answer: (id: string, value: unknown) => string;
};

const from = { section: 'Kasi', secretary: 'Sekcam', head: 'Camat', field_check: 'cek lapangan' } as const;
const by = { pen: 'Ditandatangani dengan pena', certificate: 'Ditandatangani secara elektronik' } as const;

/** The journal for the office, first to last: what happened, when, by whom, and what was written. */
export function journalStops(events: readonly HappenedEvent[], context: JournalContext): Stop[] {
  return events.map((event) => {
    const { title, text, halt } = told(event, context);
    return {
      icon: halt ? 'edit' : 'check', title, at: event.happenedAt,
      time: `${nearTime(context.zone, new Date(event.happenedAt), context.now)}, ${actorName(event, context.officers)}`, ...(text ? { text } : {})
    };
  });
}

type Told = { title: string; text?: string | undefined; halt?: true };

function told(event: HappenedEvent, context: JournalContext): Told {
  const named = (questions: readonly string[]) => questions.map(context.question).join(', ');
  switch (event.type) {
    case 'submitted': return { title: 'Diajukan' };
    case 'taken': return { title: 'Diambil' };
    case 'assigned': return { title: `Dialihkan kepada ${context.officers.get(event.body.account) ?? 'petugas lain'}` };
    case 'returned': return {
      title: `Dikembalikan: ${named(event.body.questions)}`, halt: true,
      text: lines([...Object.entries(event.sealed?.reasons ?? {}).map(([id, reason]) => `${context.question(id)}: ${reason}`), event.sealed?.note])
    };
    case 'resubmitted': return { title: `Diperbaiki: ${named(event.body.questions)}` };
    case 'accepted': return { title: 'Berkas diterima', text: lines([originals(event.body.originalsSeen, context), event.sealed?.note]) };
    case 'rejected': return { title: 'Ditolak', text: event.sealed?.reason };
    case 'withdrawn': return { title: 'Ditarik oleh pemohon' };
    case 'corrected': return {
      title: `Isian diubah: ${named(event.body.questions)}`,
      text: lines(Object.entries(event.sealed?.changes ?? {}).map(([id, value]) => `${context.question(id)}: ${context.answer(id, value)}`))
    };
    case 'field_checked': return { title: `Cek lapangan ${longDay(event.body.on)}: ${event.body.passed ? 'sesuai' : 'tidak sesuai'}`, text: event.sealed?.finding };
    case 'initialled': return { title: event.body.step === 'section' ? 'Diparaf Kasi' : 'Diparaf Sekcam' };
    case 'sent_back': return { title: `Dikirim balik oleh ${from[event.body.from]}`, halt: true, text: event.sealed?.reason };
    case 'numbered': return { title: `Disetujui, nomor ${event.body.number}` };
    case 'number_given_up': return { title: 'Nomor dibatalkan', text: event.sealed?.reason };
    case 'signed': return { title: by[event.body.mode] };
    case 'annulled': return { title: 'Surat dibatalkan', text: event.sealed?.reason };
    case 'dispatched': return { title: 'Dikirim ke desa' };
    case 'received': return { title: 'Diterima di desa' };
    case 'reported_missing': return { title: 'Dilaporkan belum sampai', halt: true, text: event.sealed?.note };
    case 'handed_over': return { title: handedOver(event.body), text: event.sealed?.reason };
    case 'pin_reset': return { title: 'PIN baru dibuat di loket' };
    case 'noted': return { title: 'Catatan', text: event.sealed?.text };
    case 'promise_moved': return { title: 'Batas waktu dimajukan karena kalender kerja berubah' };
  }
}

function handedOver({ how, bearer }: { how: 'code' | 'identity'; bearer: boolean }): string {
  const to = bearer ? 'Diserahkan kepada penerima kuasa' : 'Diserahkan kepada pemohon';
  return how === 'code' ? to : `${to}, tanpa kode ambil`;
}

const originals = (questions: readonly string[], context: JournalContext): string | undefined =>
  questions.length > 0 ? `Aslinya dilihat: ${questions.map(context.question).join(', ')}` : undefined;

const lines = (texts: readonly (string | undefined)[]): string | undefined => texts.filter(Boolean).join('\n') || undefined;

/** Who did it, for the office. Somebody acting for a post says so. */
export function actorName(event: { actor: string; actingFor: string | null }, officers: ReadonlyMap<string, string>): string {
  const { actor } = event;
  if (actor === 'resident') return 'pemohon';
  if (actor.startsWith('officer:')) return `${officers.get(actor.slice('officer:'.length)) ?? 'petugas'}${event.actingFor ? ' (pengganti)' : ''}`;
  return actor.startsWith('client:') ? 'sistem lain' : 'sistem';
}
