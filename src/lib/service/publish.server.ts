import { createHash } from 'node:crypto';
import { inOffice, type Tx } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { appendNext } from '#journal/append.server.ts';
import type { Author, RecordedEvent, Stream } from '#journal/event.ts';
import { readStream } from '#journal/read.server.ts';
import { cleanText } from '#person/text.ts';
import { definitionObjections } from '#service/definition-check.ts';
import type { ServiceDefinition } from '#service/definition.ts';
import { lockService, setWithdrawn, versionRows } from '#service/store.server.ts';
import { publishVersion, serviceVersion } from '#service/versions.server.ts';

export type ServiceChange = { officeId: string; author: Author; at: Date };
export type PublishRefusal =
  /** somebody else published since the person looked */
  | 'changed'
  | 'unknown' | 'reason' | 'code' | 'same' | 'not_fit';
export type Published = { ok: true; version: number } | { ok: false; reason: PublishRefusal };

/** A service's whole history has one stream; its id comes out of its name. */
function serviceStream(officeId: string, slug: string): Stream {
  const hex = createHash('sha256').update(`service/${slug}`).digest('hex');
  return { officeId, kind: 'service', streamId: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` };
}

/**
 * Offers a definition as the service's next version. Applications that have begun stay on theirs (law 5).
 * @param seen the version the person had before their eyes; 0 for a service that is new here
 */
export function publishService(change: ServiceChange, seen: number, definition: ServiceDefinition, letterSource: string): Promise<Published> {
  if (definitionObjections(definition).length > 0) return Promise.resolve({ ok: false, reason: 'not_fit' });
  return inService(change, definition.slug, seen, async (tx, newest) => {
    const before = newest ? await serviceVersion(tx, change.officeId, definition.slug, newest.version) : null;
    const next = { ...definition, published: true };
    if (before && !newest?.withdrawn_at && JSON.stringify(before.definition) === JSON.stringify(next) && before.letterSource === letterSource) return { ok: false, reason: 'same' };
    return publish(tx, change, next, letterSource, 'published', {});
  });
}

/** The letter's classification code is part of the definition: another code is another version. */
export function changeClassification(change: ServiceChange, slug: string, seen: number, code: string): Promise<Published> {
  const classification = code.trim();
  if (!/^\d{3}(\.\d{1,2}){0,4}$/.test(classification)) return Promise.resolve({ ok: false, reason: 'code' });
  return inService(change, slug, seen, async (tx, newest) => {
    const before = newest && (await serviceVersion(tx, change.officeId, slug, newest.version));
    if (!before) return { ok: false, reason: 'unknown' };
    if (before.definition.classification === classification) return { ok: false, reason: 'same' };
    const outcome = await publish(tx, change, { ...before.definition, classification }, before.letterSource, 'classified', { before: before.definition.classification ?? null, after: classification });
    // A code may be set right while the service is off offer; it stays off.
    if (outcome.ok && newest?.withdrawn_at) await setWithdrawn(tx, change.officeId, slug, outcome.version, newest.withdrawn_at);
    return outcome;
  });
}

/** Takes a service off offer. Applications on their way go on. */
export function withdrawService(change: ServiceChange, slug: string, seen: number, reason: string): Promise<Published> {
  const because = cleanText(reason).slice(0, 300);
  if (because === '') return Promise.resolve({ ok: false, reason: 'reason' });
  return inService(change, slug, seen, async (tx, newest) => {
    if (!newest) return { ok: false, reason: 'unknown' };
    if (newest.withdrawn_at) return { ok: false, reason: 'same' };
    await setWithdrawn(tx, change.officeId, slug, newest.version, change.at);
    await noteService(tx, change, slug, 'withdrawn', { slug, version: newest.version, because });
    return { ok: true, version: newest.version };
  });
}

/** Offers a service again: the version that was withdrawn, or one that came unpublished as its next version. */
export function offerAgain(change: ServiceChange, slug: string, seen: number): Promise<Published> {
  return inService(change, slug, seen, async (tx, newest) => {
    const before = newest && (await serviceVersion(tx, change.officeId, slug, newest.version));
    if (!newest || !before) return { ok: false, reason: 'unknown' };
    if (!before.definition.published) return publish(tx, change, { ...before.definition, published: true }, before.letterSource, 'published', {});
    if (!newest.withdrawn_at) return { ok: false, reason: 'same' };
    await setWithdrawn(tx, change.officeId, slug, newest.version, null);
    await noteService(tx, change, slug, 'offered_again', { slug, version: newest.version });
    return { ok: true, version: newest.version };
  });
}

export type VersionEntry = { version: number; publishedAt: Date; withdrawnAt: Date | null };

/** The versions of a service and what was done to it, both newest first. */
export function serviceHistory(officeId: string, slug: string): Promise<{ versions: VersionEntry[]; events: RecordedEvent[] }> {
  return inOffice(officeId, async (tx) => ({
    versions: (await versionRows(tx, officeId, slug)).map((row) => ({ version: row.version, publishedAt: row.published_at, withdrawnAt: row.withdrawn_at })),
    events: (await readStream(tx, serviceStream(officeId, slug))).reverse()
  }));
}

type Newest = Awaited<ReturnType<typeof versionRows>>[number] | undefined;

function inService(change: ServiceChange, slug: string, seen: number, work: (tx: Tx, newest: Newest) => Promise<Published>): Promise<Published> {
  return inOffice(change.officeId, async (tx) => {
    await lockService(tx, change.officeId, slug);
    const [newest] = await versionRows(tx, change.officeId, slug);
    return (newest?.version ?? 0) === seen ? work(tx, newest) : { ok: false, reason: 'changed' };
  });
}

async function publish(tx: Tx, change: ServiceChange, definition: ServiceDefinition, letterSource: string, type: string, more: object): Promise<Published> {
  const version = await publishVersion(tx, change.officeId, definition, letterSource);
  await noteService(tx, change, definition.slug, type, { slug: definition.slug, version, ...more });
  return { ok: true, version };
}

async function noteService(tx: Tx, change: ServiceChange, slug: string, type: string, body: object): Promise<void> {
  await appendNext(tx, serviceStream(change.officeId, slug), { events: [{ type, version: 1, body }], author: change.author, commandId: newId(), happenedAt: change.at });
}
