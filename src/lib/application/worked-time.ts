import type { WorkingClock } from '#office/working-office.ts';
import type { HappenedEvent } from '#application/events.ts';

/** Working minutes the office has used: from submission to its end, without the time in which the resident had to act. */
export function workedMinutes(events: readonly Pick<HappenedEvent, 'type' | 'happenedAt'>[], clock: WorkingClock, until: Date): number {
  let sum = 0;
  let since: Date | null = null;
  for (const { type, happenedAt } of events) {
    const at = new Date(happenedAt);
    if (type === 'submitted' || type === 'resubmitted') since = at;
    else if (since && (type === 'returned' || type === 'signed' || type === 'rejected' || type === 'withdrawn')) {
      sum += clock.between(since, at);
      since = null;
    }
  }
  return since ? sum + clock.between(since, until) : sum;
}
