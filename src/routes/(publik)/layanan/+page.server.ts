import { offeredServices } from '#service/offered.server.ts';
import { searchServices } from '#service/search.ts';
import { serviceCard } from '../service-card.ts';
import type { PageServerLoad } from './$types';

/** Nobody describes a need in more words than this. */
const longestQuery = 100;

export const load: PageServerLoad = async ({ locals, url }) => {
  const services = await offeredServices(locals.office.id);
  const definitions = services.map(({ definition }) => definition);
  const query = (url.searchParams.get('q') ?? '').replace(/\s+/g, ' ').trim().slice(0, longestQuery);
  const found = query === '' ? [] : searchServices(definitions, query);
  const alphabet = new Intl.Collator(locals.locale);
  const all = definitions.map((definition) => serviceCard(definition, locals.locale)).sort((a, b) => alphabet.compare(a.title, b.title));
  return { query, found: found.map((definition) => serviceCard(definition, locals.locale)), all };
};
