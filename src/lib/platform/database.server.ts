import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from '#platform/schema.ts';
import { log } from '#platform/log.server.ts';
import { nameStatements } from '#platform/named-statements.server.ts';

export type Tx = Transaction<DB>;

// Whole numbers of the size we count in; without this a bigint arrives as text.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// A date is a day on a calendar, not a moment.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

let current: Kysely<DB> | undefined;

/** The application's own connection (role `app`: owns nothing, sees one office at a time). Opened at first use. */
export function database(): Kysely<DB> {
  current ??= connect(requireUrl('APP_DATABASE_URL'), Number(process.env.POOL_SIZE ?? 12));
  return current;
}

/** A connection pool of its own, for another role. The caller closes it with `destroy()`. */
export function connect(url: string, max: number): Kysely<DB> {
  const pool = new pg.Pool({ connectionString: url, max, statement_timeout: 30_000, idle_in_transaction_session_timeout: 60_000 });
  // Without a listener a stopping PostgreSQL would end the process with an unhandled error.
  const lost = (error: Error): void => log('warn', 'database connection lost', { kind: error.name });
  pool.on('error', lost);
  // Also for the connections in use: the query is told, but the client says it a second time.
  pool.on('connect', (client) => {
    client.on('error', lost);
    nameStatements(client);
  });
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

/**
 * Runs `work` in one transaction that sees only this office's rows (law 2); commits when it returns, rolls back when it throws.
 * @param officeId the office's id, from the host name or from a stored address, never from what a person sent
 */
export function inOffice<T>(officeId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return database().transaction().execute(async (tx) => {
    await sql`select set_config('app.office', ${officeId}, true)`.execute(tx);
    return work(tx);
  });
}

/** Closes the application's pool, when the process ends. */
export async function closeDatabase(): Promise<void> {
  const closing = current;
  current = undefined;
  await closing?.destroy();
}

/** An address the supervisor hands to its children by environment. Throws when it is missing: our fault, not a person's. */
export function requireUrl(name: string): string {
  const url = process.env[name];
  if (!url) throw new Error(`${name} is not set: start with npm start`);
  return url;
}
