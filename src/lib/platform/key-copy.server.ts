import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { config } from '#platform/config.server.ts';
import { parseKeyring, writeKeyring, type Keyring } from '#platform/keyring.ts';
import { masterKey } from '#platform/master-key.server.ts';

export type CopyCheck = 'same' | 'older' | 'other' | 'unreadable';

const recordPath = () => join(config.dataDir, 'secrets', 'master-key-copy.json');

/**
 * Compares a copy of the key file kept elsewhere with the one in use, and remembers that it was right, so that the doctor need not
 * ask again until the key has turned. 'older' lacks a version made since.
 */
export function checkKeyCopy(path: string, at: Date): CopyCheck {
  const ring = masterKey();
  let copy: Keyring;
  try {
    copy = parseKeyring(readFileSync(path, 'utf8'));
  } catch {
    return 'unreadable';
  }
  if (fingerprint(copy) === fingerprint(ring)) {
    writeFileSync(recordPath(), JSON.stringify({ at: at.toISOString(), fingerprint: fingerprint(ring) }), { mode: 0o600 });
    return 'same';
  }
  const shorter = { ...ring, wrapping: new Map([...ring.wrapping].filter(([version]) => copy.wrapping.has(version))) };
  return shorter.wrapping.size > 0 && fingerprint(copy) === fingerprint(shorter) ? 'older' : 'other';
}

/** When a copy was last found equal to the key now in use; undefined when never, or when the key has turned since. */
export function keyCopyCheckedAt(): Date | undefined {
  if (!existsSync(recordPath())) return undefined;
  const { at, fingerprint: known } = JSON.parse(readFileSync(recordPath(), 'utf8')) as { at: string; fingerprint: string };
  return known === fingerprint(masterKey()) ? new Date(at) : undefined;
}

function fingerprint(ring: Keyring): string {
  return createHash('sha256').update(`copy of ${writeKeyring(ring)}`).digest('hex');
}
