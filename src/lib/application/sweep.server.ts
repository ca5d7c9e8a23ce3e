import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { DB } from '#platform/schema.ts';
import { connect, requireUrl } from '#platform/database.server.ts';
import { sweepOrphans } from '#platform/files.server.ts';

const DAY = 24 * 3600_000;

/**
 * Takes away what has had its time, in all offices: drafts nobody visits, links, uploads no application took, remembered commands after
 * 180 days (law 1), counts of tries, and files that a crash left without a row. The sweeper's role sees ids and ages, no content.
 * @returns how much of each went
 */
export async function sweep(now: Date): Promise<Record<string, number>> {
  const db = connect(requireUrl('SWEEPER_DATABASE_URL'), 1);
  try {
    const before = (days: number) => new Date(now.getTime() - days * DAY);
    const drafts = await db.deleteFrom('draft').where('seen_at', '<', before(14)).returning(['office_id', 'id']).execute();
    const links = await db.deleteFrom('draft_link').where('created_at', '<', before(14)).executeTakeFirst();
    const uploads = await db.deleteFrom('file').where('owner_kind', '=', 'upload').where('created_at', '<', before(1)).executeTakeFirst();
    const loose = await looseDraftFiles(db);
    const keys = await db.deleteFrom('command_key').where('at', '<', before(180)).executeTakeFirst();
    const counts = await db.deleteFrom('limit_count').where('starts_at', '<', before(2)).executeTakeFirst();
    const sessions = await sweepSignIns(db, now);
    const files = await sweepOrphans((ids) => knownFiles(db, ids), new Date(now.getTime() - 3600_000));
    return {
      drafts: drafts.length, links: Number(links.numDeletedRows), uploads: Number(uploads.numDeletedRows) + loose,
      commands: Number(keys.numDeletedRows), counts: Number(counts.numDeletedRows), sessions, files
    };
  } finally {
    await db.destroy();
  }
}

/** Sessions, half-done sign-ins and one-time links that are over. */
async function sweepSignIns(db: Kysely<DB>, now: Date): Promise<number> {
  const gone = await Promise.all([
    sql`delete from identity."session" where "expiresAt" < ${now}`.execute(db),
    sql`delete from identity."verification" where "expiresAt" < ${now}`.execute(db),
    sql`delete from identity.link where expires_at < ${now}`.execute(db)
  ]);
  return gone.reduce((sum, result) => sum + Number(result.numAffectedRows ?? 0), 0);
}

/** Rows of files whose draft is gone. */
async function looseDraftFiles(db: Kysely<DB>): Promise<number> {
  const gone = await db.deleteFrom('file').where('owner_kind', '=', 'draft')
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('draft').select(sql`1`.as('one'))
      .whereRef('draft.office_id', '=', 'file.office_id').whereRef('draft.id', '=', 'file.owner_id'))))
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

async function knownFiles(db: Kysely<DB>, ids: string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.selectFrom('file').select('stored_id').where('stored_id', 'in', ids).execute();
  return new Set(rows.map((row) => row.stored_id));
}
