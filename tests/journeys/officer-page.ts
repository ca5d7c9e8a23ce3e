import type { BrowserContextOptions, Page } from 'playwright-core';
import type { NewPost } from '#identity/posts.ts';
import { PASSWORD, readyOfficer } from '../factories/officers.ts';
import type { TestBrowser } from '../factories/browser.ts';
import type { Site } from '../factories/site.ts';

export { PASSWORD };

/** Officers of a journey, each signed in once: pages of theirs, in a browser of their own. */
export function officerPages<Who extends string>(site: Site, browser: TestBrowser, people: Record<Who, { name: string; posts: NewPost[] }>) {
  const signedIn = new Map<Who, Promise<Headers>>();
  return async (who: Who, options: BrowserContextOptions = {}): Promise<Page> => {
    const { name, posts } = people[who];
    const headers = signedIn.get(who) ?? readyOfficer(site.office.id, who, posts, name);
    signedIn.set(who, headers);
    const page = await browser.open({ bypassCSP: true, ...options });
    const cookies = ((await headers).get('cookie') ?? '').split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: site.origin }));
    await page.context().addCookies(cookies);
    return page;
  };
}
