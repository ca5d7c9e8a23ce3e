import { error, type RequestEvent } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { allServices, type PublishedService } from '#service/versions.server.ts';
import { serviceWords } from '../words-services.id.ts';

/** The newest version of the service in the address, offered or not; 404 when the office has none of that name. */
export async function serviceOf(event: RequestEvent): Promise<PublishedService> {
  const { office } = event.locals;
  const services = await inOffice(office.id, (tx) => allServices(tx, office.id));
  return services.find(({ slug }) => slug === event.params.slug) ?? error(404, serviceWords.refusals.unknown);
}
