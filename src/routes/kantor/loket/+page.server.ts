import { offeredServices } from '#service/offered.server.ts';
import { requireMay } from '../../guard.ts';
import type { PageServerLoad } from './$types';

/** The counter: which letter somebody has come for. The form itself is the one that residents use (one checker, one form). */
export const load: PageServerLoad = async (event) => {
  requireMay(event, 'application.file');
  const services = await offeredServices(event.locals.office.id);
  return { services: services.map(({ slug, definition }) => ({ slug, title: definition.title.id, summary: definition.summary.id })) };
};
