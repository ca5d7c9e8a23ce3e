import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { roles, type Passwords } from '#platform/secrets.server.ts';
import { scramVerifier } from '#platform/scram.server.ts';
import { StartRefused } from '#platform/start-refused.ts';

/** Any number will do, as long as every start of this program asks for the same lock. */
const lock = 7_303_811;

/** The job library reports each of its own migrations; ours are reported once, by whoever called. */
const quiet = new Logger(() => () => undefined);

/**
 * Brings a database to the state this version of the program needs: roles, job tables, then `migrations/*.sql` in the
 * order of their names, each in a transaction of its own. Two starts at once wait for each other.
 * @param ownerUrl address of the database as its owner, who may create roles
 * @returns names of the migrations applied now
 * @throws StartRefused when the user may not create roles, or an applied migration's file has changed since
 */
export async function migrate(ownerUrl: string, passwords: Passwords, folder = 'migrations'): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    await ensureRoles(client, passwords);
    await runMigrations({ connectionString: ownerUrl, logger: quiet });
    await openJobs(client);
    return await applyFiles(client, folder);
  } finally {
    await client.end();
  }
}

/** Creates a database of ours where it is missing. @param maintenanceUrl address of the database `postgres`, as owner */
export async function ensureDatabase(maintenanceUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0)
      await client.query(
        `create database ${pg.escapeIdentifier(name)} template template0 encoding 'UTF8' locale_provider icu icu_locale 'id-ID' locale 'C'`
      );
  } finally {
    await client.end();
  }
}

async function ensureRoles(client: pg.Client, passwords: Passwords): Promise<void> {
  const { rows } = await client.query<{ rolname: string; may: boolean }>(
    `select r.rolname, me.rolsuper or me.rolcreaterole as may from pg_roles me left join pg_roles r on r.rolname = any ($1) where me.rolname = current_user`,
    [roles]
  );
  if (!rows[0]?.may)
    throw new StartRefused(
      'Pengguna di DATABASE_URL tidak boleh membuat peran. Beri izin: ALTER ROLE … CREATEROLE. (The user of DATABASE_URL lacks CREATEROLE.)'
    );
  const known = new Set(rows.map((row) => row.rolname));
  for (const role of roles) {
    if (role === 'owner') continue;
    if (!known.has(role)) await client.query(`create role ${role} login noinherit`);
    const verifier = pg.escapeLiteral(scramVerifier(passwords[role], randomBytes(16)));
    await client.query(`alter role ${role} password ${verifier}`);
  }
}

/**
 * The worker's role reads and writes the job tables and nothing else of ours. Those tables have row-level security
 * without a policy; the tables' owner passes it, this role needs a policy that says so.
 */
async function openJobs(client: pg.Client): Promise<void> {
  await client.query(`
    grant usage on schema graphile_worker to jobs;
    grant select, insert, update, delete on all tables in schema graphile_worker to jobs;
    grant usage, select on all sequences in schema graphile_worker to jobs;
    revoke execute on all functions in schema graphile_worker from public;
    grant execute on all functions in schema graphile_worker to jobs;
    do $$
    declare t regclass;
    begin
      for t in select c.oid::regclass from pg_class c
        where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind = 'r' and c.relrowsecurity
          and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'jobs_all')
      loop
        execute format('create policy jobs_all on %s to jobs using (true) with check (true)', t);
      end loop;
    end $$`);
}

async function applyFiles(client: pg.Client, folder: string): Promise<string[]> {
  await client.query(
    `create table if not exists migration (name text constraint migration_pkey primary key, hash text not null, applied_at timestamptz not null default clock_timestamp())`
  );
  const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from migration');
  const applied = new Map(rows.map((row) => [row.name, row.hash]));
  const done: string[] = [];
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.sql')).sort()) {
    // Line endings do not count: a clone on Windows may have other ones.
    const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    const hash = createHash('sha256').update(text).digest('hex');
    const before = applied.get(name);
    if (before === hash) continue;
    if (before !== undefined)
      throw new StartRefused(
        `Berkas migrasi ${name} berubah setelah dipakai pada basis data ini; perubahan harus berupa berkas baru. (An applied migration was changed.)`
      );
    await applyOne(client, name, text, hash);
    done.push(name);
  }
  return done;
}

async function applyOne(client: pg.Client, name: string, text: string, hash: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('reset role; set local search_path to default; insert into migration (name, hash) values ' +
      `(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(hash)})`);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
