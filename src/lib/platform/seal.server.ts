import { randomBytes, randomFillSync } from 'node:crypto';
import { decrypt, deriveKey, encryptInto, KEY_BYTES, mac, NONCE_BYTES, SealBroken, TAG_BYTES } from '#platform/crypto.server.ts';
import { masterKey } from '#platform/master-key.server.ts';

/** Where a sealed value belongs. A ciphertext moved to another office, row or column does not open (law 3). */
export type Place = { office: string; table: string; row: string; column: string };

/** format (1) | key id (4) | nonce (12) | ciphertext | tag (16) */
const FORMAT = 1;
const KEY_ID_BYTES = 4;
const HEAD_BYTES = 1 + KEY_ID_BYTES;
/** How much longer the sealed form is than the plain one, in bytes. */
export const SEAL_OVERHEAD = HEAD_BYTES + NONCE_BYTES + TAG_BYTES;

/** A fresh random key of 32 bytes for one thing: a case, a letter, a draft, a file. */
export function newDataKey(): Uint8Array {
  return new Uint8Array(randomBytes(KEY_BYTES));
}

/** Seals bytes or text with a data key, bound to its place. */
export function seal(key: Uint8Array, plain: Uint8Array | string, place: Place): Uint8Array<ArrayBuffer> {
  const bytes = typeof plain === 'string' ? Buffer.from(plain) : plain;
  const sealed = new Uint8Array(bytes.length + SEAL_OVERHEAD);
  sealed[0] = FORMAT;
  sealed.set(keyId(key), 1);
  const head = sealed.subarray(0, HEAD_BYTES);
  const nonce = sealed.subarray(HEAD_BYTES, HEAD_BYTES + NONCE_BYTES);
  randomFillSync(nonce);
  encryptInto(sealed, HEAD_BYTES + NONCE_BYTES, key, nonce, bytes, bound(head, place));
  return sealed;
}

/** Opens what `seal` made. @throws SealBroken on another key, another place or one changed bit */
export function open(key: Uint8Array, sealed: Uint8Array, place: Place): Uint8Array<ArrayBuffer> {
  if (sealed.length < SEAL_OVERHEAD) throw new SealBroken('too short');
  if (sealed[0] !== FORMAT) throw new SealBroken('unknown format');
  const head = sealed.subarray(0, HEAD_BYTES);
  if (!keyId(key).equals(head.subarray(1))) throw new SealBroken('another key');
  const nonce = sealed.subarray(HEAD_BYTES, HEAD_BYTES + NONCE_BYTES);
  return decrypt(key, nonce, sealed.subarray(HEAD_BYTES + NONCE_BYTES), bound(head, place));
}

/** Opens sealed text. */
export function openText(key: Uint8Array, sealed: Uint8Array, place: Place): string {
  return Buffer.from(open(key, sealed, place)).toString('utf8');
}

/** Seals a value as JSON with the number of its schema, so that older ones can be brought up to date when they are read. */
export function sealJson(key: Uint8Array, body: unknown, place: Place, schemaVersion = 1): Uint8Array {
  return seal(key, JSON.stringify({ v: schemaVersion, body }), place);
}

/** Opens what `sealJson` made. The body has the shape it had under `v`: the caller checks it against its schema. */
export function openJson(key: Uint8Array, sealed: Uint8Array, place: Place): { v: number; body: unknown } {
  const { v, body } = JSON.parse(openText(key, sealed, place)) as { v: unknown; body?: unknown };
  if (typeof v !== 'number') throw new SealBroken('no schema version');
  return { v, body };
}

/** version of the master key (2, big-endian) | the sealed data key */
const VERSION_BYTES = 2;

/**
 * Wraps a data key with the office's key for one purpose ('case', 'letter' …), made from the newest master key.
 * The purpose is part of the key: a letter's wrapped key cannot stand in for a case's.
 */
export function wrapKey(officeId: string, purpose: string, dataKey: Uint8Array, place: Place): Uint8Array {
  const { current } = masterKey();
  const version = Buffer.alloc(VERSION_BYTES);
  version.writeUInt16BE(current);
  return new Uint8Array(Buffer.concat([version, seal(officeKey(officeId, purpose, current), dataKey, place)]));
}

/** Unwraps with whichever master version wrapped it. @throws when that version is no longer in the key file */
export function unwrapKey(officeId: string, purpose: string, wrapped: Uint8Array, place: Place): Uint8Array {
  return open(officeKey(officeId, purpose, masterVersionOf(wrapped)), wrapped.subarray(VERSION_BYTES), place);
}

/** The version of the master key that wrapped this, for the column beside it and for rotation. */
export function masterVersionOf(wrapped: Uint8Array): number {
  if (wrapped.length < VERSION_BYTES + SEAL_OVERHEAD) throw new SealBroken('too short');
  return Buffer.from(wrapped.buffer, wrapped.byteOffset, VERSION_BYTES).readUInt16BE();
}

/**
 * Wraps a data key with a secret that only the resident holds (a draft's link): without the link nobody here can read the draft.
 * @param secret at least 16 random bytes, never something a person made up
 */
export function wrapWithSecret(secret: Uint8Array, dataKey: Uint8Array, place: Place): Uint8Array {
  return seal(secretKey(secret, place), dataKey, place);
}

/** @throws SealBroken when the secret is another one */
export function unwrapWithSecret(secret: Uint8Array, wrapped: Uint8Array, place: Place): Uint8Array {
  return open(secretKey(secret, place), wrapped, place);
}

/** Says which key this is without telling anything about it; a wrong key is told apart from a changed text. */
function keyId(key: Uint8Array): Buffer {
  return mac(key, 'si-petrok key id', KEY_ID_BYTES);
}

/** JSON keeps the four names apart whatever stands in them; the head goes in so that format and key id cannot be swapped. */
function bound(head: Uint8Array, place: Place): Buffer {
  return Buffer.concat([head, Buffer.from(JSON.stringify([place.office, place.table, place.row, place.column]))]);
}

function officeKey(officeId: string, purpose: string, version: number): Uint8Array {
  const master = masterKey().wrapping.get(version);
  if (!master) throw new SealBroken(`master key version ${version} is not in the key file`);
  return deriveKey(master, officeId, `wrap/${purpose}`);
}

function secretKey(secret: Uint8Array, place: Place): Uint8Array {
  if (secret.length < 16) throw new Error('a secret needs at least 128 random bits');
  return deriveKey(secret, place.office, `secret/${place.table}`);
}
