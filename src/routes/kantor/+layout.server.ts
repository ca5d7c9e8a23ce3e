import { inOffice } from '#platform/database.server.ts';
import { queueCounts } from '#application/list.server.ts';
import { deskReach } from '#application/queue-sources.ts';
import { homeOf, requireReadyOfficer } from '../guard.ts';
import { takeFlash } from './flash.ts';
import { railOf } from './menu.ts';
import type { LayoutServerLoad } from './$types';

/** The frame of every office page: who is signed in, the rail with its counts, and what was just done. Each page asks for its own permission. */
export const load: LayoutServerLoad = async (event) => {
  const officer = requireReadyOfficer(event);
  const { office } = event.locals;
  const reach = deskReach(officer, office.id);
  const counts = reach ? await inOffice(office.id, (tx) => queueCounts(tx, office.id, officer, reach)) : null;
  return { person: officer.name, home: homeOf(officer), rail: railOf(officer, office.id, counts), flash: takeFlash(event) };
};
