import { error } from '@sveltejs/kit';
import { now } from '#platform/clock.server.ts';
import { dayOf } from '#office/calendar-day.ts';
import { longDay } from '#office/dates.ts';
import { offeredService } from '#service/offered.server.ts';
import { missingPapers, papersOf } from '#application/missing-list.ts';
import { requireMay } from '../../../../guard.ts';
import type { PageServerLoad } from './$types';

/** What somebody still has to bring. The ticks stand in the address: they name papers, not a person, and nothing is kept. */
export const load: PageServerLoad = async (event) => {
  requireMay(event, 'application.file');
  const { office } = event.locals;
  const service = await offeredService(office.id, event.params.slug);
  if (!service) error(404);
  const papers = papersOf(service.definition);
  const here = event.url.searchParams.getAll('ada');
  return {
    slug: service.slug, title: service.definition.title.id, papers, here, made: event.url.searchParams.has('daftar'),
    missing: missingPapers(papers, here), day: longDay(dayOf(office.settings.zone, now())), site: event.locals.origin.replace(/^https?:\/\//, '')
  };
};
