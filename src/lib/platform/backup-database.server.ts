import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { copyTree, type Copied } from '#platform/copy-tree.server.ts';

/** Folders whose content a starting server makes anew; their own entries have to be there (PostgreSQL manual, 25.3.4). */
const EMPTIED = ['pg_dynshmem', 'pg_notify', 'pg_replslot', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans'];
const LEFT_OUT = new Set(['postmaster.pid', 'postmaster.opts', 'backup_label', 'tablespace_map', 'pg_wal', ...EMPTIED]);

/**
 * Copies our own PostgreSQL while it works: in backup mode, with the log (WAL) written meanwhile, so that the copy starts by itself.
 * What was committed before this returns is in it.
 * @param ownerUrl a superuser of that server
 * @param from its data folder @param to a folder that does not exist yet
 */
export async function backUpDatabase(ownerUrl: string, from: string, to: string): Promise<Copied> {
  // One connection from beginning to end: the server ends backup mode when it is lost.
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // A slot of this session's own keeps the log from being removed before it is copied; it goes with the session.
    await client.query(`select pg_create_physical_replication_slot('sipetrok_backup', true, true)`);
    const { first } = await one<{ first: string }>(client, `select pg_walfile_name(pg_backup_start('sipetrok', fast => true)) as first`);
    const copied = await copyTree(from, to, { wanted: (path) => !LEFT_OUT.has(path) && !/(^|\/)(pgsql_tmp[^/]*|pg_internal\.init[^/]*|t\d+_[^/]*)$/.test(path) });
    const { label, map } = await one<{ label: string; map: string }>(client, 'select labelfile as label, spcmapfile as map from pg_backup_stop(false)');
    // Ends the last piece of the log, so that it is complete.
    const { last } = await one<{ last: string }>(client, 'select pg_walfile_name(pg_switch_wal()) as last');
    await writeFile(join(to, 'backup_label'), label, { mode: 0o600 });
    if (map.trim() !== '') await writeFile(join(to, 'tablespace_map'), map, { mode: 0o600 });
    for (const name of EMPTIED) await mkdir(join(to, name), { mode: 0o700 });
    const wal = await copyTree(join(from, 'pg_wal'), join(to, 'pg_wal'), { wanted: (path) => /\.history$/.test(path) || (/^[0-9A-F]{24}$/.test(path) && path >= first && path <= last) });
    return { files: copied.files + wal.files, bytes: copied.bytes + wal.bytes };
  } finally {
    await client.end();
  }
}

async function one<Row extends pg.QueryResultRow>(client: pg.Client, text: string): Promise<Row> {
  const { rows } = await client.query<Row>(text);
  if (!rows[0]) throw new Error('the server gave no answer about its backup');
  return rows[0];
}
