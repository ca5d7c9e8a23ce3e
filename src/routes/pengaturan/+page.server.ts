import { error } from '@sveltejs/kit';
import { guardWords } from '#identity/words.id.ts';
import { requireReadyOfficer } from '../guard.ts';
import { historyOf } from './history.server.ts';
import { pagesFor } from './menu.ts';
import type { PageServerLoad } from './$types';

/** What there is to set, and what was changed last. */
export const load: PageServerLoad = async (event) => {
  const officer = requireReadyOfficer(event);
  const groups = pagesFor(officer, event.locals.office.id);
  if (groups.length === 0) error(403, guardWords.notYours);
  const history = groups.some(({ pages }) => pages.some(({ href }) => href === '/pengaturan/riwayat'));
  return { groups, history: history ? await historyOf(event.locals.office) : [] };
};
