import { inOffice, type Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { newId } from '#platform/ids.server.ts';
import { reportFault } from '#platform/log.server.ts';
import type { Officer } from '#identity/actor.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { signLetter, type SignOutcome } from '#letter/sign-letter.server.ts';

/** How a batch stands: it goes on when the page is closed and can be come back to. */
export type Batch = {
  id: string; state: 'running' | 'paused' | 'done' | 'stopped'; total: number; done: number; failed: number;
  items: { applicationId: string; state: 'waiting' | 'running' | 'done' | 'failed'; note: string | null }[];
};

/** Begins to sign many letters in one sitting. Returns the task at once; the work goes on behind it. */
export async function beginBatch(office: WorkingOffice, officer: Officer, sitting: string, applicationIds: readonly string[], origin: string): Promise<string> {
  const id = newId();
  await inOffice(office.id, async (tx) => {
    await tx.insertInto('long_task').values({ office_id: office.id, id, kind: 'sign', account: officer.accountId, total: applicationIds.length, state: 'running' }).execute();
    await tx.insertInto('long_task_item').values(applicationIds.map((applicationId, position) => ({
      office_id: office.id, task_id: id, application_id: applicationId, position, state: 'waiting'
    }))).execute();
  });
  void runBatch(office, officer, sitting, id, origin);
  return id;
}

/** Goes on with what is left of a batch after its sitting was lost, with a new one. */
export async function resumeBatch(office: WorkingOffice, officer: Officer, sitting: string, id: string, origin: string): Promise<boolean> {
  const resumed = await inOffice(office.id, async (tx) => {
    const task = await tx.updateTable('long_task').set({ state: 'running', failed: 0 })
      .where('office_id', '=', office.id).where('id', '=', id).where('account', '=', officer.accountId).where('state', 'in', ['paused', 'stopped', 'done']).returning('id').executeTakeFirst();
    if (task) await tx.updateTable('long_task_item').set({ state: 'waiting', note: null }).where('office_id', '=', office.id).where('task_id', '=', id).where('state', 'in', ['failed', 'running']).execute();
    return task !== undefined;
  });
  if (resumed) void runBatch(office, officer, sitting, id, origin);
  return resumed;
}

/** A batch of this officer's, with its items in order. */
export async function batchOf(tx: Tx, officeId: string, account: string, id: string): Promise<Batch | null> {
  const task = await tx.selectFrom('long_task').selectAll().where('office_id', '=', officeId).where('id', '=', id).where('account', '=', account).executeTakeFirst();
  if (!task) return null;
  const items = await tx.selectFrom('long_task_item').select(['application_id', 'state', 'note']).where('office_id', '=', officeId).where('task_id', '=', id).orderBy('position').execute();
  return {
    id, state: task.state as Batch['state'], total: task.total, done: task.done, failed: task.failed,
    items: items.map((item) => ({ applicationId: item.application_id, state: item.state as Batch['items'][number]['state'], note: item.note }))
  };
}

/** Letters in work at the same time: rendering and signing have a child each, so two keep both busy. */
const AT_ONCE = 2;

async function runBatch(office: WorkingOffice, officer: Officer, sitting: string, id: string, origin: string): Promise<void> {
  const next = async (): Promise<void> => {
    for (let item = await takeNext(office.id, id); item; item = await takeNext(office.id, id)) {
      const outcome = await signLetter({ office, actor: officer, door: 'batch', principal: officer.accountId, key: `batch:${id}:${item}`, applicationId: item }, { id: sitting, owner: officer.accountId }, origin)
        .catch((error: unknown): SignOutcome => (reportFault(error, 'sign batch'), { ok: false, reason: 'failed' }));
      const lost = !outcome.ok && outcome.reason === 'asksAgain';
      await settle(office.id, id, item, outcome);
      if (lost) return;
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    await finish(office.id, id);
  } catch (error) {
    reportFault(error, 'sign batch');
  }
}

async function takeNext(officeId: string, id: string): Promise<string | null> {
  return inOffice(officeId, async (tx) => {
    const paused = await tx.selectFrom('long_task').select('id').where('office_id', '=', officeId).where('id', '=', id).where('state', '<>', 'running').executeTakeFirst();
    if (paused) return null;
    const item = await tx.selectFrom('long_task_item').select('application_id').where('office_id', '=', officeId).where('task_id', '=', id).where('state', '=', 'waiting')
      .orderBy('position').limit(1).forUpdate().skipLocked().executeTakeFirst();
    if (!item) return null;
    await tx.updateTable('long_task_item').set({ state: 'running' }).where('office_id', '=', officeId).where('task_id', '=', id).where('application_id', '=', item.application_id).execute();
    return item.application_id;
  });
}

async function settle(officeId: string, id: string, applicationId: string, outcome: SignOutcome): Promise<void> {
  const lost = !outcome.ok && outcome.reason === 'asksAgain';
  const state = outcome.ok ? 'done' : lost ? 'waiting' : 'failed';
  const note = outcome.ok ? outcome.number : outcome.reason === 'refused' ? outcome.refusal.reason : outcome.reason;
  await inOffice(officeId, async (tx) => {
    await tx.updateTable('long_task_item').set({ state, note }).where('office_id', '=', officeId).where('task_id', '=', id).where('application_id', '=', applicationId).execute();
    await tx.updateTable('long_task').set((eb) => ({
      done: eb('done', '+', outcome.ok ? 1 : 0), failed: eb('failed', '+', state === 'failed' ? 1 : 0), ...(lost ? { state: 'paused', note: 'asksAgain' } : {})
    })).where('office_id', '=', officeId).where('id', '=', id).execute();
  });
}

async function finish(officeId: string, id: string): Promise<void> {
  await inOffice(officeId, (tx) => tx.updateTable('long_task').set({ state: 'done', finished_at: now() })
    .where('office_id', '=', officeId).where('id', '=', id).where('state', '=', 'running').execute());
}
