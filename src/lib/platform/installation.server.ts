import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from '#platform/config.ts';
import { ensureDatabase, migrate } from '#platform/migrate.server.ts';
import { databaseName, runFolder, runningPostgresUrl } from '#platform/postgres-place.server.ts';
import { startPostgres, type Postgres } from '#platform/postgres.server.ts';
import { rolePasswords, type Passwords, type Role } from '#platform/secrets.server.ts';

/** The database of this installation, ours or the one of DATABASE_URL, migrated and ready. */
export interface Installation {
  url(role: Role): string;
  /** Our own server, when there is no DATABASE_URL. */
  postgres: Postgres | undefined;
}

/** Starts our PostgreSQL unless DATABASE_URL names another, and brings the database up to this version. */
export async function openInstallation(config: Config): Promise<Installation> {
  const passwords = rolePasswords(config.dataDir);
  const postgres = config.databaseUrl === undefined ? await startPostgres(config.dataDir, passwords) : undefined;
  try {
    const url = postgres ? (role: Role) => postgres.url(role) : givenUrl(config.databaseUrl!, passwords);
    if (postgres) await ensureDatabase(postgres.url('owner', 'postgres'), databaseName);
    await migrate(url('owner'), passwords);
    return { url, postgres };
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

/** Addresses of an installation that another process of ours has started. */
export function joinInstallation(config: Config): Installation {
  const passwords = rolePasswords(config.dataDir);
  const url = config.databaseUrl === undefined ? runningPostgresUrl(config.dataDir, passwords) : givenUrl(config.databaseUrl, passwords);
  return { url, postgres: undefined };
}

function givenUrl(databaseUrl: string, passwords: Passwords): (role: Role) => string {
  return (role) => {
    if (role === 'owner') return databaseUrl;
    const url = new URL(databaseUrl);
    url.username = role;
    url.password = passwords[role];
    return url.href;
  };
}

/** The environment a part of the program gets: only the addresses of the roles it works as, never the owner's. */
export function environmentFor(installation: Installation, config: Config, parts: Exclude<Role, 'owner'>[]): NodeJS.ProcessEnv {
  const { DATABASE_URL: _owner, ...inherited } = process.env;
  const addresses = parts.map((role) => [`${role.toUpperCase()}_DATABASE_URL`, installation.url(role)] as const);
  return {
    ...inherited,
    NODE_ENV: 'production',
    DATA_DIR: config.dataDir,
    MASTER_KEY_FILE: process.env.MASTER_KEY_FILE ?? join(config.dataDir, 'secrets/master.key'),
    ...(Object.fromEntries(addresses) as Record<string, string>)
  };
}

/** Where the one supervisor of a data folder can be met: a unix socket, on Windows a named pipe. */
export function meetingPlace(dataDir: string): string {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  return process.platform === 'win32' ? `\\\\.\\pipe\\sipetrok-${name}` : join(runFolder(dataDir), 'supervisor.sock');
}
