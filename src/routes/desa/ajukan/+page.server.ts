import { offeredServices } from '#service/offered.server.ts';
import { villageWord } from '#handover/words.id.ts';
import { requireVillage } from '../village-guard.ts';
import type { PageServerLoad } from './$types';

/** Filing for people of the own village. The form is the residents' own; whose village it is, is asked again when it is sent. */
export const load: PageServerLoad = async (event) => {
  const { kind } = requireVillage(event, 'application.file');
  const services = await offeredServices(event.locals.office.id);
  return {
    word: villageWord[kind],
    services: services.map(({ slug, definition }) => ({ slug, title: definition.title.id, summary: definition.summary.id, promise: definition.promise.text.id }))
  };
};
