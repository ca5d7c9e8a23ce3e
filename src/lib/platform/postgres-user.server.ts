import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync } from 'node:fs';

/**
 * PostgreSQL refuses to run as root. As root on Linux it gets a user namespace in which it is an ordinary user and the
 * files stay ours; where containers forbid namespaces it becomes `nobody`, to whom its folders are then handed.
 */
export const namespace = ['--user', '--map-user=1000', '--map-group=1000'];
export const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };

/** Does this program end well? False also when it is not there. */
export function runs(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

let namespaces: boolean | undefined;

export function hasNamespaces(): boolean {
  namespaces ??= runs('unshare', [...namespace, 'true']);
  return namespaces;
}

/** The user PostgreSQL has to become, when it cannot run as us. */
export function postgresUser(): { uid: number; gid: number } | undefined {
  return isRoot && !hasNamespaces() ? nobody : undefined;
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
