import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto';

// How a signer's private key is kept: sealed by a passphrase that only its owner knows.
// Layout: version (1) | log2 of scrypt's N (1) | salt (16) | nonce (12) | ciphertext | tag (16).
// The certificate's hash is the associated data: a key cannot be put beside another certificate.

const VERSION = 1;
/** 2^17 with r = 8 takes 128 MB and about 0.4 s: as OWASP asks for, and one guess at a time for a thief. */
const COST_LOG2 = 17;
const HEAD = 2 + 16 + 12;
const TAG = 16;

/** Letters and digits as one types them on any keyboard; short ones are refused when a certificate is made. */
export const SHORTEST_PASSPHRASE = 10;

/** @param pkcs8 the private key; the caller wipes it */
export async function sealSignerKey(pkcs8: Uint8Array, passphrase: string, certificate: Uint8Array): Promise<Uint8Array> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await stretch(passphrase, salt, COST_LOG2), nonce);
  const head = Buffer.concat([Buffer.of(VERSION, COST_LOG2), salt, nonce]);
  cipher.setAAD(associated(head, certificate));
  return Buffer.concat([head, cipher.update(pkcs8), cipher.final(), cipher.getAuthTag()]);
}

/** @returns the private key in PKCS #8, or undefined for a wrong passphrase (or a key that belongs to another certificate) */
export async function openSignerKey(sealed: Uint8Array, passphrase: string, certificate: Uint8Array): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const head = Buffer.from(sealed.subarray(0, HEAD));
  const cost = head[1] ?? 0;
  if (sealed.length <= HEAD + TAG || head[0] !== VERSION || cost < 14 || cost > 20) throw new Error('a signer key in an unknown form');
  const key = await stretch(passphrase, head.subarray(2, 18), cost);
  const decipher = createDecipheriv('aes-256-gcm', key, head.subarray(18, HEAD), { authTagLength: TAG });
  decipher.setAAD(associated(head, certificate));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEAD, sealed.length - TAG)), decipher.final()]);
  } catch {
    return undefined;
  }
}

function associated(head: Uint8Array, certificate: Uint8Array): Buffer {
  return Buffer.concat([head, createHash('sha256').update(certificate).digest()]);
}

/** Keyboards write the same accented letter in two ways; NFKC makes them one. */
function stretch(passphrase: string, salt: Uint8Array, costLog2: number): Promise<Buffer> {
  return new Promise((done, failed) => {
    const options = { N: 2 ** costLog2, r: 8, p: 1, maxmem: 256 * 2 ** costLog2 * 8 };
    scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) => (error ? failed(error) : done(key)));
  });
}
