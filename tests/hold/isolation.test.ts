import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inOffice } from '#platform/database.server.ts';
import { useDatabase } from '../factories/database.ts';
import { aFullOffice } from './two-offices.ts';

// Law 2. What has to hold is asked of the database's own catalogue, so that a table that comes later is tried as well.
const database = useDatabase();
const [HERE, THERE] = ['pulau-burung', 'tempuling'] as const;
let tables: string[] = [];
let app: pg.Client;

beforeAll(async () => {
  await aFullOffice(database, HERE, null);
  await aFullOffice(database, THERE, 'tempuling.contoh.go.id');
  const rows = await database.asOwner<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'office_id' and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`
  );
  tables = rows.map(({ name }) => name);
  app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
}, 120_000);
afterAll(() => app.end());

/** Runs statements as the application's own role in an office (or in none), and takes everything back. */
async function asApp<T>(office: string | null, work: (ask: pg.Client) => Promise<T>): Promise<T> {
  await app.query('begin');
  try {
    if (office !== null) await app.query(`select set_config('app.office', $1, true)`, [office]);
    return await work(app);
  } finally {
    await app.query('rollback');
  }
}

/** The five letters PostgreSQL refuses with; 'done' when it did not refuse. */
async function refusal(office: string | null, text: string, values: unknown[] = []): Promise<string> {
  return asApp(office, (ask) => ask.query(text, values).then(() => 'done', (error: pg.DatabaseError) => error.code ?? error.message));
}
const NOT_ALLOWED = '42501';

test('there is something to see in every table of both offices', async () => {
  expect(tables.length).toBeGreaterThan(20);
  const empty: string[] = [];
  for (const table of tables) for (const office of [HERE, THERE]) {
    const [row] = await database.asOwner<{ count: number }>(`select count(*)::int as count from ${table} where office_id = $1`, [office]);
    if (row!.count === 0) empty.push(`${table} of ${office}`);
  }
  // A new table: give it a row in two-offices.ts, or nothing below is proved for it.
  expect(empty).toEqual([]);
});

describe('row-level security', () => {
  test('is on for every table that the application may touch, with no way past it', async () => {
    const open = await database.asOwner<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema') and not (c.relrowsecurity and c.relkind in ('r', 'p'))
         and (has_table_privilege('app', c.oid, 'select, insert, update, delete, truncate, references, trigger') or has_any_column_privilege('app', c.oid, 'select, insert, update, references'))`
    );
    expect(open).toEqual([]);
    const off = await database.asOwner<{ name: string }>(`select relname as name from pg_class where relname = any ($1) and relnamespace = 'public'::regnamespace and not relrowsecurity`, [[...tables, 'office']]);
    expect(off).toEqual([]);
  });

  test('says the same for every table: the row is of the office that is set', async () => {
    const policies = await database.asOwner<{ table: string; roles: string; using: string; check: string | null; permissive: string }>(
      `select tablename as table, array_to_string(roles, ',') as roles, qual as using, with_check as check, permissive from pg_policies where schemaname = 'public' order by 1, 2`
    );
    const ofTable = (table: string) => policies.filter((policy) => policy.table === table && /\b(app|public)\b/.test(policy.roles));
    for (const table of tables) expect([table, ofTable(table)]).toEqual([table, [{ table, roles: 'app', using: '(office_id = current_office())', check: '(office_id = current_office())', permissive: 'PERMISSIVE' }]]);
    expect(ofTable('office')).toMatchObject([{ using: '(id = current_office())', check: '(id = current_office())' }]);
    // Others see across offices only what the sweeper takes away by its age; the sign-in sees posts of one office.
    const others = policies.filter(({ roles }) => roles !== 'app');
    expect(others.filter(({ roles, using }) => roles !== 'sweeper' && !using.includes('= current_office()'))).toEqual([]);
    expect(others.filter(({ roles }) => roles === 'sweeper').map(({ table }) => table)).toEqual(['command_key', 'draft', 'draft_link', 'file', 'limit_count']);
  });

  test('the application reads no other office although the query asks for everything', async () => {
    for (const [own, other] of [[HERE, THERE], [THERE, HERE]] as const) {
      for (const table of tables) {
        const rows = await asApp(own, async (ask) => (await ask.query<{ office_id: string }>(`select * from ${table}`)).rows);
        expect([table, new Set(rows.map((row) => row.office_id))]).toEqual([table, new Set([own])]);
        const asked = await asApp(own, async (ask) => (await ask.query(`select 1 from ${table} where office_id = $1`, [other])).rowCount);
        expect([table, asked]).toEqual([table, 0]);
      }
      const offices = await asApp(own, async (ask) => (await ask.query<{ id: string }>('select id from office')).rows);
      expect(offices).toEqual([{ id: own }]);
    }
  });

  test('the same through the program\'s own door, with the filter left out', async () => {
    const rows = await inOffice(HERE, (tx) => tx.selectFrom('application').select('office_id').execute());
    expect(new Set(rows.map(({ office_id }) => office_id))).toEqual(new Set([HERE]));
    const joined = await inOffice(HERE, (tx) => tx.selectFrom('application').innerJoin('journal', 'journal.stream_id', 'application.id').select('journal.office_id').execute());
    expect(new Set(joined.map(({ office_id }) => office_id))).toEqual(new Set([HERE]));
  });

  test('no office set, an empty one, an unknown one: nothing at all', async () => {
    for (const office of [null, '', 'x', `${HERE}' or true --`]) {
      for (const table of [...tables, 'office']) {
        const count = await asApp(office, async (ask) => (await ask.query(`select 1 from ${table}`)).rowCount);
        expect([office, table, count]).toEqual([office, table, 0]);
      }
    }
  });

  test('the setting ends with its transaction', async () => {
    await asApp(HERE, async (ask) => expect((await ask.query('select 1 from application')).rowCount).toBe(1));
    expect((await app.query('select 1 from application')).rowCount).toBe(0);
  });

  test('nothing is written into another office, changed there or taken away', async () => {
    for (const table of tables) {
      // Refused before anything else of the row is looked at.
      expect([table, await refusal(HERE, `insert into ${table} (office_id) values ($1)`, [THERE])]).toEqual([table, NOT_ALLOWED]);
      const moved = await asApp(HERE, (ask) => ask.query(`update ${table} set office_id = $1`, [THERE]).then((done) => `${done.rowCount} rows`, (error: pg.DatabaseError) => error.code));
      expect([table, moved]).toEqual([table, NOT_ALLOWED]);
      const gone = await asApp(HERE, (ask) => ask.query(`delete from ${table} where office_id = $1`, [THERE]).then((done) => done.rowCount, (error: pg.DatabaseError) => error.code));
      expect([0, NOT_ALLOWED], table).toContain(gone);
    }
    expect(await refusal(HERE, `insert into office (id, settings) values ('baru', '{}')`)).toBe(NOT_ALLOWED);
    expect(await refusal(HERE, `update office set sample = true`)).toBe(NOT_ALLOWED);
    const renamed = await asApp(HERE, async (ask) => (await ask.query(`update office set host = 'x' where id = $1`, [THERE])).rowCount);
    expect(renamed).toBe(0);
    // A job for another office cannot be left behind either.
    expect(await refusal(HERE, `select enqueue('react', jsonb_build_object('office', $1::text))`, [THERE])).toBe('P0001');
    expect(await refusal(null, `select enqueue('react', '{}')`)).toBe('P0001');
  });
});

