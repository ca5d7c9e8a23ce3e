import { createHash } from 'node:crypto';
import { PDF, PdfArray, PdfNumber, PdfString, type PdfDict } from '@libpdf/core';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { engine } from '#letter/crypto-engine.server.ts';

/** A signature that is right for the bytes it covers. Whether its certificate deserves trust is another question. */
export type FoundSignature = {
  /** SHA-256 of the signer's certificate, hex */
  fingerprint: string;
  commonName: string;
  /** what the signer's clock said, if the signature says */
  at: Date | null;
};

export type Verified =
  | { ok: true; signatures: FoundSignature[] }
  | {
      ok: false;
      /** no signature; bytes differ from what was signed; something was added after the last signature; not a PDF we can read */
      reason: 'unsigned' | 'changed' | 'added' | 'unreadable';
    };

const COMMON_NAME = '2.5.4.3';
const SIGNING_TIME = '1.2.840.113549.1.9.5';

/**
 * Looks for signatures in a PDF and checks each over the bytes it covers; the last one has to cover the whole file.
 * Nothing counts as signed before this has said yes: a signing service can answer 200 with an unsigned file.
 */
export async function verifySigned(pdf: Uint8Array): Promise<Verified> {
  let dicts: PdfDict[];
  try {
    const document = await PDF.load(pdf);
    const fields = document.getForm()?.getSignatureFields() ?? [];
    dicts = fields.flatMap((field) => field.getSignatureDict() ?? []);
  } catch {
    return { ok: false, reason: 'unreadable' };
  }
  if (dicts.length === 0) return { ok: false, reason: 'unsigned' };
  const signatures: FoundSignature[] = [];
  let covered = 0;
  for (const dict of dicts) {
    const parts = partsOf(dict, pdf);
    const found = parts && (await check(parts, pdf));
    if (!found) return { ok: false, reason: 'changed' };
    signatures.push(found);
    covered = Math.max(covered, parts.end);
  }
  return covered === pdf.length ? { ok: true, signatures } : { ok: false, reason: 'added' };
}

type Parts = { before: number; after: number; end: number; cms: Uint8Array };

/** The two covered ranges, only if exactly the signature's own hex string lies between them. */
function partsOf(dict: PdfDict, pdf: Uint8Array): Parts | undefined {
  const range = dict.get('ByteRange');
  const contents = dict.get('Contents');
  if (!(range instanceof PdfArray) || !(contents instanceof PdfString) || range.length !== 4) return undefined;
  const [start, before, after, length] = [0, 1, 2, 3].map((index) => {
    const item = range.at(index);
    return item instanceof PdfNumber ? item.value : -1;
  }) as [number, number, number, number];
  const end = after + length;
  if (start !== 0 || before <= 0 || after <= before || length <= 0 || end > pdf.length) return undefined;
  const gap = Buffer.from(pdf.subarray(before, after)).toString('latin1');
  if (!/^<[0-9A-Fa-f]*>$/u.test(gap) || !Buffer.from(gap.slice(1, -1), 'hex').equals(Buffer.from(contents.bytes))) return undefined;
  return { before, after, end, cms: contents.bytes };
}

async function check(parts: Parts, pdf: Uint8Array): Promise<FoundSignature | undefined> {
  try {
    const content = pkijs.ContentInfo.fromBER(unpadded(parts.cms));
    const signed = new pkijs.SignedData({ schema: content.content });
    const data = Buffer.concat([pdf.subarray(0, parts.before), pdf.subarray(parts.after, parts.end)]);
    const right = await signed.verify({ signer: 0, data: new Uint8Array(data).buffer, checkChain: false, extendedMode: true }, engine);
    const certificate = right.signerCertificate;
    if (!right.signatureVerified || !certificate) return undefined;
    const name = certificate.subject.typesAndValues.find((each) => each.type === COMMON_NAME);
    return {
      fingerprint: createHash('sha256').update(new Uint8Array(certificate.toSchema().toBER(false))).digest('hex'),
      commonName: String(name?.value.valueBlock.value ?? ''),
      at: signingTime(signed)
    };
  } catch {
    // What cannot be read as a signature is none.
    return undefined;
  }
}

/** /Contents is filled up with zeros to its reserved length; the DER length says where the signature ends. */
function unpadded(cms: Uint8Array): ArrayBuffer {
  const parsed = asn1js.fromBER(new Uint8Array(cms).buffer);
  const length = parsed.offset > 0 ? parsed.offset : cms.length;
  return new Uint8Array(cms.subarray(0, length)).buffer;
}

function signingTime(signed: pkijs.SignedData): Date | null {
  const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? [];
  const value: unknown = attributes.find((each) => each.type === SIGNING_TIME)?.values[0];
  return value instanceof asn1js.UTCTime || value instanceof asn1js.GeneralizedTime ? value.toDate() : null;
}
