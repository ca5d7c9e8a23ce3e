import type { Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import type { Application } from '#application/application.ts';
import { execute, type Outcome, type Request } from '#application/execute.server.ts';
import { openApplication } from '#application/open.server.ts';
import { holdsPersonalData } from '#letter/public-reason.ts';
import { voidNumber } from '#letter/register-store.server.ts';
import { markAnnulled, markGivenUp } from '#letter/store.server.ts';

type Bound = NonNullable<Application['letter']>;

/**
 * Gives up a reserved number: it stays in the register as *batal* with its reason, and the application goes back to the signing desk.
 * @param reason why, in an officer's words; it stands in the register, so without personal data
 */
export function giveUpNumber(tx: Tx, request: Request, reason: string): Promise<Outcome> {
  return end(tx, request, 'give_up_number', reason, async (letter) => {
    await voidNumber(tx, request.office.id, letter.register, reason);
    await markGivenUp(tx, request.office.id, letter.id);
  });
}

/**
 * Annuls a signed letter: the number is kept, the public check says so, since when and why.
 * @param reason for the public check: an officer's words without personal data
 */
export function annulLetter(tx: Tx, request: Request, reason: string): Promise<Outcome> {
  return end(tx, request, 'annul', reason, (letter) => markAnnulled(tx, request.office.id, letter.id, now(), reason));
}

async function end(tx: Tx, request: Request, type: 'give_up_number' | 'annul', because: string, settle: (letter: Bound) => Promise<void>): Promise<Outcome> {
  const opened = await openApplication(tx, request.office.id, request.applicationId);
  const name = opened?.kase?.answers.nama;
  if (holdsPersonalData(because, typeof name === 'string' ? name : '')) return { ok: false, refusal: { reason: 'reason_personal' } };
  const bound: { letter?: Bound } = {};
  const outcome = await execute(tx, request, {
    type, body: { because },
    build: ({ letter }) => {
      if (letter) bound.letter = letter;
      return Promise.resolve({ type, because });
    }
  });
  if (outcome.ok && !outcome.replayed && bound.letter) await settle(bound.letter);
  return outcome;
}
