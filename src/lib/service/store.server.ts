import type { Tx } from '#platform/database.server.ts';
import { serviceDefinition, type ServiceDefinition } from '#service/definition.ts';

/** A numbered version of a service. It never changes once published (law 5). */
export type PublishedService = { slug: string; version: number; definition: ServiceDefinition; letterSource: string; withdrawn: boolean };

/** Versions never change, so each is read and checked once a process. */
const known = new Map<string, PublishedService>();

/** What the office offers today: the newest version of each service that is published and not withdrawn, by title. */
export async function publishedServices(tx: Tx, officeId: string): Promise<PublishedService[]> {
  const current = (await currentVersions(tx, officeId)).filter((row) => row.withdrawn_at === null);
  const services = await Promise.all(current.map((row) => serviceVersion(tx, officeId, row.slug, row.version)));
  return services.filter((service) => service !== null).filter((service) => service.definition.published)
    .sort((a, b) => a.definition.title.id.localeCompare(b.definition.title.id, 'id'));
}

/** The version offered today, or null when the service is unknown, unpublished or withdrawn. */
export async function currentService(tx: Tx, officeId: string, slug: string): Promise<PublishedService | null> {
  const row = (await currentVersions(tx, officeId)).find((one) => one.slug === slug && one.withdrawn_at === null);
  const service = row ? await serviceVersion(tx, officeId, slug, row.version) : null;
  return service?.definition.published ? service : null;
}

/** One version, current or not: an application stays on the version it began with. */
export async function serviceVersion(tx: Tx, officeId: string, slug: string, version: number): Promise<PublishedService | null> {
  const key = `${officeId}/${slug}/${version}`;
  const seen = known.get(key);
  if (seen) return seen;
  const row = await tx.selectFrom('service_version').selectAll()
    .where('office_id', '=', officeId).where('slug', '=', slug).where('version', '=', version).executeTakeFirst();
  if (!row) return null;
  const service = { slug, version, definition: serviceDefinition.parse(row.definition), letterSource: row.letter_source, withdrawn: row.withdrawn_at !== null };
  known.set(key, service);
  return service;
}

/** Every service with its newest version, published or not, for the administration and the office's filters. */
export async function allServices(tx: Tx, officeId: string): Promise<PublishedService[]> {
  const services = await Promise.all((await currentVersions(tx, officeId)).map((row) => serviceVersion(tx, officeId, row.slug, row.version)));
  return services.filter((service) => service !== null);
}

/** Publishes a new version; the number is the next one. Returns it. */
export async function publishVersion(tx: Tx, officeId: string, definition: ServiceDefinition, letterSource: string): Promise<number> {
  const last = (await currentVersions(tx, officeId)).find((row) => row.slug === definition.slug);
  const version = (last?.version ?? 0) + 1;
  await tx.insertInto('service_version').values({
    office_id: officeId, slug: definition.slug, version, definition: JSON.stringify(definition), letter_source: letterSource
  }).execute();
  return version;
}

async function currentVersions(tx: Tx, officeId: string) {
  return tx.selectFrom('service_version').distinctOn('slug').select(['slug', 'version', 'withdrawn_at'])
    .where('office_id', '=', officeId).orderBy('slug').orderBy('version', 'desc').execute();
}
