import { sql } from 'kysely';
import { inOffice } from '#platform/database.server.ts';

export type Limit = { max: number; windowSeconds: number };
export type LimitAnswer = { ok: true } | { ok: false; retryAfterSeconds: number };

/**
 * Counts one try of a subject in its own transaction, so that what follows cannot undo it (law 10).
 * @param subject what is counted, e.g. `pin:<id>` or `network:<hash>`; never a name or an address in clear
 */
export async function hit(officeId: string, subject: string, limit: Limit): Promise<LimitAnswer> {
  return inOffice(officeId, async (tx) => {
    const { rows } = await sql<{ count: number; left: number }>`
      insert into limit_count (office_id, subject, starts_at, count)
      values (${officeId}, ${subject}, to_timestamp(floor(extract(epoch from now()) / ${limit.windowSeconds}) * ${limit.windowSeconds}), 1)
      on conflict (office_id, subject, starts_at) do update set count = limit_count.count + 1
      returning count, ceil(extract(epoch from starts_at) + ${limit.windowSeconds} - extract(epoch from now()))::int as left`.execute(tx);
    const row = rows[0]!;
    return row.count <= limit.max ? { ok: true } : { ok: false, retryAfterSeconds: Math.max(1, row.left) };
  });
}

/** Forgets a subject's tries, e.g. after a right password. */
export async function clearHits(officeId: string, subject: string): Promise<void> {
  await inOffice(officeId, (tx) => tx.deleteFrom('limit_count').where('office_id', '=', officeId).where('subject', '=', subject).execute());
}
