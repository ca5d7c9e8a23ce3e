import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { deriveKey, mac } from '#platform/crypto.server.ts';
import { masterKey } from '#platform/master-key.server.ts';

const HASH_BYTES = 16;
const SALT_BYTES = 16;

/**
 * A fingerprint to find something again without keeping it in clear: search words, duplicates, codes (law 4). The same text gives
 * the same 16 bytes within one office and purpose, and unrelated ones anywhere else.
 * @param purpose what it is compared with, e.g. 'nik', 'name', 'pickup'
 */
export function keyedHash(officeId: string, purpose: string, text: string): Uint8Array {
  return new Uint8Array(mac(deriveKey(masterKey().hashing, officeId, `hash/${purpose}`), text, HASH_BYTES));
}

/** Compares two hashes in a time that does not tell where they differ. */
export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * The form in which a PIN of few digits is kept: salt (16) and 32 stretched bytes. A million PINs are tried quickly whatever the
 * stretching costs; what protects them is the office's key mixed in first, which is not in the database. The stretching (4 MB,
 * about 10 ms) is kept small because every submission pays for it.
 */
export async function stretchPin(officeId: string, pin: string): Promise<Uint8Array> {
  return stretch(officeId, pin, randomBytes(SALT_BYTES));
}

/** Whether this is the PIN that `stretchPin` kept. */
export async function checkPin(officeId: string, pin: string, kept: Uint8Array): Promise<boolean> {
  return sameHash(await stretch(officeId, pin, kept.subarray(0, SALT_BYTES)), kept);
}

function stretch(officeId: string, pin: string, salt: Uint8Array): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  scrypt(keyedHash(officeId, 'pin', pin), salt, 32, { N: 4096, r: 8, p: 1 }, (error, key) => {
    if (error) reject(error);
    else resolve(new Uint8Array(Buffer.concat([salt, key])));
  });
  return promise;
}
