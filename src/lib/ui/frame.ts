import type { IconName } from '#ui/icons.ts';

/** A link of a menu. `count` is shown behind it (already capped and written by the caller, such as "99+"). */
export type MenuLink = { href: string; label: string; count?: string; current?: boolean };

/** A group of links in the office's rail. */
export type MenuGroup = { title: string; links: MenuLink[] };

/** A way to reach the office; only ways that the office has entered are ever shown. */
export type Contact = { href: string; icon: IconName; text: string };

/** The same links, with the one marked that the path belongs to (itself or a page beneath it). */
export function markCurrent(links: MenuLink[], path: string): MenuLink[] {
  return links.map((link) => ({ ...link, current: link.href === '/' ? path === '/' : path === link.href || path.startsWith(`${link.href}/`) }));
}
