import { inOffice } from '#platform/database.server.ts';
import { reportFault } from '#platform/log.server.ts';
import type { Officer } from '#identity/actor.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { MOST_IN_A_BATCH } from '#letter/batch.ts';
import { endBatch, insertBatch, restartBatch, settleItem, stillAlive, takeNext, type RunOfBatch } from '#letter/batch-store.server.ts';
import { signLetter, type SignOutcome } from '#letter/sign-letter.server.ts';

export { batchOf, openBatches, stopBatch } from '#letter/batch-store.server.ts';

/** Whose signatures, with which unlocked key. The sitting's id stays in this process and its person's cookie. */
export type BatchSigner = { office: WorkingOffice; officer: Officer; sitting: string };

/**
 * Begins to sign many letters in one sitting, at most `MOST_IN_A_BATCH`. Returns the batch's public id at once; the work goes on behind it.
 * @param key the form's own key, a uuid: sent a second time it is the same batch
 * @returns null for a key that is none
 */
export async function beginBatch(by: BatchSigner, key: string, applicationIds: readonly string[]): Promise<string | null> {
  const wanted = [...new Set(applicationIds)].slice(0, MOST_IN_A_BATCH);
  if (wanted.length === 0 || !UUID.test(key)) return null;
  const made = await inOffice(by.office.id, (tx) => insertBatch(tx, by.office.id, { id: key, account: by.officer.accountId, applicationIds: wanted }));
  if (made?.isNew) void runBatch(by, { officeId: by.office.id, id: key, run: 1 });
  return made?.publicId ?? null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Goes on with what is left of a batch, after its sitting was lost or its process was killed, with a new sitting. */
export async function resumeBatch(by: BatchSigner, publicId: string): Promise<boolean> {
  const run = await inOffice(by.office.id, (tx) => restartBatch(tx, by.office.id, by.officer.accountId, publicId));
  if (run) void runBatch(by, run);
  return run !== null;
}

/** Letters in work at the same time: rendering and signing have a child each, so two keep both busy. */
const AT_ONCE = 2;
/** Milliseconds between two signs of life. */
const BEAT = 15_000;

async function runBatch(by: BatchSigner, run: RunOfBatch): Promise<void> {
  const beat = setInterval(() => void inOffice(run.officeId, (tx) => stillAlive(tx, run)).catch(() => undefined), BEAT);
  beat.unref();
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, () => signInTurn(by, run)));
    await inOffice(run.officeId, (tx) => endBatch(tx, run, 'done'));
  } catch (error) {
    // What cannot be written down now is found silent later, and the person goes on from there.
    reportFault(error, 'sign batch');
    await inOffice(run.officeId, (tx) => endBatch(tx, run, 'paused')).catch(() => undefined);
  } finally {
    clearInterval(beat);
  }
}

async function signInTurn(by: BatchSigner, run: RunOfBatch): Promise<void> {
  const next = () => inOffice(run.officeId, (tx) => takeNext(tx, run));
  for (let item = await next(); item; item = await next()) {
    const outcome = await signOne(by, run, item);
    const lost = !outcome.ok && outcome.reason === 'asksAgain';
    const note = outcome.ok ? outcome.number : outcome.reason === 'refused' ? outcome.refusal.reason : outcome.reason;
    await inOffice(run.officeId, (tx) => settleItem(tx, run, item, outcome.ok ? 'done' : lost ? 'waiting' : 'failed', lost ? null : note));
    if (lost) return;
  }
}

/** The run is part of the key: a letter whose number was given up in between is approved anew. */
async function signOne({ office, officer, sitting }: BatchSigner, { id, run }: RunOfBatch, applicationId: string): Promise<SignOutcome> {
  const request = { office, actor: officer, door: 'batch', principal: officer.accountId, key: `batch:${id}:${run}:${applicationId}`, applicationId };
  try {
    return await signLetter(request, { id: sitting, owner: officer.accountId });
  } catch (error) {
    reportFault(error, 'sign batch');
    return { ok: false, reason: 'failed' };
  }
}
