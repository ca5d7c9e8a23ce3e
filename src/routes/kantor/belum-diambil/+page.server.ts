import { error } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { guardWords } from '#identity/words.id.ts';
import { longDay } from '#office/dates.ts';
import { dayOf } from '#office/calendar-day.ts';
import { villageTitle } from '#office/settings.ts';
import { daysSince } from '#handover/letter-view.ts';
import { unfetched } from '#handover/lists.server.ts';
import { unfetchedWords as words, villageWords } from '#handover/words.id.ts';
import { requireSomewhere } from '../../guard.ts';
import { codeIn } from '../../desa/village-guard.ts';
import type { PageServerLoad } from './$types';

/** Letters that lie at a village longer than the office's number of days; a section head sees the own section's. */
export const load: PageServerLoad = async (event) => {
  const { where } = requireSomewhere(event, 'handover.read');
  if (where !== 'office' && where.sections.length === 0) error(403, guardWords.notYours);
  const { office } = event.locals;
  const { zone, villages, unfetchedDays } = office.settings;
  const titles = new Map(villages.map((village) => [village.id, villageTitle(village)]));
  const after = codeIn(event.url.searchParams.get('setelah'));
  const page = await inOffice(office.id, (tx) => unfetched(tx, office, where === 'office' ? {} : { sections: where.sections }, after));
  return {
    days: unfetchedDays,
    letters: page.letters.map(({ code, name, service, number, village, arrivedAt }) => ({
      code, name: name ?? villageWords.forgotten, number, waits: words.days(daysSince(arrivedAt ?? now().toISOString(), now())),
      line: words.line(service, titles.get(village) ?? village, arrivedAt ? longDay(dayOf(zone, new Date(arrivedAt))) : '')
    })),
    next: page.next ? `/kantor/belum-diambil?setelah=${page.next}` : null, first: after ? '/kantor/belum-diambil' : null
  };
};
