import { randomBytes } from 'node:crypto';
import type { Tx } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { keyedHash } from '#platform/keyed-hash.server.ts';
import { newDataKey, openJson, sealJson, unwrapWithSecret, wrapWithSecret } from '#platform/seal.server.ts';
import type { Draft, DraftContent } from '#application/draft.ts';
import type { Channel } from '#application/events.ts';

/** A secret of 256 bits that only the resident's browser (or link) holds. */
export type DraftSecret = string;

/** Begins a draft. Its key is wrapped by the secret: without it nobody here can read the draft. */
export async function startDraft(tx: Tx, officeId: string, start: { service: { slug: string; version: number }; channel: Channel; account?: string | null; content?: DraftContent }): Promise<DraftSecret> {
  const id = newId();
  const secret = newSecret();
  const key = newDataKey();
  await tx.insertInto('draft').values({
    office_id: officeId, id, secret_hash: hashOf(officeId, secret), wrapped: Buffer.from(wrapWithSecret(bytesOf(secret), key, keyPlace(officeId, id))),
    service_slug: start.service.slug, service_version: start.service.version,
    sealed: sealContent(officeId, id, key, start.content ?? { answers: {} }), channel: start.channel, account: start.account ?? null
  }).execute();
  return secret;
}

/** Opens the draft this secret belongs to and notes the visit; null when there is none (never begun, swept, or another office's). */
export async function openDraft(tx: Tx, officeId: string, secret: DraftSecret, options: { lock?: boolean } = {}): Promise<Draft | null> {
  if (!isSecret(secret)) return null;
  let query = tx.selectFrom('draft').selectAll().where('office_id', '=', officeId).where('secret_hash', '=', hashOf(officeId, secret));
  if (options.lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (!row) return null;
  const key = unwrapWithSecret(bytesOf(secret), row.wrapped, keyPlace(officeId, row.id));
  if (Date.now() - row.seen_at.getTime() > 3_600_000) await tx.updateTable('draft').set({ seen_at: new Date() }).where('office_id', '=', officeId).where('id', '=', row.id).execute();
  return {
    id: row.id, service: { slug: row.service_slug, version: row.service_version }, channel: row.channel as Channel, account: row.account,
    applicationId: row.application_id, key, content: openJson(key, row.sealed, contentPlace(officeId, row.id)).body as DraftContent, seq: row.sealed_seq
  };
}

/** Keeps changed content; the caller holds the lock from `openDraft`. */
export async function saveDraft(tx: Tx, officeId: string, draft: Draft, content: DraftContent, applicationId?: string): Promise<void> {
  await tx.updateTable('draft')
    .set({ sealed: sealContent(officeId, draft.id, draft.key, content), sealed_seq: draft.seq + 1, seen_at: new Date(), ...(applicationId ? { application_id: applicationId } : {}) })
    .where('office_id', '=', officeId).where('id', '=', draft.id).execute();
}

/** Takes a draft away once nothing needs it any more; its files have gone elsewhere before. */
export async function endDraft(tx: Tx, officeId: string, draft: Draft): Promise<void> {
  await tx.deleteFrom('draft').where('office_id', '=', officeId).where('id', '=', draft.id).execute();
}

/** A link with which the draft can be opened elsewhere, once: it has a secret of its own that wraps the same key. */
export async function makeDraftLink(tx: Tx, officeId: string, draft: Draft): Promise<DraftSecret> {
  const secret = newSecret();
  await tx.insertInto('draft_link').values({
    office_id: officeId, link_hash: hashOf(officeId, secret), draft_id: draft.id, wrapped: Buffer.from(wrapWithSecret(bytesOf(secret), draft.key, keyPlace(officeId, draft.id)))
  }).execute();
  return secret;
}

/** Takes the link away and gives the draft a new secret for this browser; null when the link was used or is unknown. */
export async function exchangeDraftLink(tx: Tx, officeId: string, link: DraftSecret): Promise<{ secret: DraftSecret; slug: string } | null> {
  if (!isSecret(link)) return null;
  const row = await tx.deleteFrom('draft_link').where('office_id', '=', officeId).where('link_hash', '=', hashOf(officeId, link)).returning(['draft_id', 'wrapped']).executeTakeFirst();
  if (!row) return null;
  const key = unwrapWithSecret(bytesOf(link), row.wrapped, keyPlace(officeId, row.draft_id));
  const secret = newSecret();
  const draft = await tx.updateTable('draft')
    .set({ secret_hash: hashOf(officeId, secret), wrapped: Buffer.from(wrapWithSecret(bytesOf(secret), key, keyPlace(officeId, row.draft_id))), seen_at: new Date() })
    .where('office_id', '=', officeId).where('id', '=', row.draft_id).returning('service_slug').executeTakeFirst();
  return draft ? { secret, slug: draft.service_slug } : null;
}

const newSecret = (): DraftSecret => randomBytes(32).toString('base64url');
const isSecret = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);
const bytesOf = (secret: DraftSecret): Uint8Array => Buffer.from(secret, 'base64url');
const hashOf = (officeId: string, secret: DraftSecret): Buffer => Buffer.from(keyedHash(officeId, 'draft', secret));
const keyPlace = (office: string, row: string) => ({ office, table: 'draft', row, column: 'wrapped' });
const contentPlace = (office: string, row: string) => ({ office, table: 'draft', row, column: 'sealed' });
const sealContent = (office: string, row: string, key: Uint8Array, content: DraftContent): Buffer => Buffer.from(sealJson(key, content, contentPlace(office, row)));
