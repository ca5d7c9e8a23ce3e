import { error } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { publishedServices } from '#service/store.server.ts';
import { describeService } from './describe-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const services = await inOffice(locals.office.id, publishedServices);
  const found = services.find(({ slug }) => slug === params.slug);
  if (!found) error(404);
  return { service: describeService(found.definition, locals.office.settings.posts, locals.locale) };
};
