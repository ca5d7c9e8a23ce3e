import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';

/**
 * Adds a job that exists if and only if the transaction commits.
 * @param payload must carry `office`; ids only, nothing personal
 * @param options.key one job a key: a later one replaces the waiting one
 */
export async function enqueue(tx: Tx, task: string, payload: { office: string; [field: string]: unknown }, options: { key?: string; runAt?: Date } = {}): Promise<void> {
  await sql`select enqueue(${task}, ${JSON.stringify(payload)}::jsonb, ${options.key ?? null}, ${options.runAt ?? null})`.execute(tx);
}
