// What the machine itself costs: the same server answering nothing, the same row inserted alone.
import pg from 'pg';
import { requireUrl } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { atRate, flatOut, type Measured } from './http-load.ts';

/** Inserts an application's row, bytes and indexes and commit, and nothing else of a submission; taken away afterwards. */
export async function insertAlone(ownerUrl: string, office: string, seconds: number): Promise<{ steady: Measured; most: Measured }> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<Record<string, unknown>>(`select to_jsonb(a) - 'handed_without_code' as row from application a where office_id = $1 order by id desc limit 1`, [office]);
  const model = rows[0]?.row as Record<string, unknown> | undefined;
  if (!model) throw new Error('no row to take as a model');
  const pool = new pg.Pool({ connectionString: requireUrl('APP_DATABASE_URL'), max: 16 });
  const names = Object.keys(model).map((name) => `"${name}"`).join(', ');
  const made: string[] = [];
  const insert = async (): Promise<boolean> => {
    const id = newId();
    made.push(id);
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query(`select set_config('app.office', $1, true)`, [office]);
      await client.query({ name: 'alone', text: `insert into application (${names}) select ${names} from jsonb_populate_record(null::application, $1)`, values: [JSON.stringify({ ...model, id, code: id.slice(-12).toUpperCase() })] });
      await client.query('commit');
      return true;
    } finally {
      client.release();
    }
  };
  await atRate(insert, 20, 1);
  const steady = await atRate(insert, 20, seconds);
  const most = await flatOut(insert, 16, seconds);
  await pool.end();
  await owner.query('delete from application where office_id = $1 and id = any ($2)', [office, made]);
  await owner.end();
  return { steady, most };
}
