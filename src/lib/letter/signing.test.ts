import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSignerCertificate, type SignerCertificate } from '#letter/certificate.server.ts';
import { closeRenderers, renderDocument } from '#letter/render.server.ts';
import { signPdf, unlockSigner } from '#letter/sign.server.ts';
import { openSignerKey } from '#letter/signer-key.server.ts';
import { closeSitting, closeSittings, openSitting, sign, sittingUntil } from '#letter/signing-session.server.ts';
import { verifySigned } from '#letter/verify-pdf.server.ts';

const passphrase = 'perahu kertas 1404';
const details = { reason: 'Penandatanganan surat', location: 'Pulau Burung', at: new Date('2026-11-24T03:15:00Z') };
const folder = mkdtempSync(join(tmpdir(), 'sipetrok-sign-'));
let signer: SignerCertificate;
let letter: Uint8Array;

async function newSigner(commonName: string): Promise<SignerCertificate> {
  const made = await createSignerCertificate({ commonName, title: 'Camat Pulau Burung', organization: 'Kecamatan Pulau Burung', validYears: 3, passphrase, now: new Date() });
  if (!made.ok) throw new Error(made.reason);
  return made.signer;
}

beforeAll(async () => {
  signer = await newSigner('Drs. H. Contoh, M.Si.');
  const rendered = await renderDocument({ source: '#set document(title: "Surat", date: datetime(year: 2026, month: 11, day: 24))\n#set text(font: "Liberation Sans")\nSurat untuk ditandatangani.', data: {} });
  if (!rendered.ok) throw new Error(JSON.stringify(rendered));
  letter = rendered.pdf;
});

afterAll(() => {
  closeRenderers();
  closeSittings();
  rmSync(folder, { recursive: true });
});

async function signed(): Promise<Uint8Array> {
  const unlocked = await unlockSigner(signer, passphrase);
  if (!unlocked) throw new Error('not unlocked');
  return signPdf(letter, unlocked, details);
}

