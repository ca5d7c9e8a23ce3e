import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { fetchedLine } from '#handover/letter-line.ts';
import { fetchedAt } from '#handover/lists.server.ts';
import { codeIn, requireVillage } from '../village-guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { villages } = requireVillage(event);
  const { office } = event.locals;
  const after = codeIn(event.url.searchParams.get('setelah'));
  const page = await inOffice(office.id, (tx) => fetchedAt(tx, office, { villages }, after));
  return {
    letters: page.letters.map((letter) => fetchedLine(letter, { settings: office.settings, now: now() })),
    next: page.next ? `/desa/diserahkan?setelah=${page.next}` : null, first: after ? '/desa/diserahkan' : null
  };
};
