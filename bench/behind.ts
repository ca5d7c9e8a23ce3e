import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** Rows of something, as the owner sees them; -1 while the database does not answer. @param what goes after `from` */
export async function countOf(ownerUrl: string, what: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return Number((await client.query<{ count: string }>(`select count(*) from ${what}`)).rows[0]?.count);
  } catch {
    return -1;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Waits until no job is left, at most so many seconds. A killed worker's jobs come free once it is seen to be gone. */
export async function jobsDone(ownerUrl: string, seconds: number): Promise<void> {
  for (let waited = 0; waited < seconds; waited += 1) {
    if ((await countOf(ownerUrl, 'graphile_worker._private_jobs')) === 0) return;
    await wait(1000);
  }
}
