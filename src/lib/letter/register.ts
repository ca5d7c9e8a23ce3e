import { isClassification } from '#office/letter-number.ts';
import { cleanText } from '#person/text.ts';

/** What became of a number: *dipesan* until its letter is signed, *terpakai* then, *batal* with a reason when it was given up. */
const NUMBER_STATUSES = ['reserved', 'used', 'void'] as const;
export type NumberStatus = (typeof NUMBER_STATUSES)[number];

/** One line of the register. A number stands in it for ever, bound to its letter (law 7). `date`: 'YYYY-MM-DD'. */
export type RegisterEntry = {
  id: string; series: string; year: number; number: number; text: string; date: string; applicationId: string; letterId: string;
  /** the service's slug and the village's code */
  service: string; village: string;
  status: NumberStatus; reason: string | null;
};

/** Where a page of the register ended. */
export type RegisterPlace = { date: string; number: number; id: string };
/** The counter of one series in one year: `next` is the number that comes next. */
export type SeriesState = { series: string; year: number; next: number };

export type RegisterSearch = { kind: 'number'; number: number } | { kind: 'text'; text: string };
export type RegisterFilter = { year: number | null; series: string | null; status: NumberStatus | null; search: RegisterSearch | null };

/** Names in the address; a number of a letter says nothing of a person. */
const NAMES = { year: 'tahun', series: 'seri', status: 'keadaan', search: 'cari', after: 'setelah' } as const;
/** How a status stands in an address. */
export const STATUS_NAMES: Record<NumberStatus, string> = { reserved: 'dipesan', used: 'terpakai', void: 'batal' };

/** Reads the address; what makes no sense counts as not asked. `typed`: the search as it was typed, to be shown again. */
export function readRegisterFilter(parameters: URLSearchParams): { filter: RegisterFilter; typed: string; after: string | null } {
  const year = Number(parameters.get(NAMES.year) ?? '');
  const series = parameters.get(NAMES.series) ?? '';
  const status = parameters.get(NAMES.status) ?? '';
  const typed = cleanText((parameters.get(NAMES.search) ?? '').slice(0, 100));
  const after = parameters.get(NAMES.after) ?? '';
  return {
    filter: {
      year: Number.isInteger(year) && year >= 2000 && year <= 2199 ? year : null,
      series: isSeries(series) ? series : null,
      status: NUMBER_STATUSES.find((each) => STATUS_NAMES[each] === status) ?? null,
      search: readRegisterSearch(typed)
    },
    typed,
    after: /^[\w ./-]{1,100}$/.test(after) ? after : null
  };
}

/** The same filter as an address's query, '' for the plain first page. */
export function writeRegisterFilter(filter: Omit<RegisterFilter, 'search'>, typed: string, after: string | null): string {
  const query = new URLSearchParams();
  if (filter.year !== null) query.set(NAMES.year, String(filter.year));
  if (filter.series !== null) query.set(NAMES.series, filter.series);
  if (filter.status !== null) query.set(NAMES.status, STATUS_NAMES[filter.status]);
  if (typed !== '') query.set(NAMES.search, typed);
  if (after !== null) query.set(NAMES.after, after);
  return query.toString();
}

/** A running number ("123", "0123") or a whole number as it is printed. */
export function readRegisterSearch(typed: string): RegisterSearch | null {
  const text = typed.replace(/\s+/g, ' ').trim();
  if (text === '') return null;
  return /^\d{1,6}$/.test(text) ? { kind: 'number', number: Number(text) } : { kind: 'text', text };
}

/** One series for the whole office, or a classification code. */
function isSeries(text: string): boolean {
  return text === 'office' || isClassification(text);
}

/** Highest running number an office may start a series at; six digits fit every pattern. */
const HIGHEST = 999_999;

/** Reads the number a series shall go on with, as typed; null when it is none. */
export function readSeriesStart(typed: string): number | null {
  const text = typed.trim();
  const next = Number(text);
  return /^\d{1,6}$/.test(text) && next >= 1 && next <= HIGHEST ? next : null;
}