describe('the journal and the reading trail', () => {
  test.each(['journal', 'reading'])('%s can be added to and nothing else', async (table) => {
    const columns = await database.asOwner<{ name: string }>(`select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`, [table]);
    for (const { name } of columns) expect([name, await refusal(HERE, `update ${table} set "${name}" = default`)]).toEqual([name, NOT_ALLOWED]);
    for (const statement of [`delete from ${table}`, `truncate ${table}`, `merge into ${table} j using (select 1) s on true when matched then delete`, `select * from ${table} for update`])
      expect([statement, await refusal(HERE, statement)]).toEqual([statement, NOT_ALLOWED]);
    // Not by accident of its owner either: that needs a hand at the trigger.
    await expect(database.asOwner(`update ${table} set office_id = office_id`)).rejects.toThrow('can be added to and nothing else');
    for (const role of ['identity', 'sweeper', 'jobs']) {
      const [may] = await database.asOwner<{ may: boolean }>(`select has_table_privilege($1, $2, 'select, insert, update, delete, truncate') or has_any_column_privilege($1, $2, 'select, insert, update') as may`, [role, table]);
      expect([role, may]).toEqual([role, { may: false }]);
    }
  });

  test('an event is numbered without a gap and stamped by the database', async () => {
    const event = (seq: number) => `insert into journal (office_id, stream_kind, stream_id, seq, type, happened_at, recorded_at, actor, command_id)
      select office_id, stream_kind, stream_id, ${seq}, 'noted', now(), '2001-01-01', 'x', command_id from journal where stream_kind = 'application' and seq = 1 limit 1 returning recorded_at`;
    expect(await refusal(HERE, event(99))).toBe('23505');
    const [{ max }] = (await database.asOwner<{ max: number }>(`select max(seq) from journal where office_id = $1 and stream_kind = 'application'`, [HERE])) as [{ max: number }];
    const stamped = await asApp(HERE, async (ask) => (await ask.query<{ recorded_at: Date }>(event(max + 1))).rows[0]!.recorded_at);
    expect(Date.now() - stamped.getTime()).toBeLessThan(60_000);
  });
});

