import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type Cipheriv, type Decipheriv, type KeyObject } from 'node:crypto';

/** AES-256-GCM: 32 bytes of key, 12 of nonce, a tag of 16 at the end of the ciphertext (NIST SP 800-38D). */
const CIPHER = 'aes-256-gcm';
export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/** A ciphertext, its tag or what belongs to it was changed, or the key is another one. Says no more, on purpose. */
export class SealBroken extends Error {
  constructor(why: string) {
    super(`sealed data does not open: ${why}`);
    this.name = 'SealBroken';
  }
}

/** Node finds out by trial and error what a bare array is, which takes three times as long as the cipher itself. */
const keyOf = (key: Uint8Array): KeyObject => createSecretKey(key);

/** Bytes that go through a cipher in one step: ten megabytes at once would stand in memory twice more. */
const STEP = 256 * 1024;

/**
 * Encrypts into `out`, from `at` on: the ciphertext, then its tag; `out` holds `plain.length + TAG_BYTES` bytes from there.
 * A nonce must never come twice with the same key.
 */
export function encryptInto(out: Uint8Array, at: number, key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, associated: Uint8Array): void {
  const cipher = createCipheriv(CIPHER, keyOf(key), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associated);
  through(cipher, plain, out, at);
  cipher.final();
  out.set(cipher.getAuthTag(), at + plain.length);
}

function through(cipher: Cipheriv | Decipheriv, from: Uint8Array, to: Uint8Array, at: number): void {
  for (let done = 0; done < from.length; done += STEP) to.set(cipher.update(from.subarray(done, done + STEP)), at + done);
}

/** Decrypts what `encryptInto` made. @throws SealBroken when a single bit of text, tag, nonce or associated data differs */
export function decrypt(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, associated: Uint8Array): Uint8Array<ArrayBuffer> {
  if (sealed.length < TAG_BYTES) throw new SealBroken('too short');
  const length = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, keyOf(key), nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associated);
  decipher.setAuthTag(sealed.subarray(length));
  const plain = new Uint8Array(length);
  through(decipher, sealed.subarray(0, length), plain, 0);
  try {
    decipher.final();
  } catch {
    plain.fill(0);
    throw new SealBroken('changed, moved or another key');
  }
  return plain;
}

/** HMAC-SHA256 (RFC 2104), cut to its first `length` bytes. */
export function mac(key: Uint8Array, text: Uint8Array | string, length = 32): Buffer {
  return createHmac('sha256', keyOf(key)).update(text).digest().subarray(0, length);
}

/** Keys by the secret they came from, as long as somebody holds it: one submission asks for the same few forty times. */
const derived = new WeakMap<Uint8Array, Map<string, Uint8Array>>();

/**
 * HKDF-SHA256 (RFC 5869): one 32-byte key for one use out of a secret of at least 128 random bits. The same secret, salt and use give
 * the same array: nobody may write into it.
 */
export function deriveKey(secret: Uint8Array, salt: string, use: string): Uint8Array {
  const known = derived.get(secret) ?? new Map<string, Uint8Array>();
  const name = `${salt}\0${use}`;
  const key = known.get(name) ?? new Uint8Array(hkdfSync('sha256', secret, salt, `si-petrok/1/${use}`, KEY_BYTES));
  derived.set(secret, known.set(name, key));
  return key;
}
