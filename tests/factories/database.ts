import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Role } from '#platform/secrets.server.ts';

/** A database of a test file's own. The addresses are there once its tests run, not while the file is being read. */
export interface TestDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly identityUrl: string;
  readonly sweeperUrl: string;
  readonly jobsUrl: string;
  /** Runs SQL as the owner, who passes row-level security: to prepare and to look behind the curtain. */
  asOwner<Row extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
}

/**
 * Call once at the top of a test file: before its tests it copies the migrated template and points this process at
 * the copy (APP_DATABASE_URL and its siblings), afterwards it closes the pools and drops the copy.
 */
export function useDatabase(): TestDatabase {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const { urls, failure } = inject('postgres');
  const url = (role: Role, database = name): string => urls[role].replace('/DATABASE', `/${database}`);
  const owner = new pg.Pool({ connectionString: url('owner'), max: 3 });
  // Dropping the database ends idle connections; without a listener that would end this process.
  owner.on('error', () => undefined);

  beforeAll(async () => {
    if (failure !== undefined) throw new Error(failure);
    await onServer(url('owner', 'postgres'), `create database ${name} template template_sipetrok strategy wal_log`);
    process.env.APP_DATABASE_URL = url('app');
    process.env.IDENTITY_DATABASE_URL = url('identity');
    process.env.SWEEPER_DATABASE_URL = url('sweeper');
    process.env.JOBS_DATABASE_URL = url('jobs');
  });

  afterAll(async () => {
    const { closeDatabase } = await import('#platform/database.server.ts');
    await closeDatabase();
    await owner.end();
    await onServer(url('owner', 'postgres'), `drop database if exists ${name} with (force)`);
  });

  return {
    ownerUrl: url('owner'),
    appUrl: url('app'),
    identityUrl: url('identity'),
    sweeperUrl: url('sweeper'),
    jobsUrl: url('jobs'),
    async asOwner<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
      return (await owner.query<Row>(text, values)).rows;
    }
  };
}

async function onServer(maintenanceUrl: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
