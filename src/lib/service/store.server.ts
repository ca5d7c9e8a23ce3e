import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';

/** The newest version of each service, withdrawn or not. */
export function newestVersions(tx: Tx, officeId: string) {
  return tx.selectFrom('service_version').distinctOn('slug').select(['slug', 'version', 'withdrawn_at'])
    .where('office_id', '=', officeId).orderBy('slug').orderBy('version', 'desc').execute();
}

export function versionRow(tx: Tx, officeId: string, slug: string, version: number) {
  return tx.selectFrom('service_version').selectAll()
    .where('office_id', '=', officeId).where('slug', '=', slug).where('version', '=', version).executeTakeFirst();
}

export async function insertVersion(tx: Tx, officeId: string, row: { slug: string; version: number; definition: object; letterSource: string }): Promise<void> {
  await tx.insertInto('service_version').values({
    office_id: officeId, slug: row.slug, version: row.version, definition: JSON.stringify(row.definition), letter_source: row.letterSource
  }).execute();
}

/** All versions of one service, the newest first. */
export function versionRows(tx: Tx, officeId: string, slug: string) {
  return tx.selectFrom('service_version').select(['version', 'published_at', 'withdrawn_at'])
    .where('office_id', '=', officeId).where('slug', '=', slug).orderBy('version', 'desc').execute();
}

/** Takes a version off offer, or back on (null). The definition itself never changes. */
export async function setWithdrawn(tx: Tx, officeId: string, slug: string, version: number, at: Date | null): Promise<void> {
  await tx.updateTable('service_version').set({ withdrawn_at: at })
    .where('office_id', '=', officeId).where('slug', '=', slug).where('version', '=', version).execute();
}

/** Changes of one service come one after the other. */
export async function lockService(tx: Tx, officeId: string, slug: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`service:${officeId}:${slug}`}, 0))`.execute(tx);
}
