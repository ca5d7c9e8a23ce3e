import { X509Certificate } from 'node:crypto';
import { sql } from 'kysely';
import { inOffice, type Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { newId } from '#platform/ids.server.ts';
import { clearHits, hit } from '#platform/limits.server.ts';
import { append } from '#journal/append.server.ts';
import type { Officer } from '#identity/actor.ts';
import { authorOf } from '#identity/author.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { createSignerCertificate } from '#letter/certificate.server.ts';
import { organisationOf } from '#letter/sign-letter.server.ts';
import { openSitting } from '#letter/signing-session.server.ts';

/** A signer's certificate as its page shows it. `fingerprint`: SHA-256, hex. */
export type Signer = { id: string; certificatePem: string; createdAt: Date; commonName: string; title: string; validUntil: Date; fingerprint: string };

/** The certificate somebody signs with now, or null. */
export async function currentSigner(tx: Tx, officeId: string, account: string): Promise<Signer | null> {
  const row = await tx.selectFrom('signer').selectAll().where('office_id', '=', officeId).where('account', '=', account).where('retired_at', 'is', null).executeTakeFirst();
  return row ? toSigner(row) : null;
}

function toSigner(row: { id: string; certificate_pem: string; created_at: Date }): Signer {
  const certificate = new X509Certificate(row.certificate_pem);
  const part = (name: string): string => (new RegExp(`^${name}=(.*)$`, 'm').exec(certificate.subject)?.[1] ?? '').replace(/\\(.)/g, '$1');
  return {
    id: row.id, certificatePem: row.certificate_pem, createdAt: row.created_at, commonName: part('CN'), title: part('title'),
    validUntil: certificate.validToDate, fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase()
  };
}

/** Years a signer's certificate is good for; letters signed before stay valid. */
const VALID_YEARS = 5;

/**
 * Makes a certificate for a signer, replacing the one before (a forgotten passphrase means a new one). Letters signed earlier carry
 * their own certificate and stay valid. The caller has asked for the account's password: a session left open must not become a signature.
 */
export async function renewSigner(office: WorkingOffice, officer: Officer, passphrase: string): Promise<{ ok: true } | { ok: false; reason: 'passphraseTooShort'; atLeast: number }> {
  const post = officer.posts.find((each) => each.acting === null) ?? officer.posts[0];
  const made = await createSignerCertificate({
    commonName: post?.name ?? officer.name, title: post?.title ?? '', organization: organisationOf(office.settings), validYears: VALID_YEARS, passphrase, now: now()
  });
  if (!made.ok) return made;
  const id = newId();
  await inOffice(office.id, async (tx) => {
    // Two at once come one after the other: an account has one certificate that counts.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`signer:${office.id}:${officer.accountId}`}, 0))`.execute(tx);
    await tx.updateTable('signer').set({ retired_at: now() }).where('office_id', '=', office.id).where('account', '=', officer.accountId).where('retired_at', 'is', null).execute();
    await tx.insertInto('signer').values({
      office_id: office.id, id, account: officer.accountId, certificate_pem: made.signer.certificatePem, encrypted_key: Buffer.from(made.signer.sealedKey)
    }).execute();
    await append(tx, { officeId: office.id, kind: 'signer', streamId: id }, {
      after: 0, author: authorOf(officer), commandId: newId(), happenedAt: now(),
      events: [{ type: 'certificate_made', version: 1, body: { account: officer.accountId, fingerprint: made.signer.fingerprint } }]
    });
  });
  return { ok: true };
}

/** Wrong passphrases a quarter of an hour. */
const PASSPHRASE_TRIES = { max: 8, windowSeconds: 900 };

export type SittingOpened = { ok: true; sitting: string; until: Date } | { ok: false; reason: 'noCertificate' | 'expired' | 'wrongPassphrase' | 'failed' | 'wait' };

/** Unlocks the signer's key for a sitting of at most 15 minutes (law 7). A right passphrase forgets the wrong ones before it. */
export async function beginSitting(office: WorkingOffice, officer: Officer, passphrase: string): Promise<SittingOpened> {
  const subject = `passphrase:${officer.accountId}`;
  const tries = await hit(office.id, subject, PASSPHRASE_TRIES);
  if (!tries.ok) return { ok: false, reason: 'wait' };
  const row = await inOffice(office.id, (tx) => tx.selectFrom('signer').select(['certificate_pem', 'encrypted_key'])
    .where('office_id', '=', office.id).where('account', '=', officer.accountId).where('retired_at', 'is', null).executeTakeFirst());
  if (!row) return { ok: false, reason: 'noCertificate' };
  const certificate = new X509Certificate(row.certificate_pem);
  if (certificate.validToDate <= now()) return { ok: false, reason: 'expired' };
  const opened = await openSitting({ owner: officer.accountId, certificate: certificate.raw, sealedKey: row.encrypted_key }, passphrase);
  if (opened.ok) await clearHits(office.id, subject);
  return opened;
}
