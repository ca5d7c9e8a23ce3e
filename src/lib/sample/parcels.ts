import { addDays, dayOf, startOfDay } from '#office/calendar-day.ts';
import { isOpen } from '#office/working-time.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { PlannedCase } from '#sample/plan.ts';
import { seeded, type Random } from '#sample/random.ts';
import { CARRIERS } from '#sample/texts.ts';

/** What becomes of one letter in the village; null: it lies there still, or has not come. */
export type Fetched = { at: Date; how: 'code' | 'identity'; bearer: boolean } | null;
export type PlannedLetter = { planned: PlannedCase; missing: boolean; fetched: Fetched };
/** `receivedAt` null: on its way still. */
export type PlannedParcel = { village: string; at: Date; carrier: string; receivedAt: Date | null; letters: PlannedLetter[] };

/** Two in the afternoon, when the boats go. */
const BOAT_MINUTES = 14 * 60;

/** Sends the signed letters of all cases that go on to their villages, each village every second working day, up to `now`. */
export function planParcels(office: WorkingOffice, cases: readonly PlannedCase[], now: Date, seed: number): PlannedParcel[] {
  const random = seeded(seed + 1);
  const { zone, villages } = office.settings;
  const waiting = cases.filter(({ target }) => target === 'sent' || target === 'dispatched').map((planned) => ({ planned, signedAt: planned.steps.at(-1)!.at }));
  const parcels: PlannedParcel[] = [];
  const first = waiting.reduce((least, { signedAt }) => (signedAt < least ? signedAt : least), now);
  let boats = 0;
  for (let day = dayOf(zone, first); day <= dayOf(zone, now); day = addDays(day, 1)) {
    const at = new Date(startOfDay(zone, day).getTime() + BOAT_MINUTES * 60_000);
    if (!isOpen(office.calendar, at) || at > now) continue;
    boats += 1;
    villages.forEach(({ id }, index) => {
      if ((boats + index) % 2 === 1) return;
      const ready = waiting.filter(({ planned, signedAt }) => planned.village === id && signedAt < at);
      if (ready.length === 0) return;
      for (const each of ready) waiting.splice(waiting.indexOf(each), 1);
      parcels.push(parcel(office, id, at, ready.map(({ planned }) => planned), now, random));
    });
  }
  return parcels;
}

function parcel(office: WorkingOffice, village: string, at: Date, cases: readonly PlannedCase[], now: Date, random: Random): PlannedParcel {
  const arrives = office.clock.add(at, random.whole(70, 420));
  const receivedAt = arrives < now && !cases.some(({ target }) => target === 'dispatched') ? arrives : null;
  const lost = cases.length > 1 && random.percent(6) ? cases.length - 1 : -1;
  const letters = cases.map((planned, index) => {
    const missing = index === lost && receivedAt !== null;
    return { planned, missing, fetched: receivedAt && !missing ? fetched(office, receivedAt, now, random) : null };
  });
  return { village, at, carrier: random.pick(CARRIERS), receivedAt, letters };
}

/** Most come within a week; one in nine letters stays where it is. */
function fetched(office: WorkingOffice, from: Date, now: Date, random: Random): Fetched {
  if (random.percent(11)) return null;
  const at = office.clock.add(from, random.whole(20, random.percent(70) ? 1300 : 4200));
  if (at >= now) return null;
  return { at, how: random.percent(8) ? 'identity' : 'code', bearer: random.percent(10) };
}
