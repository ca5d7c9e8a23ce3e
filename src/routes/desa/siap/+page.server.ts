import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { waitingLine } from '#handover/letter-line.ts';
import { hereAt } from '#handover/lists.server.ts';
import { codeIn, requireVillage } from '../village-guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { villages } = requireVillage(event);
  const { office } = event.locals;
  const after = codeIn(event.url.searchParams.get('setelah'));
  const page = await inOffice(office.id, (tx) => hereAt(tx, office, { villages }, after));
  return {
    letters: page.letters.map((letter) => waitingLine(letter, { settings: office.settings, now: now() })),
    next: page.next ? `/desa/siap?setelah=${page.next}` : null, first: after ? '/desa/siap' : null
  };
};
