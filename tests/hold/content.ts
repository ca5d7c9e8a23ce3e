import type { TestDatabase } from '../factories/database.ts';

/** Counters and trails that a refusal may leave behind. */
const TRAILS = ['limit_count', 'reading'];

/**
 * A fingerprint of every table that a request could have changed, to be compared before and after.
 * @param office only this office's rows; without it all of them, accounts included
 */
export async function contentOf(database: TestDatabase, office?: string): Promise<Record<string, string>> {
  const tables = await database.asOwner<{ name: string; own: boolean }>(
    `select c.oid::regclass::text as name, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'office_id' and not a.attisdropped) as own
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('public', 'identity') and c.relname <> all ($1) and c.relname <> 'session' order by 1`, [TRAILS]
  );
  const wanted = tables.filter(({ own }) => own || office === undefined);
  const parts = wanted.map(({ name, own }) => `select '${name.replaceAll("'", '')}' as name, coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as print from ${name} t${own && office !== undefined ? ' where office_id = $1' : ''}`);
  const rows = await database.asOwner<{ name: string; print: string }>(parts.join(' union all '), office === undefined ? [] : [office]);
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
}
