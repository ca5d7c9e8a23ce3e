import type { Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { execute, type Outcome, type Request } from '#application/execute.server.ts';
import type { Application } from '#application/application.ts';
import { voidNumber } from '#letter/numbers.server.ts';
import { markAnnulled, markGivenUp } from '#letter/store.server.ts';

/**
 * Gives up a reserved number: it stays in the register as *batal* with its reason, and the application goes back to the signing desk.
 * @param reason why, in an officer's words; it stands in the register, so without personal data
 */
export async function giveUpNumber(tx: Tx, request: Request, reason: string): Promise<Outcome> {
  let bound: Application['letter'] = null;
  const outcome = await execute(tx, request, {
    type: 'give_up_number', body: { because: reason },
    build: (application) => {
      bound = application.letter;
      return Promise.resolve({ type: 'give_up_number', because: reason });
    }
  });
  const letter = bound as Application['letter'];
  if (outcome.ok && !outcome.replayed && letter) {
    await voidNumber(tx, request.office.id, letter.register, reason);
    await markGivenUp(tx, request.office.id, letter.id);
  }
  return outcome;
}

/** Annuls a signed letter: the number is kept, the public check says since when. */
export async function annulLetter(tx: Tx, request: Request, reason: string): Promise<Outcome> {
  let bound: Application['letter'] = null;
  const outcome = await execute(tx, request, {
    type: 'annul', body: { because: reason },
    build: (application) => {
      bound = application.letter;
      return Promise.resolve({ type: 'annul', because: reason });
    }
  });
  const letter = bound as Application['letter'];
  if (outcome.ok && !outcome.replayed && letter) await markAnnulled(tx, request.office.id, letter.id, now(), reason);
  return outcome;
}
