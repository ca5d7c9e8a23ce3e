import { STATES, type State } from '#application/lifecycle.ts';

/** The lists of the office's rail, in the order of the journey. `mine` is what waits for the officer's own posts. */
export const LISTS = {
  saya: 'mine',
  periksa: ['submitted', 'sent_back'],
  dikembalikan: ['returned'],
  lapangan: ['field_check'],
  kasi: ['section_review'],
  sekcam: ['secretary_review'],
  camat: ['signing'],
  bernomor: ['numbered'],
  kirim: ['signed'],
  jalan: ['dispatched'],
  ambil: ['received'],
  semua: 'open',
  selesai: ['handed_over', 'rejected', 'withdrawn', 'annulled']
} as const satisfies Record<string, 'mine' | 'open' | readonly State[]>;
export type ListName = keyof typeof LISTS;
export const LIST_NAMES = Object.keys(LISTS) as ListName[];

/** States whose cases are still open: the only ones that are counted beside the rail (law 4). */
export const OPEN_STATES: readonly State[] = STATES.filter((state) => !(LISTS.selesai as readonly State[]).includes(state));

/** What an officer asks a list for. `officer`: an account, or `none` for what nobody has taken. `after`: the tracking code of the last row seen. */
export type QueueFilter = { list: ListName; service: string | null; village: string | null; officer: string | null; late: boolean; after: string | null };

/** Names of the filters in the address: nothing of a person can stand there. */
const NAMES = { list: 'antrean', service: 'layanan', village: 'desa', officer: 'petugas', late: 'lewat', after: 'setelah' } as const;

/** Reads the address; what makes no sense counts as not asked. */
export function readFilter(parameters: URLSearchParams): QueueFilter {
  const text = (name: string, form: RegExp) => {
    const value = parameters.get(name) ?? '';
    return form.test(value) ? value : null;
  };
  const list = parameters.get(NAMES.list) ?? '';
  return {
    list: Object.hasOwn(LISTS, list) ? (list as ListName) : 'saya',
    service: text(NAMES.service, /^[a-z][a-z0-9-]{2,60}$/),
    village: text(NAMES.village, /^[\d.]{13}$/),
    officer: text(NAMES.officer, /^[A-Za-z0-9-]{1,64}$/),
    late: parameters.get(NAMES.late) === 'ya',
    after: text(NAMES.after, /^[0-9A-Z]{12}$/)
  };
}

/** The same filter as an address's query, '' for the plain first page. */
export function writeFilter(filter: Partial<QueueFilter>): string {
  const query = new URLSearchParams();
  if (filter.list && filter.list !== 'saya') query.set(NAMES.list, filter.list);
  for (const name of ['service', 'village', 'officer', 'after'] as const) {
    const value = filter[name];
    if (value) query.set(NAMES[name], value);
  }
  if (filter.late) query.set(NAMES.late, 'ya');
  return query.toString();
}

/** How many are told at most beside a menu. */
export const COUNT_CAP = 99;

export function countText(count: number): string {
  return count > COUNT_CAP ? `${COUNT_CAP}+` : String(count);
}
