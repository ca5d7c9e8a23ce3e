import pg from 'pg';
import { requireUrl } from '#platform/database.server.ts';
import { log } from '#platform/log.server.ts';

let current: pg.Pool | undefined;

/** Connections of the role `identity`, which sees accounts and sessions and, read-only, the posts. Opened at first use. */
export function identityPool(): pg.Pool {
  if (!current) {
    current = new pg.Pool({ connectionString: requireUrl('IDENTITY_DATABASE_URL'), max: 6, options: '-c search_path=identity,public', statement_timeout: 30_000 });
    const lost = (error: Error): void => log('warn', 'identity database connection lost', { kind: error.name });
    // Idle or in use: without a listener a stopping PostgreSQL would end the process.
    current.on('error', lost);
    current.on('connect', (client) => client.on('error', lost));
  }
  return current;
}

/** Closes them, when the process ends. */
export async function closeIdentity(): Promise<void> {
  const closing = current;
  current = undefined;
  await closing?.end();
}
