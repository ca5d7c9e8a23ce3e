import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync } from 'node:fs';
import { userInfo } from 'node:os';

/**
 * PostgreSQL refuses to run as root, or as a user without a name. On Linux it then gets a user namespace in which it is
 * `nobody`, a name every system has, and the files stay ours; where containers forbid namespaces and we are root it
 * really becomes `nobody`, to whom its folders are then handed.
 */
const nobody = { uid: 65_534, gid: 65_534 };
export const namespace = ['--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`];
const isRoot = process.getuid?.() === 0;

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/** Does this program end well? False also when it is not there. */
export function runs(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

let namespaces: boolean | undefined;

/** Must PostgreSQL run in a namespace, and may it? */
export function inNamespace(): boolean {
  namespaces ??= process.platform === 'linux' && (isRoot || !hasName()) && runs('unshare', [...namespace, 'true']);
  return namespaces;
}

/** The user PostgreSQL has to become, when it cannot run as us. */
export function postgresUser(): { uid: number; gid: number } | undefined {
  return isRoot && !inNamespace() ? nobody : undefined;
}

/** Gives PostgreSQL's user what it writes to. */
export function handToPostgres(...paths: string[]): void {
  const user = postgresUser();
  if (user) for (const path of paths) chownSync(path, user.uid, user.gid);
}

/** Lets PostgreSQL's user pass through our folder to its own, without seeing what else is there. */
export function letPostgresPass(folder: string): void {
  if (postgresUser()) chmodSync(folder, 0o711);
}
