import { nearTime } from '#office/dates.ts';
import { refusalText, type RefusalContext } from '#application/refusal-text.ts';
import type { HandoverRefusal } from '#handover/refusal.ts';
import { refusalWords as words } from '#handover/words.id.ts';

/** Why something was not recorded, for the officer who tried. @param context names of accounts, the office's zone, and now */
export function refusalSentence(refusal: HandoverRefusal, context: RefusalContext): string {
  switch (refusal.reason) {
    case 'none_chosen': return words.none_chosen;
    case 'too_many': return words.too_many(refusal.max);
    case 'not_yours': return words.not_yours;
    case 'unknown': return words.unknown;
    case 'other_body': return words.other_body;
    case 'settled': return words.settled(refusal.by, refusal.at ? nearTime(context.zone, new Date(refusal.at), context.now) : null);
    case 'letter': return words.letter(refusal.number, refusal.refusal.reason === 'unknown' ? words.astray : refusalText(refusal.refusal, context));
    case 'code_wrong': return words.code_wrong;
    case 'locked': return words.locked(Math.max(1, Math.ceil(refusal.retryAfterSeconds / 60)));
  }
}
