import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handToPostgres, postgresUser } from '#platform/postgres-user.server.ts';
import type { Passwords, Role } from '#platform/secrets.server.ts';
import { StartRefused } from '#platform/start-refused.ts';

export const databaseName = 'sipetrok';

const windows = process.platform === 'win32';

/** Where our PostgreSQL listens: in a folder as a unix socket; on Windows on a port of 127.0.0.1. */
export interface Place {
  socketFolder: string | undefined;
  port: number;
}

/**
 * Folder of sockets, only ours to enter. A unix socket's path may have 107 bytes; where DATA_DIR is too long for that
 * a folder of the system's temporary one serves, its name made from DATA_DIR so that everybody finds it.
 */
export function runFolder(dataDir: string): string {
  const near = join(dataDir, 'run');
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const folder = Buffer.byteLength(near) < 80 ? near : join(tmpdir(), `sipetrok-${name}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  const owners = [process.getuid?.(), postgresUser()?.uid];
  if (!windows && (!found.isDirectory() || !owners.includes(found.uid) || (found.mode & 0o077) !== 0))
    throw new StartRefused(`${folder} harus milik pengguna ini saja (chmod 700). (This folder must be private to this user.)`);
  return folder;
}

/**
 * Chooses the place for a server about to start: the same as last time where that is free, so that addresses stay
 * valid. Call when it is certain that no server uses the data folder.
 */
export async function choosePlace(dataDir: string): Promise<Place> {
  const folder = runFolder(dataDir);
  if (!windows) {
    // Left by a killed server: PostgreSQL would believe it alive while its number lives on, as a zombie or a stranger.
    for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) rmSync(join(folder, name), { force: true });
    handToPostgres(folder);
    return { socketFolder: folder, port: 5432 };
  }
  const file = join(folder, 'port');
  const before = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = (await isFree(before)) ?? (await isFree(0)) ?? 0;
  writeFileSync(file, String(port));
  return { socketFolder: undefined, port };
}

/** The port itself, or the one the system chose for 0; undefined when it is taken. */
function isFree(port: number): Promise<number | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const chosen = (server.address() as AddressInfo).port;
      server.close(() => resolve(chosen));
    });
  });
}

/** Address for a role at a place. */
export function urlAt(place: Place, passwords: Passwords, role: Role, database = databaseName): string {
  const host = place.socketFolder ? 'localhost' : `127.0.0.1:${place.port}`;
  const socket = place.socketFolder ? `?host=${encodeURIComponent(place.socketFolder)}` : '';
  return `postgres://${role}:${passwords[role]}@${host}/${database}${socket}`;
}

/** Addresses of a server that another process of ours runs. */
export function runningPostgresUrl(dataDir: string, passwords: Passwords): (role: Role) => string {
  const folder = runFolder(dataDir);
  const place = windows
    ? { socketFolder: undefined, port: Number(readFileSync(join(folder, 'port'), 'utf8')) }
    : { socketFolder: folder, port: 5432 };
  return (role) => urlAt(place, passwords, role);
}
