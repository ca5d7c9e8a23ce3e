import { fail, redirect } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { authorOf } from '#identity/author.ts';
import { officerNames } from '#identity/names.server.ts';
import { dayOf } from '#office/calendar-day.ts';
import { nearTime } from '#office/dates.ts';
import { isClassification } from '#office/letter-number.ts';
import { officeHistory } from '#office/office-journal.server.ts';
import { startSeriesAt } from '#letter/numbers.server.ts';
import { readSeriesStart } from '#letter/register.ts';
import { seriesStates } from '#letter/register-list.server.ts';
import { registerWords, seriesName } from '#letter/register-words.id.ts';
import { lineOf, readForm, requireMay } from '../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

const words = registerWords.seriesPage;
type Move = { series: string; year: number; next: number; why: 'book' | 'printed_before' };

/** Where each series stands, and who let it begin elsewhere. */
export const load: PageServerLoad = async (event) => {
  requireMay(event, 'register.reserve');
  const { office } = event.locals;
  const { zone, numbers } = office.settings;
  const at = now();
  return inOffice(office.id, async (tx) => {
    const names = await officerNames(tx, office.id);
    const states = await seriesStates(tx, office.id);
    const saved = states.find(({ series, year }) => event.url.searchParams.get('disimpan') === `${series} ${year}`);
    return {
      byClassification: numbers.series === 'classification', year: dayOf(zone, at).slice(0, 4),
      states: states.map(({ series, year, next }) => ({ id: `${series} ${year}`, text: `${seriesName(series)}, ${year}`, next: words.next(next) })),
      saved: saved ? words.saved(seriesName(saved.series), saved.year, saved.next) : null,
      history: (await officeHistory(tx, office.id)).filter(({ type }) => type === 'series_started').slice(0, 20).map(({ seq, body, actor, recordedAt }) => {
        const move = body as Move;
        const person = actor.startsWith('officer:') ? (names.get(actor.slice('officer:'.length))?.name ?? '') : words.system;
        return { id: seq, text: words.moved(seriesName(move.series), move.year, move.next), note: `${move.why === 'book' ? words.byBook : words.byChange}. ${person}, ${nearTime(zone, recordedAt, at)}` };
      })
    };
  });
};

export const actions: Actions = {
  default: async (event) => {
    const { officer, grounds } = requireMay(event, 'register.reserve');
    const { office } = event.locals;
    const form = await readForm(event);
    const byClassification = office.settings.numbers.series === 'classification';
    const typed = { series: byClassification ? lineOf(form, 'seri', 40).trim() : 'office', year: lineOf(form, 'tahun', 10).trim(), number: lineOf(form, 'nomor', 10).trim() };
    const next = readSeriesStart(typed.number);
    const errors = [
      ...(byClassification && !isClassification(typed.series) ? [{ id: 'seri', text: words.wrongSeries }] : []),
      ...(/^2[01]\d\d$/.test(typed.year) ? [] : [{ id: 'tahun', text: words.wrongYear }]),
      ...(next === null ? [{ id: 'nomor', text: words.wrongNumber }] : [])
    ];
    if (errors.length > 0 || next === null) return fail(400, { typed, errors });
    const year = Number(typed.year);
    const change = { officeId: office.id, author: authorOf(officer, grounds), at: now() };
    const taken = await inOffice(office.id, async (tx) => {
      if (await startSeriesAt(tx, change, { series: typed.series, year, next })) return null;
      return (await seriesStates(tx, office.id)).find((state) => state.series === typed.series && state.year === year)?.next ?? next;
    });
    if (taken !== null) return fail(409, { typed, errors: [{ id: 'nomor', text: words.used(taken) }] });
    redirect(303, `/kantor/register/seri?disimpan=${encodeURIComponent(`${typed.series} ${year}`)}`);
  }
};
