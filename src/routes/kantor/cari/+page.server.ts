import { inOffice } from '#platform/database.server.ts';
import { queueWords } from '#application/queue-words.id.ts';
import { searchApplications } from '#application/search.server.ts';
import { lineOf, readForm, requireSomewhere } from '../../guard.ts';
import { requireDesk } from '../desk-guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  requireSomewhere(event, 'application.search');
  requireDesk(event);
};

export const actions: Actions = {
  /** Searching is a sending, so that neither a NIK nor a name stands in an address or a log. */
  default: async (event) => {
    requireSomewhere(event, 'application.search');
    const { officer, reach } = requireDesk(event);
    const form = await readForm(event);
    const typed = lineOf(form, 'cari');
    const after = /^[0-9A-Z]{12}$/.exec(lineOf(form, 'setelah', 12))?.[0] ?? null;
    const { office } = event.locals;
    const found = await inOffice(office.id, (tx) => searchApplications(tx, office, officer, reach, typed, after));
    if (!found.ok) return { typed, error: queueWords.searching.reasons[found.reason], rows: null, next: null };
    return { typed, error: null, rows: found.page.rows, next: found.page.next };
  }
};
