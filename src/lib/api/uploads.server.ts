import { randomBytes } from 'node:crypto';
import { deriveKey } from '#platform/crypto.server.ts';
import { inOffice, type Tx } from '#platform/database.server.ts';
import { keyedHash } from '#platform/keyed-hash.server.ts';
import { inspectUpload } from '#platform/upload.server.ts';
import type { UploadRefusal } from '#platform/upload-refusal.ts';
import { filesOf, insertFile, storeUpload, type Owner, type StoredUpload } from '#application/files.server.ts';

/** A secret of 256 bits that stands for one file sent beforehand. Only who holds it can use the file; nobody here can open it without. */
export type FileToken = string;


const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

/** Looks at a file and stores it, sealed under a new token. */
export async function takeUpload(officeId: string, bytes: Uint8Array): Promise<{ ok: true; token: FileToken; file: StoredUpload } | { ok: false; reason: UploadRefusal }> {
  const found = await inspectUpload(bytes);
  if (!found.ok) return found;
  const token = randomBytes(32).toString('base64url');
  const { owner, key } = uploadPlace(officeId, token);
  const row = await storeUpload(officeId, owner, key, {
    question: '', kind: found.kind, bytes, thumbnail: found.thumbnail ?? null,
    pages: found.pages ?? null, width: found.width ?? null, height: found.height ?? null, warnings: found.warnings
  });
  const file = await inOffice(officeId, async (tx) => {
    await insertFile(tx, row);
    return (await filesOf(tx, officeId, owner))[0];
  });
  if (!file) throw new Error('a file that was stored is gone');
  return { ok: true, token, file };
}

/** The file behind a token, or undefined: never sent, used already, swept, or another office's. */
export async function fileOfToken(tx: Tx, officeId: string, token: FileToken): Promise<StoredUpload | undefined> {
  return isToken(token) ? (await filesOf(tx, officeId, uploadPlace(officeId, token).owner))[0] : undefined;
}

/** Where a token's file lies and the key that opens it; both come out of the token alone. */
export function uploadPlace(officeId: string, token: FileToken): { owner: Owner; key: Uint8Array } {
  const hex = Buffer.from(keyedHash(officeId, 'upload', token)).toString('hex');
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return { owner: { kind: 'upload', id }, key: new Uint8Array(deriveKey(Buffer.from(token, 'base64url'), officeId, 'secret/upload')) };
}
