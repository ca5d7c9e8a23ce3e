import pg from 'pg';
import { log } from '#platform/log.server.ts';

/** Space of advisory locks for living pools of workers, so that it meets no other lock of ours. */
const space = 7_303_812;

/**
 * Knows which workers are alive, and hands the jobs of dead ones back. A worker killed without warning leaves its jobs
 * locked, for four hours by the library's own rule; here every living worker holds an advisory lock that PostgreSQL
 * drops with its connection, so what is locked by somebody without one is free again at once.
 */
export interface JobOwners {
  /** To be called before a pool of workers takes its first job; the library locks jobs by the pool's id. */
  alive(poolId: string): void;
  /** Hands back the jobs of dead pools. Returns how many pools were found dead. */
  release(): Promise<number>;
  /** Hands back our own jobs as well, unfinished as they are, and lets go. */
  close(): Promise<void>;
}

/** @param url address as the role `jobs`; a direct one, since advisory locks belong to a connection */
export async function openJobOwners(url: string): Promise<JobOwners> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', (error) => {
    // Without this connection the locks are gone and another worker may take our jobs: start afresh.
    log('error', 'connection of the job owners lost', { kind: error.name });
    process.exit(1);
  });
  await client.connect();
  const own = new Set<string>();
  return {
    alive(poolId) {
      own.add(poolId);
      void client.query('select pg_advisory_lock($1, hashtext($2))', [space, poolId]);
    },
    async release() {
      const { rows } = await client.query<{ id: string }>(
        `select distinct locked_by as id from graphile_worker._private_jobs where locked_by is not null`
      );
      const dead: string[] = [];
      for (const { id } of rows) {
        if (own.has(id)) continue;
        const free = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as got', [space, id]);
        if (!free.rows[0]?.got) continue;
        dead.push(id);
        await client.query('select pg_advisory_unlock($1, hashtext($2))', [space, id]);
      }
      if (dead.length > 0) await client.query('select graphile_worker.force_unlock_workers($1)', [dead]);
      return dead.length;
    },
    async close() {
      await client.query('select graphile_worker.force_unlock_workers($1)', [[...own]]);
      await client.end();
    }
  };
}