describe('the application\'s role', () => {
  test('owns nothing, belongs to nobody and cannot pass by', async () => {
    for (const role of ['app', 'identity', 'sweeper', 'jobs']) {
      const [attributes] = await database.asOwner(`select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication, rolinherit from pg_roles where rolname = $1`, [role]);
      expect([role, attributes]).toEqual([role, { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false, rolreplication: false, rolinherit: false }]);
      const [owned] = await database.asOwner(
        `select (select count(*)::int from pg_auth_members where member = $1::regrole) as member_of, (select count(*)::int from pg_class where relowner = $1::regrole) as tables,
          (select count(*)::int from pg_proc where proowner = $1::regrole) as functions, (select count(*)::int from pg_namespace where nspowner = $1::regrole) as schemas`, [role]
      );
      expect([role, owned]).toEqual([role, { member_of: 0, tables: 0, functions: 0, schemas: 0 }]);
    }
  });

  test('cannot change the schema, nor become the owner', async () => {
    const tries = [
      'create table public.more (a int)', 'create schema more', 'create function public.more() returns int language sql as $$ select 1 $$', 'create extension dblink',
      ...[...tables, 'office'].flatMap((table) => [
        `alter table ${table} disable row level security`, `alter table ${table} add column more int`, `create policy more on ${table} using (true)`, `drop table ${table} cascade`,
        `truncate ${table} cascade`, `create trigger more before insert on ${table} for each row execute function never_changes()`, `alter table ${table} disable trigger all`
      ]),
      'create or replace function current_office() returns text language sql as $$ select $$tempuling$$ $$', 'drop function current_office()',
      'set role owner', 'set role identity', 'set session authorization owner', 'alter role app superuser', 'alter role app bypassrls', 'alter role owner password $$x$$', 'grant owner to app',
      'alter database postgres set app.office to $$tempuling$$', 'create role more', 'set session_replication_role = replica', `copy (select 1) to program 'true'`, `select pg_read_file('PG_VERSION')`,
      'select * from identity."user"', 'select * from identity.link', 'select * from graphile_worker._private_jobs', 'select * from graphile_worker.jobs', `select graphile_worker.add_job('react')`,
      `select identity.actor_of('x', 'x', current_date)`, 'select * from migration', 'select rolpassword from pg_authid', 'lock table journal in access exclusive mode'
    ];
    for (const statement of tries) expect([statement, await refusal(HERE, statement)]).not.toEqual([statement, 'done']);
    // PostgreSQL only warns of a grant that grants nothing.
    const more = await asApp(HERE, async (ask) => {
      for (const table of tables) await ask.query(`grant all on ${table} to app`);
      return (await ask.query<{ name: string }>(`select name from unnest($1::text[]) name where has_table_privilege('app', name, 'truncate, references, trigger, maintain')`, [tables])).rows;
    });
    expect(more).toEqual([]);
    expect(await refusal(HERE, 'reset role')).toBe('done');
    const who = await asApp(HERE, async (ask) => {
      await ask.query('reset role');
      await ask.query('reset session authorization');
      return (await ask.query<{ who: string }>('select current_user || session_user as who')).rows[0]!.who;
    });
    expect(who).toBe('appapp');
  });

  test('reaches beyond its office only through functions that are named here', async () => {
    const definers = await database.asOwner<{ name: string; roles: string; fixed: boolean }>(
      `select p.oid::regprocedure::text as name, (select string_agg(r, ',' order by r) from unnest(array['app', 'identity', 'sweeper', 'jobs']) r where has_function_privilege(r, p.oid, 'execute')) as roles,
        coalesce(array_to_string(p.proconfig, ','), '') like 'search_path=%pg_temp' as fixed
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker') order by 1`
    );
    expect(definers.filter(({ fixed }) => !fixed)).toEqual([]);
    expect(definers.map(({ name, roles }) => `${name}: ${roles}`)).toEqual([
      'enqueue(text,jsonb,text,timestamp with time zone,integer): app', 'identity.offices_without_administrator(): identity', 'identity.works_elsewhere(text,text): identity',
      'jobs_waiting(): app', 'office_of_host(text): app', 'offices(): app'
    ]);
  });
});

describe('the other roles', () => {
  const readable = async (role: string): Promise<string[]> => (await database.asOwner<{ column: string }>(
    `select c.relname || '.' || a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and has_column_privilege($1, c.oid, a.attnum, 'select') order by 1`, [role]
  )).map(({ column }) => column);

  test('the sweeper sees ids and ages, nothing that anybody wrote', async () => {
    expect(await readable('sweeper')).toEqual([
      'command_key.at', 'command_key.office_id', 'draft.application_id', 'draft.id', 'draft.office_id', 'draft.seen_at', 'draft_link.created_at', 'draft_link.draft_id', 'draft_link.office_id',
      'file.created_at', 'file.id', 'file.office_id', 'file.owner_id', 'file.owner_kind', 'file.stored_id', 'limit_count.office_id', 'limit_count.starts_at'
    ]);
  });

  test('the worker\'s queue role sees no table of ours; the sign-in only who holds which post', async () => {
    expect(await readable('jobs')).toEqual([]);
    expect([...new Set((await readable('identity')).map((column) => column.split('.')[0]))]).toEqual(['acting', 'office', 'post', 'post_holder']);
  });
});
