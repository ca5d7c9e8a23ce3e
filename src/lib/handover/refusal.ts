import { STATUS, type Refusal } from '#application/refusal.ts';

/** Why a dispatch, a receipt or a hand-over was not recorded: the closed list. Sentences stand in words.id.ts. */
export type HandoverRefusal =
  | { reason: 'none_chosen' }
  | { reason: 'too_many'; max: number }
  | { reason: 'not_yours' }
  | { reason: 'unknown' }
  | { reason: 'other_body' }
  /** everything about this parcel has been said already */
  | { reason: 'settled'; by: string | null; at: string | null }
  /** one letter of several: its number, and why; nothing of the rest was recorded either */
  | { reason: 'letter'; number: string | null; refusal: Refusal }
  | { reason: 'code_wrong' }
  | { reason: 'locked'; retryAfterSeconds: number };

/** The HTTP status that tells a machine the same. */
export function statusOf(refusal: HandoverRefusal): number {
  switch (refusal.reason) {
    case 'none_chosen':
    case 'too_many':
    case 'code_wrong': return 400;
    case 'not_yours': return 403;
    case 'unknown': return 404;
    case 'settled': return 409;
    case 'other_body': return 422;
    case 'locked': return 429;
    case 'letter': return STATUS[refusal.refusal.reason];
  }
}
