import pg from 'pg';
import { expect, test } from 'vitest';
import { nameStatements } from '#platform/named-statements.server.ts';
import { useDatabase } from '../../../tests/factories/database.ts';

const database = useDatabase();

test('a statement is prepared once and answers for each value; too many different ones are asked as they are', async () => {
  const pool = new pg.Pool({ connectionString: database.appUrl, max: 1 });
  pool.on('connect', nameStatements);
  const prepared = async (): Promise<number> => Number((await pool.query<{ count: string }>('select count(*) from pg_prepared_statements')).rows[0]?.count);
  try {
    for (const value of [1, 2, 3]) expect((await pool.query<{ sum: number }>('select $1::int + 1 as sum', [value])).rows).toEqual([{ sum: value + 1 }]);
    expect(await prepared()).toBe(1);
    await expect(pool.query('select 1 / $1::int', [0])).rejects.toThrow('division by zero');
    expect((await pool.query<{ one: number }>('select 1 / $1::int as one', [1])).rows).toEqual([{ one: 1 }]);
    for (let number = 0; number < 520; number += 1) await pool.query(`select $1::int + ${number}`, [number]);
    expect(await prepared()).toBeLessThanOrEqual(500);
    expect((await pool.query<{ sum: number }>('select $1::int + 519 as sum', [1])).rows).toEqual([{ sum: 520 }]);
  } finally {
    await pool.end();
  }
});
