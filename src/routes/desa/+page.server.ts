import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { newId } from '#platform/ids.server.ts';
import { nearTime } from '#office/dates.ts';
import { dayOf, startOfDay } from '#office/calendar-day.ts';
import { fetchedLine, waitingLine } from '#handover/letter-line.ts';
import { comingTo, fetchedAt, hereAt, recalledAt } from '#handover/lists.server.ts';
import { parcelNumber } from '#handover/parcel.ts';
import { villageWords as words, villageWord } from '#handover/words.id.ts';
import { requireVillage } from './village-guard.ts';
import type { PageServerLoad } from './$types';

/** What is coming, what lies here, what was fetched today. */
export const load: PageServerLoad = async (event) => {
  const { villages, kind } = requireVillage(event);
  const { office } = event.locals;
  const at = now();
  const clock = { settings: office.settings, now: at };
  const { coming, here, fetched, recalled } = await inOffice(office.id, async (tx) => ({
    coming: await comingTo(tx, office, villages),
    here: await hereAt(tx, office, { villages }, null),
    fetched: await fetchedAt(tx, office, { villages }, null, startOfDay(office.settings.zone, dayOf(office.settings.zone, at))),
    recalled: await recalledAt(tx, office, { villages })
  }));
  return {
    word: villageWord[kind],
    parcels: coming.map((parcel) => {
      const open = parcel.letters.filter((letter) => !letter.here);
      return {
        id: parcel.id, number: parcelNumber(parcel), key: newId(), begun: parcel.letters.some((letter) => letter.here || letter.missing),
        count: open.length, sent: words.sent(nearTime(office.settings.zone, new Date(parcel.sentAt), at), parcel.carrier),
        names: open.map((letter) => ({ code: letter.code, name: letter.name ?? words.forgotten, cancelled: letter.state === 'annulled' }))
      };
    }),
    here: here.letters.map((letter) => waitingLine(letter, clock)), more: here.next !== null,
    fetched: fetched.letters.map((letter) => fetchedLine(letter, clock)),
    recalled: recalled.map(({ code, name, service, number }) => ({ code, name: name ?? words.forgotten, line: `${service}${number ? `, ${number}` : ''}` })),
    noted: notedOf(event.url.searchParams)
  };
};

/** What was just recorded, as two small counts in the address. */
function notedOf(parameters: URLSearchParams): string | null {
  const count = (name: string) => Number(/^\d{1,3}$/.exec(parameters.get(name) ?? '')?.[0] ?? 0);
  const said = [count('sampai') > 0 ? words.noted.arrived(count('sampai')) : '', count('kurang') > 0 ? words.noted.missing(count('kurang')) : ''].filter(Boolean);
  return said.length > 0 ? said.join(' ') : null;
}
