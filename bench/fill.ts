// Many applications at once, sealed and journalled as the product would have, written past it: for measuring at 100,000.
import { fork } from 'node:child_process';
import pg from 'pg';

export type Filling = { ownerUrl: string; office: string; from: number; count: number; of: number; state: 'mixed' | 'signing' };

const PROCESSES = 2;

/** @param from how many numbers are in the register already */
export async function fill(wanted: Filling): Promise<void> {
  const share = Math.ceil(wanted.count / PROCESSES);
  await Promise.all(Array.from({ length: PROCESSES }, async (_, at) => {
    const from = wanted.from + at * share;
    const count = Math.min(share, wanted.from + wanted.count - from);
    if (count > 0) await child({ ...wanted, from, count });
  }));
  const client = new pg.Client({ connectionString: wanted.ownerUrl });
  await client.connect();
  try {
    await client.query(`insert into register_series (office_id, series, year, next) select office_id, series, year, max(number) + 1 from register where office_id = $1 group by 1, 2, 3
      on conflict (office_id, series, year) do update set next = excluded.next`, [wanted.office]);
    // As autovacuum would have by the time so many have come.
    await client.query('vacuum (analyze) application, journal, search_token, data_key, register, letter');
  } finally {
    await client.end();
  }
}

async function child(filling: Filling): Promise<void> {
  const worker = fork('bench/fill-child.ts', { execArgv: ['--disable-warning=ExperimentalWarning'], stdio: 'inherit' });
  worker.send(filling);
  const status = await new Promise((resolve) => worker.once('exit', resolve));
  if (status !== 0) throw new Error('filling failed');
}
