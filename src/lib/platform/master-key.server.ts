import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { config } from '#platform/config.server.ts';
import { KEY_BYTES } from '#platform/crypto.server.ts';
import { syncFolder } from '#platform/durable.server.ts';
import { parseKeyring, withNewVersion, writeKeyring, type Keyring } from '#platform/keyring.ts';

/** A process notices a rotation made by another one within this time (milliseconds). */
export const NOTICED_AFTER = 1000;

let held: { ring: Keyring; stamp: string; lookedAt: number } | undefined;

/** Where the key lies: MASTER_KEY_FILE when the office keeps it itself, otherwise under DATA_DIR. */
export function masterKeyPath(): string {
  return process.env.MASTER_KEY_FILE ?? ownPath();
}

const ownPath = () => join(config.dataDir, 'secrets', 'master.key');

/**
 * The installation's keys; made at the very first use when there is no file yet. Read again when the file has changed.
 * @throws when MASTER_KEY_FILE names a file elsewhere that is not there: a new key would make everything sealed so far unreadable
 */
export function masterKey(): Keyring {
  const at = performance.now();
  if (held && at - held.lookedAt < NOTICED_AFTER) return held.ring;
  const path = masterKeyPath();
  if (!existsSync(path)) {
    if (path !== ownPath()) throw new Error('MASTER_KEY_FILE names a file that does not exist');
    createOnce(path);
  }
  const { mtimeMs, size } = statSync(path);
  const stamp = `${path}:${mtimeMs}:${size}`;
  if (held?.stamp !== stamp) held = { ring: parseKeyring(readFileSync(path, 'utf8')), stamp, lookedAt: at };
  held.lookedAt = at;
  return held.ring;
}

/** Adds a version that wraps from now on; the older ones stay, since older backups need them. @returns its number */
export function addMasterVersion(): number {
  const path = masterKeyPath();
  const ring = withNewVersion(masterKey(), randomBytes(KEY_BYTES));
  const waiting = `${path}.${process.pid}`;
  writeSecret(waiting, writeKeyring(ring));
  renameSync(waiting, path);
  syncFolder(dirname(path));
  held = undefined;
  return ring.current;
}

/** The text of a fresh key file, for offices that keep it themselves (MASTER_KEY_FILE). */
export function newKeyFile(): string {
  return writeKeyring({ current: 1, wrapping: new Map([[1, randomBytes(KEY_BYTES)]]), hashing: randomBytes(KEY_BYTES) });
}

/** Several processes may start at once: the one whose link comes first has made the key, the others read it. */
function createOnce(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const waiting = `${path}.${process.pid}`;
  writeSecret(waiting, newKeyFile());
  try {
    linkSync(waiting, path);
    syncFolder(dirname(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(waiting);
  }
}

function writeSecret(path: string, text: string): void {
  const handle = openSync(path, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
