import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#platform/config.ts';
import { environmentFor, openInstallation } from '#platform/installation.server.ts';
import { startPostgres, type Postgres } from '#platform/postgres.server.ts';
import { rolePasswords } from '#platform/secrets.server.ts';

// A PostgreSQL that is not ours: here one of ours plays it, with a user who is no superuser.
let folder: string;
let server: Postgres;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sipetrok-given-'));
  server = await startPostgres(folder, rolePasswords(folder), { fsync: 'off' });
  await query(server.url('owner', 'postgres'), `create role kantor login createrole password 'rahasia'`);
  await query(server.url('owner', 'postgres'), `create role tamu login password 'rahasia'`);
  await query(server.url('owner', 'postgres'), 'create database kantor owner kantor');
  await query(server.url('owner', 'postgres'), 'create database tamu owner tamu');
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function query(url: string, text: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<pg.QueryResultRow>(text)).rows;
  } finally {
    await client.end();
  }
}

const given = (name: string): string => {
  const url = new URL(server.url('owner', name));
  url.username = name;
  url.password = 'rahasia';
  return url.href;
};

test('DATABASE_URL: a user who may create roles is enough; a second start finds all done', async () => {
  const dataDir = join(folder, 'elsewhere');
  const config = readConfig({ DATABASE_URL: given('kantor'), DATA_DIR: dataDir }, folder);
  const first = await openInstallation(config);
  expect(first.postgres).toBeUndefined();
  expect(await query(first.url('app'), 'select current_user as who')).toEqual([{ who: 'app' }]);
  expect(await query(first.url('jobs'), 'select count(*)::int as n from graphile_worker._private_jobs')).toEqual([{ n: 0 }]);
  const applied = await query(given('kantor'), 'select name, applied_at from migration order by name');
  expect(applied.length).toBeGreaterThan(3);
  await openInstallation(config);
  expect(await query(given('kantor'), 'select name, applied_at from migration order by name')).toEqual(applied);
});

test('the parts never get the address of the owner', () => {
  const config = readConfig({ DATABASE_URL: given('kantor'), DATA_DIR: folder }, folder);
  const environment = environmentFor({ url: (role) => `postgres://${role}`, postgres: undefined }, config, ['app', 'identity']);
  expect(environment).toMatchObject({ APP_DATABASE_URL: 'postgres://app', IDENTITY_DATABASE_URL: 'postgres://identity' });
  expect(environment).not.toHaveProperty('DATABASE_URL');
  expect(environment).not.toHaveProperty('JOBS_DATABASE_URL');
});

test('a user who may not create roles is told so, and nothing was made', async () => {
  const config = readConfig({ DATABASE_URL: given('tamu'), DATA_DIR: folder }, folder);
  await expect(openInstallation(config)).rejects.toThrow(/CREATEROLE/);
  expect(await query(given('tamu'), `select count(*)::int as n from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`)).toEqual([{ n: 0 }]);
});
