import { inOffice } from '#platform/database.server.ts';
import { whereMay } from '#identity/may.ts';
import { readRegisterFilter, writeRegisterFilter } from '#letter/register.ts';
import { registerPage, seriesStates } from '#letter/register-list.server.ts';
import { seriesName } from '#letter/register-words.id.ts';
import { requireMay } from '../../guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { officer } = requireMay(event, 'register.read');
  const { office } = event.locals;
  const { filter, typed, after } = readRegisterFilter(event.url.searchParams);
  const address = (from: string | null) => {
    const query = writeRegisterFilter(filter, typed, from);
    return query ? `/kantor/register?${query}` : '/kantor/register';
  };
  return inOffice(office.id, async (tx) => {
    const { rows, next } = await registerPage(tx, office, filter, after);
    const states = await seriesStates(tx, office.id);
    return {
      rows, typed, year: filter.year, series: filter.series, status: filter.status, query: writeRegisterFilter(filter, typed, null),
      next: next ? address(next) : null, first: after ? address(null) : null,
      years: [...new Set(states.map(({ year }) => year))].map((year) => ({ value: String(year), label: String(year) })),
      serieses: [...new Set(states.map(({ series }) => series))].map((series) => ({ value: series, label: seriesName(series) })),
      canExport: whereMay(officer, 'register.export', office.id) !== null, canStart: whereMay(officer, 'register.reserve', office.id) !== null
    };
  });
};
