import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensureDatabase, migrate } from '#platform/migrate.server.ts';
import { startPostgres, type Postgres } from '#platform/postgres.server.ts';
import { rolePasswords } from '#platform/secrets.server.ts';

let folder: string;
let server: Postgres | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sipetrok-pg-'));
});

afterEach(async () => {
  await server?.stop();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function query(url: string, text: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<pg.QueryResultRow>(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const postmaster = (): number => Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

test('passwords are made once, kept private, and asked for', async () => {
  const passwords = rolePasswords(folder);
  expect(rolePasswords(folder)).toEqual(passwords);
  expect(statSync(join(folder, 'secrets/roles.json')).mode & 0o777).toBe(0o600);
  server = await startPostgres(folder, passwords);
  expect(await query(server.url('owner', 'postgres'), 'select current_user as who')).toEqual([{ who: 'owner' }]);
  await expect(query(server.url('owner', 'postgres').replace(passwords.owner, 'tebakan'), 'select 1')).rejects.toThrow(
    /password authentication failed/
  );
});

test('an orphaned server is stopped and its data is there again', async () => {
  const passwords = rolePasswords(folder);
  const orphan = await startPostgres(folder, passwords);
  await query(orphan.url('owner', 'postgres'), 'create table kept as select 7 as n');
  const before = postmaster();
  server = await startPostgres(folder, passwords);
  await orphan.ended;
  expect(postmaster()).not.toBe(before);
  expect(await query(server.url('owner', 'postgres'), 'select n from kept')).toEqual([{ n: 7 }]);
});

test('a killed server, and a pid file that now names a stranger, do not hinder the next start', async () => {
  const passwords = rolePasswords(folder);
  const killed = await startPostgres(folder, passwords);
  await query(killed.url('owner', 'postgres'), 'create table kept as select 7 as n');
  const file = join(folder, 'postgres/postmaster.pid');
  const remains = readFileSync(file, 'utf8');
  process.kill(postmaster(), 'SIGKILL');
  await killed.ended;
  writeFileSync(file, remains.replace(/^\d+/, String(process.pid)));
  server = await startPostgres(folder, passwords);
  expect(await query(server.url('owner', 'postgres'), 'select n from kept')).toEqual([{ n: 7 }]);
});

test('data of another major version is refused and left alone', async () => {
  const passwords = rolePasswords(folder);
  await (await startPostgres(folder, passwords)).stop();
  writeFileSync(join(folder, 'postgres/PG_VERSION'), '17\n');
  await expect(startPostgres(folder, passwords)).rejects.toThrow(/PostgreSQL 17.*PostgreSQL 18/);
  expect(readFileSync(join(folder, 'postgres/PG_VERSION'), 'utf8')).toBe('17\n');
});

test('migrations run once, in order, and a changed file is refused', async () => {
  const passwords = rolePasswords(folder);
  server = await startPostgres(folder, passwords);
  await ensureDatabase(server.url('owner', 'postgres'), 'sipetrok');
  const owner = server.url('owner');
  const scripts = mkdtempSync(join(tmpdir(), 'sipetrok-sql-'));
  writeFileSync(join(scripts, '2-b.sql'), 'insert into thing values (1);');
  writeFileSync(join(scripts, '1-a.sql'), 'create table thing (n int);');
  expect(await Promise.all([migrate(owner, passwords, scripts), migrate(owner, passwords, scripts)])).toEqual(
    expect.arrayContaining([['1-a.sql', '2-b.sql'], []])
  );
  writeFileSync(join(scripts, '3-c.sql'), 'insert into thing values (2); select no_such_thing();');
  await expect(migrate(owner, passwords, scripts)).rejects.toThrow(/3-c.sql.*no_such_thing/);
  expect(await query(owner, 'select n from thing')).toEqual([{ n: 1 }]);
  writeFileSync(join(scripts, '3-c.sql'), 'select 1;');
  writeFileSync(join(scripts, '2-b.sql'), 'insert into thing values (9);');
  await expect(migrate(owner, passwords, scripts)).rejects.toThrow(/2-b.sql/);
  rmSync(scripts, { recursive: true });

  // Only the worker's role reaches the jobs; none of ours may do more than it needs.
  expect(await query(server.url('jobs'), 'select count(*)::int as n from graphile_worker.jobs')).toEqual([{ n: 0 }]);
  await expect(query(server.url('app'), `select graphile_worker.add_job('x')`)).rejects.toThrow(/permission denied/);
  await expect(query(server.url('jobs'), 'select * from thing')).rejects.toThrow(/permission denied/);
  await expect(query(server.url('app'), 'create table mine (n int)')).rejects.toThrow(/permission denied/);
  await expect(query(server.url('app'), 'set role owner')).rejects.toThrow(/permission denied/);
});

test('the server ends when the process that started it is killed', async () => {
  if (process.platform !== 'linux') return;
  const script = `
    import { startPostgres } from '#platform/postgres.server.ts';
    import { rolePasswords } from '#platform/secrets.server.ts';
    await startPostgres(process.argv[1], rolePasswords(process.argv[1]));
    process.kill(process.pid, 'SIGKILL');`;
  expect(() => execFileSync(process.execPath, ['--input-type=module', '-e', script, folder])).toThrow();
  const pid = postmaster();
  await expect.poll(() => { try { return process.kill(pid, 0); } catch { return false; } }, { timeout: 10_000 }).toBe(false);
});

test.runIf(process.getuid?.() === 0)('as root where namespaces are forbidden it runs as nobody, twice', () => {
  // Only setpriv is to be found, as in a container that has no right to unshare.
  const tools = mkdtempSync(join(tmpdir(), 'sipetrok-tools-'));
  chmodSync(tools, 0o755);
  symlinkSync('/usr/bin/setpriv', join(tools, 'setpriv'));
  symlinkSync('/usr/bin/true', join(tools, 'true'));
  const script = `
    import { startPostgres } from '#platform/postgres.server.ts';
    import { rolePasswords } from '#platform/secrets.server.ts';
    import { statSync } from 'node:fs';
    const server = await startPostgres(process.argv[1], rolePasswords(process.argv[1]));
    console.log(statSync(process.argv[1] + '/postgres/postmaster.pid').uid);
    await server.stop();`;
  const run = (): string =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script, folder], { encoding: 'utf8', env: { ...process.env, PATH: tools } });
  expect([run(), run()]).toEqual(['65534\n', '65534\n']);
  // Nobody passes through, but reads nothing of ours.
  expect(statSync(folder).mode & 0o777).toBe(0o711);
  expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700);
  rmSync(tools, { recursive: true });
});
