import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureDatabase, migrate } from '#platform/migrate.server.ts';
import { startPostgres } from '#platform/postgres.server.ts';
import { rolePasswords, roles, type Role } from '#platform/secrets.server.ts';

const templateDatabase = 'template_sipetrok';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses by role, with the database's name left as `DATABASE`; and why there is no template, if there is none. */
    postgres: { urls: Record<Role, string>; failure: string | undefined };
  }
}

/** One real PostgreSQL for the whole run, with a migrated template that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'sipetrok-test-'));
  const passwords = rolePasswords(folder);
  // Nothing here has to outlive the run: waiting for the disk would only make it slower.
  const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };
  const server = await startPostgres(folder, passwords, hasty);
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const urls = Object.fromEntries(roles.map((role) => [role, server.url(role, 'DATABASE')])) as Record<Role, string>;
  let failure: string | undefined;
  try {
    await ensureDatabase(server.url('owner', 'postgres'), templateDatabase);
    await migrate(server.url('owner', templateDatabase), passwords);
  } catch (error) {
    // Told by each test that needs a database; those of pure rules go on.
    failure = String(error);
  }
  project.provide('postgres', { urls, failure });
  return stop;
}
