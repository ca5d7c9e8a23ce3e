import pg from 'pg';

/** What only the owner of the database may do: take a whole office away. All of it in one transaction. */

/** Runs `work` as the owner in one transaction. */
export async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

/** Whether this office exists, and whether it is one of sample data. */
export async function officeKind(client: pg.Client, officeId: string): Promise<'none' | 'sample' | 'real'> {
  const { rows } = await client.query<{ sample: boolean }>('select sample from office where id = $1 for update', [officeId]);
  return rows[0] ? (rows[0].sample ? 'sample' : 'real') : 'none';
}

/** Ids of the stored files of an office, to be removed from the disk after the commit. */
export async function storedFiles(client: pg.Client, officeId: string): Promise<string[]> {
  const { rows } = await client.query<{ stored_id: string }>('select stored_id from file where office_id = $1', [officeId]);
  return rows.map((row) => row.stored_id);
}

/** Accounts that hold posts here and nowhere else. */
export async function accountsOf(client: pg.Client, officeId: string): Promise<string[]> {
  const { rows } = await client.query<{ account_id: string }>(
    'select distinct account_id from post_holder where office_id = $1 and account_id not in (select account_id from post_holder where office_id <> $1)', [officeId]
  );
  return rows.map((row) => row.account_id);
}

export async function deleteAccounts(client: pg.Client, accounts: readonly string[]): Promise<void> {
  await client.query('delete from identity."user" where id = any ($1)', [accounts]);
}

/**
 * Deletes an office's rows in every table that has an `office_id`, children before those they point at, and the office itself.
 * @returns rows deleted
 */
export async function deleteOffice(client: pg.Client, officeId: string): Promise<number> {
  const { rows } = await client.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'identity')
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'office_id' and not a.attisdropped)`);
  const waiting = rows.map((row) => row.name);
  let deleted = 0;
  // A table others still point at refuses; it comes again once they are empty.
  for (let rounds = 0; waiting.length > 0; rounds += 1) {
    const name = waiting.shift()!;
    if (rounds > 400) throw new Error(`the rows of ${name} cannot be deleted`);
    await client.query('savepoint one_table');
    try {
      deleted += (await client.query(`delete from ${name} where office_id = $1`, [officeId])).rowCount ?? 0;
    } catch (error) {
      if ((error as { code?: string }).code !== '23503' && (error as { code?: string }).code !== '23001') throw error;
      await client.query('rollback to savepoint one_table');
      waiting.push(name);
    }
  }
  return deleted + ((await client.query('delete from office where id = $1', [officeId])).rowCount ?? 0);
}

/** Jobs of an office that nobody works on at the moment. Their table is the queue's own business and has no view that shows the office. */
export async function deleteJobs(client: pg.Client, officeId: string): Promise<number> {
  const done = await client.query(`delete from graphile_worker._private_jobs where payload ->> 'office' = $1 and locked_at is null`, [officeId]);
  return done.rowCount ?? 0;
}