const pdfsig = (pdf: Uint8Array): string => {
  const path = join(folder, 'surat.pdf');
  writeFileSync(path, pdf);
  return spawnSync('pdfsig', [path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).stdout;
};

describe('the certificate', () => {
  test('a short passphrase is refused', async () => {
    const made = await createSignerCertificate({ commonName: 'A', title: 'B', organization: 'C', validYears: 1, passphrase: 'pendek', now: new Date() });
    expect(made).toEqual({ ok: false, reason: 'passphraseTooShort', atLeast: 10 });
  });

  test('names the signer and is good for signing letters only', () => {
    const certificate = new X509Certificate(signer.certificatePem);
    expect(certificate.subject).toBe('C=ID\nO=Kecamatan Pulau Burung\ntitle=Camat Pulau Burung\nCN=Drs. H. Contoh\\, M.Si.');
    expect(certificate.ca).toBe(false);
    expect(certificate.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(signer.fingerprint);
    expect(signer.validUntil.getUTCFullYear() - signer.validFrom.getUTCFullYear()).toBe(3);
  });

  test('the key opens with its passphrase, in whichever way the keyboard writes it, and beside its own certificate only', async () => {
    expect(await openSignerKey(signer.sealedKey, 'perahu kertas 1405', signer.certificate)).toBeUndefined();
    const other = await newSigner('Orang Lain');
    expect(await openSignerKey(signer.sealedKey, passphrase, other.certificate)).toBeUndefined();
    expect(await openSignerKey(signer.sealedKey, passphrase.replace('1', '\uff11'), signer.certificate)).toBeInstanceOf(Uint8Array);
    expect(Buffer.from(signer.sealedKey).includes(Buffer.from(signer.certificate.subarray(0, 32)))).toBe(false);
  });
});

describe('a signed letter', () => {
  test('is valid to pdfsig and to us, whole, with signer and time', async () => {
    const pdf = await signed();
    const said = pdfsig(pdf);
    expect(said).toContain('Signature is Valid.');
    expect(said).toContain('Total document signed');
    expect(said).toContain('ETSI.CAdES.detached');
    expect(said).toContain('Signer Certificate Common Name: Drs. H. Contoh, M.Si.');
    expect(await verifySigned(pdf)).toEqual({ ok: true, signatures: [{ fingerprint: signer.fingerprint, commonName: 'Drs. H. Contoh, M.Si.', at: details.at }] });
  });

  test('keeps the bytes it was made from and stays readable', async () => {
    const pdf = await signed();
    expect(Buffer.from(pdf.subarray(0, letter.length)).equals(Buffer.from(letter))).toBe(true);
    writeFileSync(join(folder, 'surat.pdf'), pdf);
    expect(execFileSync('qpdf', ['--check', join(folder, 'surat.pdf')], { encoding: 'utf8' })).toContain('No syntax or stream encoding errors');
    expect(pdf.length - letter.length).toBeLessThan(12_000);
  });

  test('one changed byte anywhere is reported, by pdfsig too', async () => {
    const pdf = await signed();
    for (const share of [0.02, 0.3, 0.6, 0.99]) {
      const changed = pdf.slice();
      const at = Math.floor(letter.length * share);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect((await verifySigned(changed)).ok).toBe(false);
    }
    const changed = pdf.slice();
    const at = Math.floor(letter.length / 2);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(pdfsig(changed)).toContain('Digest Mismatch');
  });

  test('something added after the signature is told apart, and so are unsigned and broken files', async () => {
    const pdf = await signed();
    expect(await verifySigned(Buffer.concat([pdf, Buffer.from('\n% ditambah\n')]))).toEqual({ ok: false, reason: 'added' });
    expect(await verifySigned(letter)).toEqual({ ok: false, reason: 'unsigned' });
    expect(await verifySigned(Buffer.from('<html>502 Bad Gateway</html>'))).toEqual({ ok: false, reason: 'unreadable' });
    expect((await verifySigned(new Uint8Array())).ok).toBe(false);
  });

  test('a second signature keeps the first', async () => {
    const unlocked = await unlockSigner(signer, passphrase);
    if (!unlocked) throw new Error('not unlocked');
    const twice = await signPdf(await signed(), unlocked, { ...details, reason: 'Kedua' });
    const verified = await verifySigned(twice);
    expect(verified.ok && verified.signatures.length).toBe(2);
    expect(pdfsig(twice).match(/Signature is Valid/g)).toHaveLength(2);
  });
});

describe('a sitting', () => {
  const open = (owner: string, phrase = passphrase, life?: number) => openSitting({ owner, ...signer }, phrase, life);

  test('a wrong passphrase is a value', async () => {
    expect(await open('camat', 'bukan ini sama sekali')).toEqual({ ok: false, reason: 'wrongPassphrase' });
  });

  test('signs many, for its owner only, until it is closed', async () => {
    const opened = await open('camat');
    if (!opened.ok) throw new Error(opened.reason);
    const sitting = { id: opened.sitting, owner: 'camat' };
    const results = await Promise.all(Array.from({ length: 20 }, () => sign(sitting, letter, details)));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(sittingUntil(sitting)?.getTime()).toBeLessThanOrEqual(Date.now() + 15 * 60_000);
    expect(await sign({ ...sitting, owner: 'orang lain' }, letter, details)).toEqual({ ok: false, reason: 'asksAgain' });
    expect(await sign(sitting, Buffer.from('bukan pdf'), details)).toEqual({ ok: false, reason: 'failed' });
    closeSitting(opened.sitting);
    expect(await sign(sitting, letter, details)).toEqual({ ok: false, reason: 'asksAgain' });
  });

  test('ends by its own clock, and what is asked then asks for the passphrase again', async () => {
    const opened = await open('camat', passphrase, 1_500);
    if (!opened.ok) throw new Error(opened.reason);
    const sitting = { id: opened.sitting, owner: 'camat' };
    expect((await sign(sitting, letter, details)).ok).toBe(true);
    await new Promise((later) => setTimeout(later, 2_000));
    expect(sittingUntil(sitting)).toBeUndefined();
    expect(await sign(sitting, letter, details)).toEqual({ ok: false, reason: 'asksAgain' });
  });

  test('a new sitting of the same person ends the one before', async () => {
    const [one, two] = [await open('sekcam'), await open('sekcam')];
    if (!one.ok || !two.ok) throw new Error('not opened');
    expect((await sign({ id: one.sitting, owner: 'sekcam' }, letter, details)).ok).toBe(false);
    expect((await sign({ id: two.sitting, owner: 'sekcam' }, letter, details)).ok).toBe(true);
  });
});
