import { error } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { currentService } from '#service/store.server.ts';
import { describeService } from './describe-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const found = await inOffice(locals.office.id, (tx) => currentService(tx, locals.office.id, params.slug));
  if (!found) error(404);
  return { service: describeService(found.definition, locals.office.settings, locals.locale) };
};
