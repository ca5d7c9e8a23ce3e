import type { Actor } from '#identity/actor.ts';
import { whereMay } from '#identity/may.ts';
import type { Action } from '#identity/permissions.ts';
import type { State } from '#application/lifecycle.ts';
import { countText, LISTS, LIST_NAMES, writeFilter, type ListName } from '#application/queue-filter.ts';
import { queueWords } from '#application/queue-words.id.ts';
import type { MenuGroup, MenuLink } from '#ui/frame.ts';

/** The other pages of the office, each with the permission that opens it. */
const PAGES: readonly { href: string; label: string; action: Action }[] = [
  { href: '/kantor/cari', label: 'Cari', action: 'application.search' },
  { href: '/kantor/loket', label: 'Loket', action: 'application.file' },
  { href: '/kantor/tandatangan', label: 'Tanda tangan', action: 'application.approve' },
  { href: '/kantor/cetak', label: 'Cetak surat', action: 'application.recordPenSignature' },
  { href: '/kantor/kirim', label: 'Kirim ke desa', action: 'handover.dispatch' },
  { href: '/kantor/belum-diambil', label: 'Belum diambil', action: 'handover.read' },
  { href: '/kantor/register', label: 'Buku agenda', action: 'register.read' },
  { href: '/kantor/pengecualian', label: 'Serah tanpa kode', action: 'exceptions.read' },
  { href: '/pengaturan', label: 'Pengaturan', action: 'office.change' }
];

/** The rail: the lists with what they hold (open ones only, capped), and the pages this officer may open. */
export function railOf(actor: Actor, officeId: string, counts: { mine: number; states: ReadonlyMap<State, number> } | null): MenuGroup[] {
  const lists = counts ? LIST_NAMES.map((name) => listLink(name, counts)) : [];
  const pages = PAGES.filter(({ action }) => whereMay(actor, action, officeId) !== null).map(({ href, label }) => ({ href, label }));
  return [{ title: queueWords.lists, links: lists }, { title: queueWords.others, links: pages }].filter((group) => group.links.length > 0);
}

function listLink(name: ListName, counts: { mine: number; states: ReadonlyMap<State, number> }): MenuLink {
  const wanted = LISTS[name];
  const count = wanted === 'mine' ? counts.mine : wanted === 'open' || name === 'selesai' ? 0 : wanted.reduce((sum, state) => sum + (counts.states.get(state) ?? 0), 0);
  const query = writeFilter({ list: name });
  return { href: query ? `/kantor?${query}` : '/kantor', label: queueWords.list[name], ...(count > 0 ? { count: countText(count) } : {}) };
}
