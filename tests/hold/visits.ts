import type { Page } from 'playwright-core';
import { DOORS, expected, subjectOf } from './doors.ts';
import { fill, type Route } from './routes.ts';
import type { Somebody } from './staff.ts';
import type { World } from './world.ts';

/** A route with its address and the cookie of somebody who may go there. */
export type Visit = { route: Route; who: string; path: string; cookie: string };

/** One visit to every route, each by the first who may: nobody before anybody who is signed in. */
export function visits(routes: readonly Route[], people: ReadonlyMap<string, Somebody>, world: World): Visit[] {
  return routes.map((route) => {
    const { get = 'anyone', sends = {} } = DOORS[route.id]!;
    // A route that only takes sendings is visited by who may send.
    const asks = get === 'anyone' ? (Object.values(sends).find((each) => each !== 'anyone') ?? get) : get;
    const preferred = /\[(batch|task)\]/.test(route.id) ? ['head'] : [...people.keys()];
    const who = preferred.find((name) => expected(asks, people.get(name)!, subjectOf(route.id)) === 'in');
    if (who === undefined) throw new Error(`nobody may go to ${route.id}`);
    return { route, who, path: fill(route.id, world.values(route.id)), cookie: who === 'nobody' ? residentCookie(route.id, world) : people.get(who)!.cookie };
  });
}

/** What the resident's browser carries on this route: the cookies of the longest beginning that fits. */
export function residentCookie(id: string, { cookies }: World): string {
  const fits = Object.keys(cookies).filter((start) => id.startsWith(start)).sort((a, b) => b.length - a.length);
  return fits[0] === undefined ? '' : cookies[fits[0]]!;
}

/** Puts a Cookie header's pairs into a browser. */
export async function carry(page: Page, origin: string, cookie: string): Promise<void> {
  const pairs = cookie.split('; ').filter(Boolean);
  await page.context().addCookies(pairs.map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: origin })));
}
