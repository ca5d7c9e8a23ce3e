import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import type { Batch, BatchItem, BatchState } from '#letter/batch.ts';

/** All SQL of batches of signatures: one row a batch, one a letter. */

/** A process that works on a batch says so every few seconds; after this silence it counts as gone. */
const SILENCE = sql<boolean>`(alive_at < clock_timestamp() - interval '60 seconds')`;
const ALIVE = sql<Date>`clock_timestamp()`;

export type RunOfBatch = { officeId: string; id: string; run: number };

/** @returns the batch's public id, and whether it is new; null when the id is somebody else's */
export async function insertBatch(tx: Tx, officeId: string, batch: { id: string; account: string; applicationIds: readonly string[] }): Promise<{ publicId: string; isNew: boolean } | null> {
  const made = await tx.insertInto('long_task')
    .values({ office_id: officeId, id: batch.id, kind: 'sign', account: batch.account, total: batch.applicationIds.length, state: 'running' })
    .onConflict((conflict) => conflict.columns(['office_id', 'id']).doNothing()).returning('public_id').executeTakeFirst();
  if (!made) {
    const there = await tx.selectFrom('long_task').select('public_id').where('office_id', '=', officeId).where('id', '=', batch.id).where('account', '=', batch.account).executeTakeFirst();
    return there ? { publicId: there.public_id, isNew: false } : null;
  }
  await tx.insertInto('long_task_item').values(batch.applicationIds.map((applicationId, position) => ({
    office_id: officeId, task_id: batch.id, application_id: applicationId, position, state: 'waiting'
  }))).execute();
  return { publicId: made.public_id, isNew: true };
}

/** Takes a batch up again that stands still, or whose process is gone. Null when it is not this officer's or somebody works on it. */
export async function restartBatch(tx: Tx, officeId: string, account: string, publicId: string): Promise<RunOfBatch | null> {
  const task = await tx.updateTable('long_task').set((eb) => ({ state: 'running', failed: 0, run: eb('run', '+', 1), alive_at: ALIVE, finished_at: null, note: null }))
    .where('office_id', '=', officeId).where('public_id', '=', publicId).where('kind', '=', 'sign').where('account', '=', account)
    .where((eb) => eb.or([eb('state', '<>', 'running'), SILENCE])).returning(['id', 'run']).executeTakeFirst();
  if (!task) return null;
  await tx.updateTable('long_task_item').set({ state: 'waiting', note: null })
    .where('office_id', '=', officeId).where('task_id', '=', task.id).where('state', 'in', ['failed', 'running']).execute();
  return { officeId, ...task };
}

/** The next letter of a run, or null: all are taken, it was stopped, or another process has taken the batch up. */
export async function takeNext(tx: Tx, { officeId, id, run }: RunOfBatch): Promise<string | null> {
  if (!(await stillAlive(tx, { officeId, id, run }))) return null;
  const item = await tx.selectFrom('long_task_item').select('application_id').where('office_id', '=', officeId).where('task_id', '=', id).where('state', '=', 'waiting')
    .orderBy('position').limit(1).forUpdate().skipLocked().executeTakeFirst();
  if (!item) return null;
  await setItem(tx, officeId, id, item.application_id, 'running', null);
  return item.application_id;
}

/** Says that this run is being worked on. @returns false when it is no longer this process's */
export async function stillAlive(tx: Tx, { officeId, id, run }: RunOfBatch): Promise<boolean> {
  const task = await tx.updateTable('long_task').set({ alive_at: ALIVE }).where('office_id', '=', officeId).where('id', '=', id).where('run', '=', run).where('state', '=', 'running').returning('id').executeTakeFirst();
  return task !== undefined;
}

/** Writes down how one letter went. `waiting` gives it back: the sitting was lost, and the batch pauses. */
export async function settleItem(tx: Tx, { officeId, id, run }: RunOfBatch, applicationId: string, state: 'done' | 'failed' | 'waiting', note: string | null): Promise<void> {
  await setItem(tx, officeId, id, applicationId, state, note);
  await tx.updateTable('long_task').set((eb) => ({
    done: eb('done', '+', state === 'done' ? 1 : 0), failed: eb('failed', '+', state === 'failed' ? 1 : 0), alive_at: ALIVE,
    ...(state === 'waiting' ? { state: 'paused' } : {})
  })).where('office_id', '=', officeId).where('id', '=', id).where('run', '=', run).execute();
}

export async function endBatch(tx: Tx, { officeId, id, run }: RunOfBatch, state: 'done' | 'paused'): Promise<void> {
  await tx.updateTable('long_task').set({ state, finished_at: state === 'done' ? now() : null })
    .where('office_id', '=', officeId).where('id', '=', id).where('run', '=', run).where('state', '=', 'running').execute();
}

/** Lets no further letter be begun; those in work end. @returns false when there is nothing to stop */
export async function stopBatch(tx: Tx, officeId: string, account: string, publicId: string): Promise<boolean> {
  const task = await tx.updateTable('long_task').set({ state: 'stopped' }).where('office_id', '=', officeId).where('public_id', '=', publicId).where('kind', '=', 'sign')
    .where('account', '=', account).where('state', 'in', ['running', 'paused']).returning('id').executeTakeFirst();
  return task !== undefined;
}

/** A batch of this officer's, with its letters in order. */
export async function batchOf(tx: Tx, officeId: string, account: string, publicId: string): Promise<Batch | null> {
  const task = await batches(tx, officeId, account).where('public_id', '=', publicId).executeTakeFirst();
  if (!task) return null;
  const items = await tx.selectFrom('long_task_item').select(['application_id', 'state', 'note']).where('office_id', '=', officeId).where('task_id', '=', task.id).orderBy('position').execute();
  return { ...toBatch(task), items: items.map((item) => toItem(item.application_id, item.state, item.note)) };
}

/** The officer's batches that are not done yet, newest first, without their letters. */
export async function openBatches(tx: Tx, officeId: string, account: string): Promise<Omit<Batch, 'items'>[]> {
  const tasks = await batches(tx, officeId, account).where('state', 'in', ['running', 'paused']).orderBy('started_at', 'desc').limit(5).execute();
  return tasks.map(toBatch);
}

type TaskRow = { id: string; public_id: string; state: string; total: number; done: number; failed: number; started_at: Date; silent: boolean };

function batches(tx: Tx, officeId: string, account: string) {
  return tx.selectFrom('long_task').select(['id', 'public_id', 'state', 'total', 'done', 'failed', 'started_at', SILENCE.as('silent')])
    .where('office_id', '=', officeId).where('account', '=', account).where('kind', '=', 'sign');
}

/** A process that was killed left its batch running: it waits to be taken up again. */
function toBatch(task: TaskRow): Omit<Batch, 'items'> {
  const state = task.state === 'running' && task.silent ? 'paused' : (task.state as BatchState);
  return { publicId: task.public_id, state, total: task.total, done: task.done, failed: task.failed, startedAt: task.started_at };
}

function toItem(applicationId: string, state: string, note: string | null): BatchItem {
  if (state === 'done') return { applicationId, state, number: note ?? '' };
  if (state === 'failed') return { applicationId, state, why: note ?? 'failed' };
  return { applicationId, state: state === 'running' ? 'running' : 'waiting' };
}

async function setItem(tx: Tx, officeId: string, id: string, applicationId: string, state: string, note: string | null): Promise<void> {
  await tx.updateTable('long_task_item').set({ state, note }).where('office_id', '=', officeId).where('task_id', '=', id).where('application_id', '=', applicationId).execute();
}
