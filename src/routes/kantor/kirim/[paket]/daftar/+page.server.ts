import { error } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { recordReading } from '#journal/reading.server.ts';
import { dayAndTime } from '#office/dates.ts';
import { villageTitle } from '#office/settings.ts';
import { qrSvg } from '#letter/qr.ts';
import { findParcel } from '#handover/look.server.ts';
import { parcelNumber } from '#handover/parcel.ts';
import { coverWords as words, refusalWords } from '#handover/words.id.ts';
import { requireMay } from '../../../../guard.ts';
import { codeIn } from '../../../../desa/village-guard.ts';
import type { PageServerLoad } from './$types';

/** The cover list that travels with the letters: names for the officers at both ends, a code for the village, room for signatures. */
export const load: PageServerLoad = async (event) => {
  const { officer, grounds } = requireMay(event, 'handover.read');
  const { office, origin } = event.locals;
  const id = codeIn(event.params.paket);
  const parcel = await inOffice(office.id, async (tx) => {
    // A list of names that leaves the house on paper: written down before it is shown.
    await recordReading(tx, office.id, { account: officer.accountId, post: grounds.post.postId }, { what: 'export', detail: 'daftar pengantar' });
    return id ? findParcel(tx, office, id) : null;
  });
  if (!parcel) error(404, refusalWords.unknown);
  const village = office.settings.villages.find((one) => one.id === parcel.village);
  const title = village ? villageTitle(village) : parcel.village;
  return {
    wide: true,
    fresh: event.url.searchParams.has('baru'), number: parcelNumber(parcel), office: office.settings.name, village: title, kind: village?.kind ?? 'desa',
    sentAt: dayAndTime(office.settings.zone, new Date(parcel.sentAt)), sentBy: parcel.sentByName, carrier: parcel.carrier,
    letters: parcel.letters.map(({ code, name, service, number }) => ({ code, name: name ?? words.forgotten, service, number })),
    qr: `data:image/svg+xml;base64,${Buffer.from(qrSvg(`${origin}/desa/paket/${parcel.id}`)).toString('base64')}`
  };
};
