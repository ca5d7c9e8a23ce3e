import type { Tx } from '#platform/database.server.ts';
import { execute, type Outcome, type Request } from '#application/execute.server.ts';
import { replaceSecret } from '#application/store.server.ts';
import type { Pin } from '#application/submit.server.ts';

/**
 * Gives the applicant a new PIN at the counter, after an officer has seen an identity card; tries that failed are forgotten.
 * @param pin made beforehand with `newPin`; it is only in force when this succeeds and is no replay
 */
export async function resetPin(tx: Tx, request: Request, pin: Pin): Promise<Outcome> {
  const outcome = await execute(tx, request, { type: 'reset_pin' });
  if (outcome.ok && !outcome.replayed) await replaceSecret(tx, request.office.id, request.applicationId, pin.hash);
  return outcome;
}
