import type { Tx } from '#platform/database.server.ts';
import { longDay } from '#office/dates.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { rowsOfIds } from '#application/desk-rows.server.ts';
import type { RegisterEntry, RegisterFilter } from '#letter/register.ts';
import { countEntries, entries, placeOfNumber, seriesStates } from '#letter/register-store.server.ts';
import type { EntryStanding } from '#letter/register-words.id.ts';
import { lettersByIds } from '#letter/store.server.ts';

export { seriesStates };

/** A line of the register in words. `name` is null once the case has been forgotten; `code` is the application's tracking code. */
export type RegisterRow = { order: number; number: string; date: string; code: string; name: string | null; service: string; village: string; standing: EntryStanding; reason: string | null };

/** Lines on one page. */
const LINES_A_PAGE = 25;

/** One page of the register, the newest number first. @param after the printed number of the last line seen */
export async function registerPage(tx: Tx, office: WorkingOffice, filter: RegisterFilter, after: string | null): Promise<{ rows: RegisterRow[]; next: string | null }> {
  const place = after ? await placeOfNumber(tx, office.id, after) : null;
  const found = await entries(tx, office.id, filter, place, LINES_A_PAGE + 1);
  const rows = await registerRows(tx, office, found.slice(0, LINES_A_PAGE));
  return { rows, next: found.length > LINES_A_PAGE ? (rows.at(-1)?.number ?? null) : null };
}

/** How many lines a filter holds. */
export const countRegister = countEntries;

/** All lines of a filter, a few hundred at a time, each in a transaction of the caller's; for exports. */
export async function registerChunk(tx: Tx, office: WorkingOffice, filter: RegisterFilter, after: string | null, size: number): Promise<RegisterRow[]> {
  const place = after ? await placeOfNumber(tx, office.id, after) : null;
  return registerRows(tx, office, await entries(tx, office.id, filter, place, size));
}

async function registerRows(tx: Tx, office: WorkingOffice, found: readonly RegisterEntry[]): Promise<RegisterRow[]> {
  const rows = await rowsOfIds(tx, office, [...new Set(found.map((entry) => entry.applicationId))]);
  const letters = new Map((await lettersByIds(tx, office.id, found.map((entry) => entry.letterId))).map((letter) => [letter.id, letter]));
  return found.map((entry) => {
    const view = rows.get(entry.applicationId)?.view;
    const letter = letters.get(entry.letterId);
    const annulled = letter?.status === 'annulled';
    return {
      order: entry.number, number: entry.text, date: longDay(entry.date), code: view?.code ?? '', name: view?.name ?? null, service: letter?.kind ?? entry.service,
      village: view?.village ?? entry.village, standing: annulled ? 'annulled' : entry.status, reason: annulled ? letter.annulledReason : entry.reason
    };
  });
}
