import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openJobOwners, type JobOwners } from '#platform/job-owners.server.ts';
import { useDatabase } from '../../../tests/factories/database.ts';

const database = useDatabase();
let owners: JobOwners[] = [];

async function open(): Promise<JobOwners> {
  const one = await openJobOwners(database.jobsUrl);
  owners.push(one);
  return one;
}

async function lockedBy(): Promise<(string | null)[]> {
  const rows = await database.asOwner<{ locked_by: string | null }>('select locked_by from graphile_worker._private_jobs order by id');
  return rows.map((row) => row.locked_by);
}

beforeEach(async () => {
  owners = [];
  await database.asOwner('delete from graphile_worker._private_jobs');
  for (const pool of ['pool-living', 'pool-dead', 'pool-dead']) {
    const [job] = await database.asOwner<{ id: string }>(`select id from graphile_worker.add_job('react', '{}')`);
    await database.asOwner('update graphile_worker._private_jobs set locked_by = $1, locked_at = now() where id = $2', [pool, job?.id]);
  }
});

afterEach(async () => {
  for (const one of owners) await one.close();
});

test('jobs of a dead pool are free again at once, those of a living one stay', async () => {
  const living = await open();
  living.alive('pool-living');
  await living.release();
  const other = await open();
  // Who was found dead by the one above stays free; the living one is not taken for dead by another.
  expect(await other.release()).toBe(0);
  expect(await lockedBy()).toEqual(['pool-living', null, null]);
});

test('a pool is dead as soon as its connection is', async () => {
  const client = new pg.Client({ connectionString: database.jobsUrl });
  await client.connect();
  await client.query(`select pg_advisory_lock(7303812, hashtext('pool-living'))`);
  const other = await open();
  expect(await other.release()).toBe(1);
  expect(await lockedBy()).toEqual(['pool-living', null, null]);
  await client.end();
  await expect.poll(() => other.release()).toBe(1);
  expect(await lockedBy()).toEqual([null, null, null]);
});

test('who stops hands its own jobs back', async () => {
  const living = await openJobOwners(database.jobsUrl);
  living.alive('pool-living');
  await living.close();
  expect(await lockedBy()).toEqual([null, 'pool-dead', 'pool-dead']);
});
