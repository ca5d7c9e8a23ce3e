import type { Actor } from '#identity/actor.ts';
import { whereMay } from '#identity/may.ts';
import type { Action } from '#identity/permissions.ts';
import type { MenuGroup } from '#ui/frame.ts';
import { settingsWords as words } from './words.id.ts';

type Entry = { href: string; action: Action; text: { label: string; about: string } };

/** The pages of the administration with the permission that opens each. The rail and the first page are made of these. */
const GROUPS: readonly { title: string; entries: readonly Entry[] }[] = [
  {
    title: words.groups.office,
    entries: [
      { href: '/pengaturan/kantor', action: 'office.change', text: words.menu.office },
      { href: '/pengaturan/nomor', action: 'office.change', text: words.menu.numbers },
      { href: '/pengaturan/jam', action: 'office.change', text: words.menu.hours },
      { href: '/pengaturan/libur', action: 'office.change', text: words.menu.holidays },
      { href: '/pengaturan/desa', action: 'office.change', text: words.menu.villages }
    ]
  },
  {
    title: words.groups.people,
    entries: [
      { href: '/pengaturan/petugas', action: 'officers.change', text: words.menu.officers },
      { href: '/pengaturan/jabatan', action: 'officers.change', text: words.menu.posts },
      { href: '/pengaturan/pelaksana', action: 'officers.change', text: words.menu.acting }
    ]
  },
  {
    title: words.groups.services,
    entries: [
      { href: '/pengaturan/layanan', action: 'services.read', text: words.menu.services },
      { href: '/pengaturan/program', action: 'api.clients', text: words.menu.clients }
    ]
  },
  { title: words.groups.history, entries: [{ href: '/pengaturan/riwayat', action: 'officers.read', text: words.menu.history }] }
];

export type SettingsGroup = { title: string; pages: { href: string; label: string; about: string }[] };

/** The pages this officer may open. */
export function pagesFor(actor: Actor, officeId: string): SettingsGroup[] {
  return GROUPS.map(({ title, entries }) => ({
    title, pages: entries.filter(({ action }) => whereMay(actor, action, officeId) !== null).map(({ href, text }) => ({ href, ...text }))
  })).filter(({ pages }) => pages.length > 0);
}

/** The rail: what is the office's, and the rest; two strips on a phone. With a way back to the daily work for who has one. */
export function railFor(actor: Actor, officeId: string): MenuGroup[] {
  const links = (titles: readonly string[]) => pagesFor(actor, officeId).filter(({ title }) => titles.includes(title)).flatMap(({ pages }) => pages.map(({ href, label }) => ({ href, label })));
  const desk = whereMay(actor, 'application.read', officeId) ? [{ href: '/kantor', label: words.toDesk }] : [];
  return [
    { title: words.groups.office, links: [{ href: '/pengaturan', label: words.overview }, ...links([words.groups.office])] },
    { title: words.groups.rest, links: [...links([words.groups.people, words.groups.services, words.groups.history]), ...desk] }
  ].filter((group) => group.links.length > 0);
}
