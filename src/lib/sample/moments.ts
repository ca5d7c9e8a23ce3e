import type { WorkingClock } from '#office/working-office.ts';

const DAY = 86_400_000;
const REACH = 120 * DAY;

/** The moment from which so many working minutes lie up to `now`: where a case must have begun to stand where it stands. */
export function workingMinutesAgo(clock: WorkingClock, now: Date, minutes: number): Date {
  let early = now.getTime() - REACH;
  let late = now.getTime();
  if (clock.between(new Date(early), now) < minutes) throw new RangeError('further back than the sample reaches');
  while (late - early > 30_000) {
    const middle = (early + late) / 2;
    if (clock.between(new Date(middle), now) >= minutes) early = middle;
    else late = middle;
  }
  return new Date(Math.floor(early / 60_000) * 60_000);
}

/** Something between the seventh and the ninth hour of the evening before: many people file when the day's work is done. */
export function eveningBefore(moment: Date, minutesAheadOfUtc: number, minutesIntoTheEvening: number): Date {
  const local = moment.getTime() + minutesAheadOfUtc * 60_000;
  const midnight = Math.floor(local / DAY) * DAY - minutesAheadOfUtc * 60_000;
  return new Date(midnight - 5 * 3_600_000 + minutesIntoTheEvening * 60_000);
}
