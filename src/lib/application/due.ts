import { workingDuration } from '#office/dates.ts';
import type { WorkingClock } from '#office/working-office.ts';
import type { Clock } from '#application/application.ts';

/** Working time that is left, as `Due` draws it. `share`: of the promise, 0 to 1; null while the clock stands still. */
export type DueView = { text: string; level: 'ok' | 'soon' | 'late' | 'idle'; share: number | null };

const words = {
  left: (time: string) => `${time} lagi`,
  now: 'Waktunya habis',
  over: (time: string) => `Lewat ${time}`,
  stopped: 'Berhenti, menunggu warga',
  kept: 'Selesai dalam waktunya',
  missed: 'Selesai lewat waktu',
  closed: 'Selesai'
};

/** Working minutes below which an officer is warned, where a quarter of the promise is even less. */
const SOON = 120;

/** @param clock an application's clock; its moments are ISO strings */
export function dueView(clock: Clock, now: Date, working: WorkingClock): DueView {
  if (clock.due === null) return { text: standing(clock), level: 'idle', share: null };
  const left = working.between(now, new Date(clock.due));
  if (left <= 0) return { text: left === 0 ? words.now : words.over(workingDuration(left)), level: 'late', share: 0 };
  const warned = Math.max(clock.promise / 4, Math.min(SOON, clock.promise / 2));
  return { text: words.left(workingDuration(left)), level: left <= warned ? 'soon' : 'ok', share: Math.min(1, left / clock.promise) };
}

function standing(clock: Clock): string {
  if (clock.endedAt === null) return words.stopped;
  if (clock.kept === null) return words.closed;
  return clock.kept ? words.kept : words.missed;
}
