import type { Application } from '#application/application.ts';
import type { State } from '#application/lifecycle.ts';

/** A letter as lists of the village and the office show it: whose, which, since when. Moments are ISO strings. */
export type LetterView = {
  code: string; name: string | null; nikEnd: string | null; service: string; number: string | null; village: string; state: State;
  arrivedAt: string | null; handedOverAt: string | null; how: 'code' | 'identity' | null; byBearer: boolean;
};

/** @param summary null once the case has been forgotten @param service the service's title */
export function letterView(application: Application, summary: { name: string; nikEnd: string } | null, service: string): LetterView {
  const { handedOver } = application;
  return {
    code: application.code, name: summary?.name ?? null, nikEnd: summary?.nikEnd ?? null, service, number: application.letter?.number ?? null,
    village: application.village, state: application.state, arrivedAt: application.arrivedAt,
    handedOverAt: handedOver ? application.closedAt : null, how: handedOver?.how ?? null, byBearer: handedOver?.bearer ?? false
  };
}

/** Whole days since a moment, for "menunggu 16 hari". */
export function daysSince(moment: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - new Date(moment).getTime()) / 86_400_000));
}
