import { createHash, randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { engine } from '#letter/crypto-engine.server.ts';
import { SHORTEST_PASSPHRASE, sealSignerKey } from '#letter/signer-key.server.ts';

/** What is stored of a signer; `sealedKey` opens only with the owner's passphrase. */
export type SignerCertificate = {
  /** X.509 in DER */
  certificate: Uint8Array;
  /** the same as text, to hand out to those who want to trust it */
  certificatePem: string;
  sealedKey: Uint8Array;
  /** SHA-256 of the certificate, hex */
  fingerprint: string;
  validFrom: Date;
  validUntil: Date;
};

const curve = { name: 'ECDSA', namedCurve: 'P-256' };
const OID = { country: '2.5.4.6', organization: '2.5.4.10', title: '2.5.4.12', commonName: '2.5.4.3', basicConstraints: '2.5.29.19', keyUsage: '2.5.29.15', keyId: '2.5.29.14' };

/**
 * Makes a signer of the office's own: a P-256 key and a certificate signed with it. Nobody above vouches for it, and
 * nothing on the letter says so: a reader sees "signature valid, issuer unknown" until he trusts this certificate.
 * One key a person and no office key above it, since that would be one more secret to keep for no more trust.
 * @param wanted.title the post, e.g. "Camat Pulau Burung"
 * @returns a passphrase that is too short as a value
 */
export async function createSignerCertificate(wanted: {
  commonName: string;
  title: string;
  organization: string;
  validYears: number;
  passphrase: string;
  now: Date;
}): Promise<{ ok: true; signer: SignerCertificate } | { ok: false; reason: 'passphraseTooShort'; atLeast: number }> {
  if ([...wanted.passphrase].length < SHORTEST_PASSPHRASE) return { ok: false, reason: 'passphraseTooShort', atLeast: SHORTEST_PASSPHRASE };
  const keys = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  // Whole seconds, as the certificate writes them; an hour back, for readers whose clock is behind.
  const validFrom = new Date(Math.floor(wanted.now.getTime() / 1000) * 1000 - 3_600_000);
  const validUntil = new Date(validFrom);
  validUntil.setUTCFullYear(validUntil.getUTCFullYear() + wanted.validYears);

  const certificate = new pkijs.Certificate({ version: 2 });
  certificate.serialNumber = new asn1js.Integer({ valueHex: bufferOf(serial()) });
  const name = nameOf(wanted);
  certificate.subject = name;
  certificate.issuer = name;
  certificate.notBefore.value = validFrom;
  certificate.notAfter.value = validUntil;
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey, engine);
  certificate.extensions = extensions(new Uint8Array(certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView));
  await certificate.sign(keys.privateKey, 'SHA-256', engine);

  const der = new Uint8Array(certificate.toSchema(true).toBER(false));
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  const sealedKey = await sealSignerKey(pkcs8, wanted.passphrase, der);
  pkcs8.fill(0);
  return { ok: true, signer: { certificate: der, certificatePem: pem(der), sealedKey, fingerprint: fingerprint(der), validFrom, validUntil } };
}

/** SHA-256 of a certificate in DER, as hex. */
export const fingerprint = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex');

function serial(): Uint8Array {
  const bytes = randomBytes(16);
  // Positive and never shorter: the first bit 0, the second 1.
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

/** A name in four parts. pkijs alone would put all of them into one part (`C=ID+O=…`), so the sequence is written here. */
function nameOf(wanted: { commonName: string; title: string; organization: string }): pkijs.RelativeDistinguishedNames {
  const part = (type: string, value: asn1js.BaseBlock) =>
    new asn1js.Set({ value: [new asn1js.Sequence({ value: [new asn1js.ObjectIdentifier({ value: type }), value] })] });
  // RFC 5280 ends these at 64 characters.
  const utf8 = (value: string) => new asn1js.Utf8String({ value: [...value].slice(0, 64).join('') });
  const name = new asn1js.Sequence({
    value: [
      part(OID.country, new asn1js.PrintableString({ value: 'ID' })),
      part(OID.organization, utf8(wanted.organization)),
      part(OID.title, utf8(wanted.title)),
      part(OID.commonName, utf8(wanted.commonName))
    ]
  });
  return pkijs.RelativeDistinguishedNames.fromBER(name.toBER(false));
}

function extensions(publicKey: Uint8Array): pkijs.Extension[] {
  const keyId = createHash('sha1').update(publicKey).digest();
  // digitalSignature and nonRepudiation: bits 0 and 1, six unused.
  const usage = new asn1js.BitString({ valueHex: bufferOf(Uint8Array.of(0xc0)), unusedBits: 6 });
  const extension = (extnID: string, critical: boolean, value: asn1js.BaseBlock) => new pkijs.Extension({ extnID, critical, extnValue: value.toBER(false) });
  return [
    extension(OID.basicConstraints, true, new pkijs.BasicConstraints({ cA: false }).toSchema()),
    extension(OID.keyUsage, true, usage),
    extension(OID.keyId, false, new asn1js.OctetString({ valueHex: bufferOf(keyId) }))
  ];
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

function pem(der: Uint8Array): string {
  const lines = Buffer.from(der).toString('base64').match(/.{1,64}/gu) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
