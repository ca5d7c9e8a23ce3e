/** A parcel's history. Letters are named by their application's id; the carrier's name stands in the row only. */
export type ParcelEvent =
  | { type: 'dispatched'; body: { number: number; year: number; village: string; items: string[] } }
  | { type: 'received'; body: { items: string[] } }
  | { type: 'reported_missing'; body: { items: string[] } };
export type HappenedParcelEvent = ParcelEvent & { seq: number; happenedAt: string };

export type ParcelItem = { application: string; receivedAt: string | null; missingAt: string | null };

/** A parcel on its way from the office to a village, as its events make it. Moments are ISO strings. */
export type Parcel = {
  id: string;
  seq: number;
  number: number;
  year: number;
  village: string;
  sentAt: string;
  items: ParcelItem[];
  /** when the last of its letters had arrived */
  receivedAt: string | null;
};

export const PARCEL_EVENT_VERSION = 1;

/** Signs of a parcel's public id: 11 random ones (54 bits) and the check sign. It stands in the QR code of the cover list. */
export const PARCEL_ID_LENGTH = 12;

/** As many letters as one cover list and one look through them can hold. */
export const MOST_LETTERS = 100;

/** What an event makes of a parcel. @throws when the first event is not `dispatched`: a broken journal, our fault */
export function evolveParcel(parcel: Parcel | null, event: HappenedParcelEvent, id: string): Parcel {
  if (event.type === 'dispatched') {
    const { number, year, village, items } = event.body;
    return {
      id, seq: event.seq, number, year, village, sentAt: event.happenedAt, receivedAt: null,
      items: items.map((application) => ({ application, receivedAt: null, missingAt: null }))
    };
  }
  if (!parcel) throw new Error('the journal of a parcel does not begin with its dispatch');
  const touched = new Set(event.body.items);
  const change = event.type === 'received' ? { receivedAt: event.happenedAt } : { missingAt: event.happenedAt };
  const items = parcel.items.map((item) => (touched.has(item.application) ? { ...item, ...change } : item));
  return { ...parcel, seq: event.seq, items, receivedAt: items.every((item) => item.receivedAt) ? event.happenedAt : null };
}

/** What the village says about a parcel: which letters lie here, and whether the others are missing or still expected. */
export type Arrival = { here: readonly string[] | 'all'; others: 'missing' | 'expected' };

/**
 * What follows from the village's word: letters that arrived for the first time (also ones reported missing before) and letters
 * newly missing. No event: everything had been said before.
 */
export function decideArrival(parcel: Parcel, arrival: Arrival): ParcelEvent[] {
  const open = parcel.items.filter((item) => item.receivedAt === null);
  const arrived = arrival.here === 'all' ? open : open.filter((item) => arrival.here.includes(item.application));
  const missing = arrival.others === 'missing' ? open.filter((item) => !arrived.includes(item) && item.missingAt === null) : [];
  const events: ParcelEvent[] = [
    { type: 'received', body: { items: arrived.map((item) => item.application) } },
    { type: 'reported_missing', body: { items: missing.map((item) => item.application) } }
  ];
  return events.filter((event) => event.body.items.length > 0);
}

/** "0047", as the cover list and the village write it. */
export function parcelNumber(parcel: { number: number }): string {
  return String(parcel.number).padStart(4, '0');
}
