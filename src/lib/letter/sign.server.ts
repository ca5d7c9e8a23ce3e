import { CryptoKeySigner, PDF } from '@libpdf/core';
import { openSignerKey } from '#letter/signer-key.server.ts';

/** A key in use. It cannot be taken out again; who holds this can sign, so it stays in the signing child. */
export type UnlockedSigner = { certificate: Uint8Array; key: CryptoKey };

/** What a reader sees beside the signature. `at` is a claim: there is no time stamp of a third party. */
export type SigningDetails = { reason: string; location: string; at: Date };

/** @returns undefined for a wrong passphrase */
export async function unlockSigner(
  signer: { certificate: Uint8Array; sealedKey: Uint8Array },
  passphrase: string
): Promise<UnlockedSigner | undefined> {
  const pkcs8 = await openSignerKey(signer.sealedKey, passphrase, signer.certificate);
  if (!pkcs8) return undefined;
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  pkcs8.fill(0);
  return { certificate: signer.certificate, key };
}

/** Room for the signature and one certificate, in bytes; ours take about 1,300. The file grows by twice this. */
const SIGNATURE_ROOM = 4_096;

/**
 * Signs a PDF as PAdES baseline B-B: an incremental update, the bytes before it stay as they are.
 * The field has no picture of its own; the letter's words beside the name are the visible part.
 */
export async function signPdf(pdf: Uint8Array, signer: UnlockedSigner, details: SigningDetails): Promise<Uint8Array> {
  const document = await PDF.load(pdf);
  const { bytes } = await document.sign({
    signer: new CryptoKeySigner(signer.key, signer.certificate, 'EC', 'ECDSA'),
    level: 'B-B',
    digestAlgorithm: 'SHA-256',
    reason: details.reason,
    location: details.location,
    signingTime: details.at,
    estimatedSize: SIGNATURE_ROOM
  });
  return bytes;
}
