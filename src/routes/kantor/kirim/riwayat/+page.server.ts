import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { nearTime } from '#office/dates.ts';
import { villageTitle } from '#office/settings.ts';
import { parcelsSent } from '#handover/lists.server.ts';
import { parcelNumber } from '#handover/parcel.ts';
import { historyWords as words } from '#handover/words.id.ts';
import { requireMay } from '../../../guard.ts';
import { codeIn } from '../../../desa/village-guard.ts';
import type { PageServerLoad } from './$types';

/** Every parcel, newest first, with where it is. */
export const load: PageServerLoad = async (event) => {
  requireMay(event, 'handover.read');
  const { office } = event.locals;
  const { zone, villages } = office.settings;
  const titles = new Map(villages.map((village) => [village.id, villageTitle(village)]));
  const after = codeIn(event.url.searchParams.get('setelah'));
  const page = await inOffice(office.id, (tx) => parcelsSent(tx, office.id, after));
  return {
    parcels: page.parcels.map((parcel) => ({
      id: parcel.id, title: words.parcel(parcelNumber(parcel), parcel.letters),
      line: words.line(titles.get(parcel.village) ?? parcel.village, nearTime(zone, new Date(parcel.sentAt), now())),
      arrived: parcel.received, missing: parcel.missing
    })),
    next: page.next ? `/kantor/kirim/riwayat?setelah=${page.next}` : null, first: after ? '/kantor/kirim/riwayat' : null
  };
};
