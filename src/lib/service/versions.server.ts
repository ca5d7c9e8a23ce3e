import type { Tx } from '#platform/database.server.ts';
import { serviceDefinition, type ServiceDefinition } from '#service/definition.ts';
import { insertVersion, newestVersions, versionRow } from '#service/store.server.ts';

/** A numbered version of a service. It never changes once published (law 5). */
export type PublishedService = { slug: string; version: number; definition: ServiceDefinition; letterSource: string; withdrawn: boolean };

/** Versions never change, so each is read and checked once a process. */
const known = new Map<string, PublishedService>();

/** What the office offers today: the newest version of each service that is published and not withdrawn, by title. */
export async function publishedServices(tx: Tx, officeId: string): Promise<PublishedService[]> {
  return (await allServices(tx, officeId)).filter((service) => service.definition.published && !service.withdrawn)
    .sort((a, b) => a.definition.title.id.localeCompare(b.definition.title.id, 'id'));
}

/** The version offered today, or null when the service is unknown, unpublished or withdrawn. */
export async function currentService(tx: Tx, officeId: string, slug: string): Promise<PublishedService | null> {
  return (await publishedServices(tx, officeId)).find((service) => service.slug === slug) ?? null;
}

/** One version, current or not: an application stays on the version it began with. Whether it was withdrawn since is not told here. */
export async function serviceVersion(tx: Tx, officeId: string, slug: string, version: number): Promise<PublishedService | null> {
  const key = `${officeId}/${slug}/${version}`;
  const seen = known.get(key);
  if (seen) return seen;
  const row = await versionRow(tx, officeId, slug, version);
  if (!row) return null;
  const service = { slug, version, definition: serviceDefinition.parse(row.definition), letterSource: row.letter_source, withdrawn: false };
  known.set(key, service);
  return service;
}

/** Every service with its newest version, published or not, for the administration and the office's filters. */
export async function allServices(tx: Tx, officeId: string): Promise<PublishedService[]> {
  const services: PublishedService[] = [];
  for (const row of await newestVersions(tx, officeId)) {
    const service = await serviceVersion(tx, officeId, row.slug, row.version);
    if (service) services.push({ ...service, withdrawn: row.withdrawn_at !== null });
  }
  return services;
}

/** Publishes a new version; the number is the next one. Returns it. */
export async function publishVersion(tx: Tx, officeId: string, definition: ServiceDefinition, letterSource: string): Promise<number> {
  const last = (await newestVersions(tx, officeId)).find((row) => row.slug === definition.slug);
  const version = (last?.version ?? 0) + 1;
  await insertVersion(tx, officeId, { slug: definition.slug, version, definition, letterSource });
  return version;
}
