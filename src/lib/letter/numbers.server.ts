import type { Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { newId } from '#platform/ids.server.ts';
import { formatNumber, seriesKey, seriesYear } from '#office/letter-number.ts';
import { noteOfficeChange, type OfficeChange } from '#office/office-journal.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { insertRegister, isPrinted, moveCounter, takeNumber } from '#letter/register-store.server.ts';

/** What a number is reserved for; it stays bound to it for ever (law 7). */
export type NumberFor = { applicationId: string; letterId: string; serviceSlug: string; villageId: string; classification: string | undefined; date: string };
export type ReservedNumber = { register: string; number: string; date: string };

/**
 * Reserves the next number of a series. The counter's row is locked until the transaction ends, so two signings wait for each other and
 * a rolled-back one leaves no gap; the register's own constraints hold even if this code were wrong.
 * Where an office changed in mid-year how it counts, the new series passes over what was printed before, and the journal says so.
 * @param wanted.date the letter's day in the office's zone, `YYYY-MM-DD`; its year chooses the series
 */
export async function reserveNumber(tx: Tx, office: WorkingOffice, wanted: NumberFor): Promise<ReservedNumber> {
  const { numbers } = office.settings;
  const series = seriesKey(numbers.series, wanted.classification);
  const year = seriesYear(wanted.date);
  const printed = (number: number) => formatNumber(numbers, { number, date: wanted.date, classification: wanted.classification });
  const taken = await takeNumber(tx, office.id, series, year);
  let number = taken;
  while (await isPrinted(tx, office.id, printed(number))) number += 1;
  if (number !== taken) {
    await moveCounter(tx, office.id, series, year, number + 1);
    await noteOfficeChange(tx, { officeId: office.id, author: { actor: 'system' }, at: now() }, 'series_started', { series, year, next: number, why: 'printed_before' });
  }
  const register = newId();
  const { classification = '', ...rest } = wanted;
  await insertRegister(tx, office.id, { id: register, series, year, number, text: printed(number), classification, ...rest });
  return { register, number: printed(number), date: wanted.date };
}

/**
 * Lets a series begin at another number, e.g. where an office's book on paper stands. Only forward: what was given out stays.
 * The gap is explained by the event in the office's journal.
 * @param next the number that the next letter gets
 * @returns false when numbers up to there are given out already
 */
export async function startSeriesAt(tx: Tx, change: OfficeChange, wanted: { series: string; year: number; next: number }): Promise<boolean> {
  const moved = await moveCounter(tx, change.officeId, wanted.series, wanted.year, wanted.next);
  if (moved) await noteOfficeChange(tx, change, 'series_started', { ...wanted, why: 'book' });
  return moved;
}
