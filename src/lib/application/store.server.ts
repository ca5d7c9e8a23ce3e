import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import { keyedHash } from '#platform/keyed-hash.server.ts';
import type { Application } from '#application/application.ts';
import type { Case } from '#application/case.ts';
import { waitingFor } from '#application/queue.ts';
import { sealCase, sealSummary, type Summary } from '#application/seal-case.server.ts';

export type LockedRow = { application: Application; sealed: Uint8Array | null };

/** Locks an application's row for the transaction: whoever comes second waits and then sees what the first one did. */
export async function lockApplication(tx: Tx, officeId: string, id: string): Promise<LockedRow | null> {
  const row = await tx.selectFrom('application').select(['body', 'sealed'])
    .where('office_id', '=', officeId).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? { application: row.body as unknown as Application, sealed: row.sealed } : null;
}

/** Reads without a lock. */
export async function readApplication(tx: Tx, officeId: string, id: string): Promise<LockedRow | null> {
  const row = await tx.selectFrom('application').select(['body', 'sealed']).where('office_id', '=', officeId).where('id', '=', id).executeTakeFirst();
  return row ? { application: row.body as unknown as Application, sealed: row.sealed } : null;
}

/** The id behind a tracking code, which is all the public ever sends. */
export async function idOfCode(tx: Tx, officeId: string, code: string): Promise<string | null> {
  const row = await tx.selectFrom('application').select('id').where('office_id', '=', officeId).where('code', '=', code).executeTakeFirst();
  return row?.id ?? null;
}

/** Open applications whose clock runs, by deadline; for looking at all promises again. */
export async function promisesAfter(tx: Tx, officeId: string, after: { due: Date; id: string } | null, limit: number): Promise<{ application: Application; due: Date }[]> {
  let query = tx.selectFrom('application').select(['body', 'due_at']).where('office_id', '=', officeId).where('closed_at', 'is', null).where('due_at', 'is not', null);
  if (after) query = query.where(sql<boolean>`(due_at, id) > (${after.due}::timestamptz, ${after.id}::uuid)`);
  const rows = await query.orderBy('due_at').orderBy('id').limit(limit).execute();
  return rows.map((row) => ({ application: row.body as unknown as Application, due: row.due_at! }));
}

export async function insertApplication(tx: Tx, officeId: string, application: Application, kase: Case, key: Uint8Array): Promise<void> {
  await tx.insertInto('application').values({
    office_id: officeId, id: application.id, ...firstColumns(application), ...evolvedColumns(application), ...personal(officeId, application.id, kase, key)
  }).execute();
}

/** Stores the evolved row. `kase` is given only when its sealed part changed. */
export async function updateApplication(tx: Tx, officeId: string, application: Application, kase: Case | null, key: Uint8Array | null): Promise<void> {
  await tx.updateTable('application')
    .set({ ...evolvedColumns(application), ...(kase && key ? personal(officeId, application.id, kase, key) : {}) })
    .where('office_id', '=', officeId).where('id', '=', application.id).execute();
}

/** Writes a row anew from its journal, also what never changes after the first event. */
export async function rewriteApplication(tx: Tx, officeId: string, application: Application, kase: Case | null, key: Uint8Array | null): Promise<void> {
  await updateApplication(tx, officeId, application, kase, key);
  await tx.updateTable('application').set(firstColumns(application)).where('office_id', '=', officeId).where('id', '=', application.id).execute();
}

/** The columns the first event sets for good. */
export function firstColumns(application: Application) {
  return {
    code: application.code, service_slug: application.service.slug, service_version: application.service.version, section: application.section,
    village_id: application.village, channel: application.channel, submitted_at: application.submittedAt
  };
}

/** The columns each event may change. */
export function evolvedColumns(application: Application) {
  const waiting = waitingFor(application);
  return {
    state: application.state, seq: application.seq, due_at: application.clock.due, waiting_role: waiting?.role ?? null,
    waiting_section: waiting?.section ?? null, assignee: application.assignee, number_text: application.letter?.number ?? null,
    parcel_id: application.parcel, arrived_at: application.arrivedAt,
    closed_at: application.closedAt, body: JSON.stringify(application)
  };
}

function personal(officeId: string, id: string, kase: Case, key: Uint8Array) {
  return {
    sealed: sealCase(officeId, id, key, kase),
    summary: sealSummary(officeId, id, key, summaryOf(kase)),
    nik_hash: nikHashOf(officeId, kase)
  };
}

/** By which the same person's other applications are found. */
export function nikHashOf(officeId: string, kase: Case): Buffer | null {
  const nik = text(kase.answers.nik);
  return nik ? Buffer.from(keyedHash(officeId, 'nik', nik)) : null;
}

/** Every service asks for the applicant as `nama` and `nik` (catalogue/services/_shared). */
export function summaryOf(kase: Case): Summary {
  return { name: text(kase.answers.nama), nikEnd: text(kase.answers.nik).slice(-4) };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The receipt's PIN, as a stretched hash. */
export async function keepSecret(tx: Tx, officeId: string, id: string, pinHash: Uint8Array): Promise<void> {
  await tx.insertInto('application_secret').values({ office_id: officeId, application_id: id, pin_hash: Buffer.from(pinHash) }).execute();
}

export type RowForReplay = Awaited<ReturnType<typeof rowsForReplay>>[number];

/** Rows after one id up to another, in the order of ids, with all that the journal makes. @param last null: to the end */
export async function rowsForReplay(tx: Tx, officeId: string, after: string | null, last: string | null) {
  let query = tx.selectFrom('application').selectAll().where('office_id', '=', officeId);
  if (after) query = query.where('id', '>', after);
  if (last) query = query.where('id', '<=', last);
  return query.orderBy('id').execute();
}

/** A new PIN takes the old one's place; the tries that failed belong to the old one. */
export async function replaceSecret(tx: Tx, officeId: string, id: string, pinHash: Uint8Array): Promise<void> {
  await tx.updateTable('application_secret').set({ pin_hash: Buffer.from(pinHash), pin_failures: 0, pin_locked_until: null })
    .where('office_id', '=', officeId).where('application_id', '=', id).execute();
}
