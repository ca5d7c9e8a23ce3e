import { offeredServices } from '#service/offered.server.ts';
import { serviceCard } from './service-card.ts';
import type { PageServerLoad } from './$types';

/** Six services fit beside each other; the rest stands in the list. */
const shown = 6;

export const load: PageServerLoad = async ({ locals }) => {
  const services = await offeredServices(locals.office.id);
  return { cards: services.slice(0, shown).map(({ definition }) => serviceCard(definition, locals.locale)), count: services.length };
};
