import type { IconName } from '#ui/icons.ts';
import type { State } from '#application/lifecycle.ts';

/** How a state is told in the office: at most three words, always with its icon (ui/README: the same icon everywhere). */
export type StateTag = { text: string; icon: IconName; kind: 'done' | 'warn' | 'bad' | 'idle' };

export const stateTags: Record<State, StateTag> = {
  submitted: { text: 'Perlu diperiksa', icon: 'eye', kind: 'done' },
  returned: { text: 'Dikembalikan', icon: 'edit', kind: 'warn' },
  sent_back: { text: 'Periksa lagi', icon: 'again', kind: 'warn' },
  field_check: { text: 'Cek lapangan', icon: 'eye', kind: 'done' },
  section_review: { text: 'Paraf Kasi', icon: 'sign', kind: 'done' },
  secretary_review: { text: 'Paraf Sekcam', icon: 'sign', kind: 'done' },
  signing: { text: 'Tanda tangan Camat', icon: 'sign', kind: 'done' },
  numbered: { text: 'Sudah bernomor', icon: 'print', kind: 'done' },
  signed: { text: 'Siap dikirim', icon: 'parcel', kind: 'done' },
  dispatched: { text: 'Dalam perjalanan', icon: 'boat', kind: 'done' },
  received: { text: 'Siap diambil', icon: 'home', kind: 'done' },
  handed_over: { text: 'Diserahkan', icon: 'check', kind: 'done' },
  rejected: { text: 'Ditolak', icon: 'close', kind: 'bad' },
  withdrawn: { text: 'Ditarik pemohon', icon: 'back', kind: 'idle' },
  annulled: { text: 'Dibatalkan', icon: 'close', kind: 'bad' }
};

/** Corrected by the resident and waiting to be looked at again. */
const correctedTag: StateTag = { text: 'Diperbaiki', icon: 'again', kind: 'done' };

export function stateTag(state: State, timesReturned: number): StateTag {
  return state === 'submitted' && timesReturned > 0 ? correctedTag : stateTags[state];
}
