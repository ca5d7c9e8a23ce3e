import { inOffice } from '#platform/database.server.ts';
import { currentService, publishedServices } from '#service/versions.server.ts';
import type { PublishedService } from '#service/versions.server.ts';

/** What an office offers to residents today, by title. */
export function offeredServices(officeId: string): Promise<PublishedService[]> {
  return inOffice(officeId, (tx) => publishedServices(tx, officeId));
}

/** One of them, or null when the office does not (or no longer) offer it. */
export function offeredService(officeId: string, slug: string): Promise<PublishedService | null> {
  return inOffice(officeId, (tx) => currentService(tx, officeId, slug));
}
