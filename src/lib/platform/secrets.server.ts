import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The five database roles: `owner` migrates, `app` owns nothing, the others see only their own part. */
export const roles = ['owner', 'app', 'identity', 'sweeper', 'jobs'] as const;
export type Role = (typeof roles)[number];
export type Passwords = Record<Role, string>;

/**
 * The roles' passwords, kept in `DATA_DIR/secrets/roles.json` (mode 0600), made up at the first start.
 * Copy this folder to a second machine that shares the same database.
 */
export function rolePasswords(dataDir: string): Passwords {
  const folder = join(dataDir, 'secrets');
  const file = join(folder, 'roles.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Passwords>) : {};
  const all = Object.fromEntries(
    roles.map((role) => [role, known[role] ?? randomBytes(24).toString('base64url')])
  ) as Passwords;
  if (roles.some((role) => known[role] === undefined)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Renamed into place: a start that is cut off leaves no half file behind.
    writeFileSync(`${file}.new`, JSON.stringify(all, null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return all;
}
