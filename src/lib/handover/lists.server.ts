import type { Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { summariesOf } from '#application/open.server.ts';
import { namesForRows } from '#application/row-names.server.ts';
import { letterView, type LetterView } from '#handover/letter-view.ts';
import {
  arrivedRows, comingParcels, fetchedRows, missingRows, recalledRows, rowsOf, sentParcels, signedByVillage, signedRows, type LetterRow, type Narrow
} from '#handover/list-store.server.ts';
import type { ParcelRow } from '#handover/store.server.ts';

export const ROWS_A_PAGE = 25;
/** Parcels that a village looks at at once; each may hold a hundred names. */
const PARCELS_AT_ONCE = 10;
/** Signed letters shown at once: as many as a parcel takes. */
const SIGNED_A_PAGE = 100;
/** As far as waiting letters are counted. */
export const WAITING_CAP = 1000;
const DAY = 86_400_000;

/** Rows of one page, and the code after which the next begins (null: that was all). */
export type LetterPage = { letters: LetterView[]; next: string | null };

/** A parcel with its letters as pages show them. */
export type ParcelView = {
  id: string; number: number; village: string; sentAt: string; carrier: string | null; sentByName: string; receivedAt: string | null; receivedByName: string | null;
  letters: (LetterView & { here: boolean; missing: boolean })[];
};

/** Names opened together, in the order of the rows. */
export async function lettersOf(tx: Tx, office: WorkingOffice, rows: readonly LetterRow[]): Promise<LetterView[]> {
  const summaries = await summariesOf(tx, office.id, rows);
  const { services } = await namesForRows(tx, office, rows.map((row) => row.application));
  return rows.map(({ id, application }) => letterView(application, summaries.get(id) ?? null, services.get(`${application.service.slug}/${application.service.version}`) ?? application.service.slug));
}

/** Signed letters waiting to be sent to one village. */
export async function waitingFor(tx: Tx, office: WorkingOffice, village: string, after: string | null): Promise<LetterPage> {
  return pageOf(tx, office, await signedRows(tx, office.id, village, after, SIGNED_A_PAGE + 1), SIGNED_A_PAGE);
}

/** How many signed letters wait for each village; villages without any are missing. */
export function waitingByVillage(tx: Tx, officeId: string): Promise<Map<string, number>> {
  return signedByVillage(tx, officeId, WAITING_CAP);
}

/** What lies at the villages, the longest waiting first. */
export async function hereAt(tx: Tx, office: WorkingOffice, narrow: Narrow, after: string | null): Promise<LetterPage> {
  return pageOf(tx, office, await arrivedRows(tx, office.id, narrow, { after, limit: ROWS_A_PAGE + 1 }), ROWS_A_PAGE);
}

/** What lies there longer than the office's number of days. */
export async function unfetched(tx: Tx, office: WorkingOffice, narrow: Narrow, after: string | null): Promise<LetterPage> {
  const before = new Date(now().getTime() - office.settings.unfetchedDays * DAY);
  return pageOf(tx, office, await arrivedRows(tx, office.id, narrow, { before, after, limit: ROWS_A_PAGE + 1 }), ROWS_A_PAGE);
}

/** What was handed over, newest first. @param since only since then */
export async function fetchedAt(tx: Tx, office: WorkingOffice, narrow: Narrow, after: string | null, since?: Date): Promise<LetterPage> {
  return pageOf(tx, office, await fetchedRows(tx, office.id, narrow, { after, limit: ROWS_A_PAGE + 1, ...(since ? { since } : {}) }), ROWS_A_PAGE);
}

/** Letters annulled in the last thirty days that the village may still hold: not to be handed over. */
export async function recalledAt(tx: Tx, office: WorkingOffice, narrow: Narrow): Promise<LetterView[]> {
  return lettersOf(tx, office, await recalledRows(tx, office.id, narrow, new Date(now().getTime() - 30 * DAY), ROWS_A_PAGE));
}

/** Parcels on the way to these villages, or arrived without some of their letters. */
export async function comingTo(tx: Tx, office: WorkingOffice, villages: readonly string[]): Promise<ParcelView[]> {
  return parcelViews(tx, office, await comingParcels(tx, office.id, villages, PARCELS_AT_ONCE));
}

/** A parcel in the office's history: how many letters, how many of them missing; no names. */
export type SentParcel = { id: string; number: number; village: string; sentAt: string; received: boolean; letters: number; missing: number };

/** All parcels, newest first. */
export async function parcelsSent(tx: Tx, officeId: string, after: string | null): Promise<{ parcels: SentParcel[]; next: string | null }> {
  const found = await sentParcels(tx, officeId, after, ROWS_A_PAGE + 1);
  const shown = found.slice(0, ROWS_A_PAGE);
  return { parcels: shown.map(sentParcel), next: found.length > ROWS_A_PAGE ? (shown.at(-1)?.publicId ?? null) : null };
}

function sentParcel({ parcel, publicId }: ParcelRow): SentParcel {
  const missing = parcel.items.filter((item) => item.missingAt !== null && item.receivedAt === null).length;
  return { id: publicId, number: parcel.number, village: parcel.village, sentAt: parcel.sentAt, received: parcel.receivedAt !== null, letters: parcel.items.length, missing };
}

export type MissingView = LetterView & { missingAt: string; parcel: string; parcelNumber: number };

/** Letters that a village waits for in vain. */
export async function missingLetters(tx: Tx, office: WorkingOffice): Promise<MissingView[]> {
  const found = await missingRows(tx, office.id, ROWS_A_PAGE);
  const rows = await rowsOf(tx, office.id, found.map((row) => row.application));
  const views = new Map((await lettersOf(tx, office, [...rows.values()])).map((view) => [view.code, view]));
  return found.flatMap((row) => {
    const view = views.get(rows.get(row.application)?.application.code ?? '');
    return view && view.state === 'dispatched' ? [{ ...view, missingAt: row.missingAt.toISOString(), parcel: row.parcel, parcelNumber: row.number }] : [];
  });
}

/** Parcels with the names of their letters, opened together. */
export async function parcelViews(tx: Tx, office: WorkingOffice, parcels: readonly ParcelRow[]): Promise<ParcelView[]> {
  const rows = await rowsOf(tx, office.id, parcels.flatMap(({ parcel }) => parcel.items.map((item) => item.application)));
  const ordered = [...rows.values()];
  const views = await lettersOf(tx, office, ordered);
  const byId = new Map(ordered.map((row, index) => [row.id, views[index]!]));
  return parcels.map(({ parcel, publicId, carrier, sentByName, receivedByName }) => ({
    id: publicId, number: parcel.number, village: parcel.village, sentAt: parcel.sentAt, carrier, sentByName, receivedAt: parcel.receivedAt, receivedByName,
    letters: parcel.items.flatMap((item) => {
      const view = byId.get(item.application);
      return view ? [{ ...view, here: item.receivedAt !== null, missing: item.missingAt !== null && item.receivedAt === null }] : [];
    })
  }));
}

async function pageOf(tx: Tx, office: WorkingOffice, found: readonly LetterRow[], size: number): Promise<LetterPage> {
  const shown = found.slice(0, size);
  return { letters: await lettersOf(tx, office, shown), next: found.length > size ? (shown.at(-1)?.application.code ?? null) : null };
}
