import { error } from '@sveltejs/kit';
import { offeredService } from '#service/offered.server.ts';
import { describeService } from './describe-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const found = await offeredService(locals.office.id, params.slug);
  if (!found) error(404);
  return { service: describeService(found.definition, locals.office.settings, locals.locale) };
};
