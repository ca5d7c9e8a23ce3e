/** The master keys of one installation. Wrapping keys come in versions; the newest one wraps, all of them unwrap. */
export type Keyring = {
  /** The version that wraps from now on. */
  current: number;
  wrapping: ReadonlyMap<number, Uint8Array>;
  /** Behind search words and PINs. It does not turn with the others: sealed rows would have to be opened to hash them anew. */
  hashing: Uint8Array;
};

const HEAD = `# SI-PETROK: kunci induk / master key.
# Tanpa berkas ini data yang tersegel tidak dapat dibuka lagi. Simpan salinannya di tempat lain, bukan di cadangan data.
# Without this file nothing that is sealed can ever be opened. Keep a copy elsewhere, apart from the backups.
`;

/**
 * Reads a key file: one key a line, `wrap <version> <base64>` or `hash 1 <base64>`, 32 bytes each; `#` starts a comment.
 * @throws with the line's number, never with what stands in it
 */
export function parseKeyring(text: string): Keyring {
  const wrapping = new Map<number, Uint8Array>();
  let hashing: Uint8Array | undefined;
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const found = /^(wrap|hash) ([1-9]\d{0,3}) ([A-Za-z0-9+/]{43}=)\s*$/.exec(line);
    if (!found) throw new Error(`master key file, line ${at + 1}: expected "wrap 1 <32 bytes in base64>"`);
    const key = new Uint8Array(Buffer.from(found[3]!, 'base64'));
    if (found[1] === 'hash') {
      if (hashing) throw new Error(`master key file, line ${at + 1}: a second hash key`);
      hashing = key;
    } else {
      const version = Number(found[2]);
      if (wrapping.has(version)) throw new Error(`master key file, line ${at + 1}: version ${version} stands there twice`);
      wrapping.set(version, key);
    }
  }
  if (!hashing || wrapping.size === 0) throw new Error('master key file: one "wrap" and one "hash" line are needed');
  return { current: Math.max(...wrapping.keys()), wrapping, hashing };
}

/** The text of a key file. */
export function writeKeyring(ring: Keyring): string {
  const line = (what: string, version: number, key: Uint8Array) => `${what} ${version} ${Buffer.from(key).toString('base64')}\n`;
  const wraps = [...ring.wrapping].sort(([a], [b]) => a - b).map(([version, key]) => line('wrap', version, key));
  return HEAD + wraps.join('') + line('hash', 1, ring.hashing);
}

/** The same ring with one more version, which wraps from now on. @param key 32 random bytes */
export function withNewVersion(ring: Keyring, key: Uint8Array): Keyring {
  const current = ring.current + 1;
  return { ...ring, current, wrapping: new Map([...ring.wrapping, [current, key]]) };
}
