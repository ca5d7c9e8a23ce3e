import type { Tx } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { formatNumber, seriesKey, seriesYear } from '#office/letter-number.ts';
import type { WorkingOffice } from '#office/working-office.ts';

/** What a number is reserved for; it stays bound to it for ever (law 7). */
export type NumberFor = { applicationId: string; letterId: string; serviceSlug: string; villageId: string; classification: string | undefined; date: string };
export type ReservedNumber = { register: string; number: string; date: string };

/**
 * Reserves the next number of a series. The counter's row is locked until the transaction ends, so two signings wait for each other and
 * a rolled-back one leaves no gap; the register's own constraint holds even if this code were wrong.
 * @param wanted.date the letter's day in the office's zone, `YYYY-MM-DD`; its year chooses the series
 */
export async function reserveNumber(tx: Tx, office: WorkingOffice, wanted: NumberFor): Promise<ReservedNumber> {
  const { numbers } = office.settings;
  const series = seriesKey(numbers.series, wanted.classification);
  const year = seriesYear(wanted.date);
  const counter = await tx.insertInto('register_series').values({ office_id: office.id, series, year, next: 2 })
    .onConflict((conflict) => conflict.columns(['office_id', 'series', 'year']).doUpdateSet((eb) => ({ next: eb('register_series.next', '+', 1) })))
    .returning('next').executeTakeFirstOrThrow();
  const number = counter.next - 1;
  const text = formatNumber(numbers, { number, date: wanted.date, classification: wanted.classification });
  const register = newId();
  await tx.insertInto('register').values({
    office_id: office.id, id: register, series, year, number, text, classification: wanted.classification ?? '', date: wanted.date,
    application_id: wanted.applicationId, letter_id: wanted.letterId, service_slug: wanted.serviceSlug, village_id: wanted.villageId, status: 'reserved'
  }).execute();
  return { register, number: text, date: wanted.date };
}

/** A reserved number is used: its letter is signed. */
export async function useNumber(tx: Tx, officeId: string, register: string): Promise<void> {
  await tx.updateTable('register').set({ status: 'used' }).where('office_id', '=', officeId).where('id', '=', register).where('status', '=', 'reserved').execute();
}

/** A number that is given up stays in the register as *batal*, with its reason; it is never given out again. */
export async function voidNumber(tx: Tx, officeId: string, register: string, reason: string): Promise<void> {
  await tx.updateTable('register').set({ status: 'void', reason }).where('office_id', '=', officeId).where('id', '=', register).execute();
}

/**
 * Lets a series begin at another number, e.g. where an office's book on paper stands. Only forward: what was given out stays.
 * @returns false when numbers up to there are given out already
 */
export async function startSeriesAt(tx: Tx, officeId: string, series: string, year: number, next: number): Promise<boolean> {
  const row = await tx.insertInto('register_series').values({ office_id: officeId, series, year, next })
    .onConflict((conflict) => conflict.columns(['office_id', 'series', 'year']).doUpdateSet({ next }).where('register_series.next', '<=', next))
    .returning('next').executeTakeFirst();
  return row !== undefined;
}
