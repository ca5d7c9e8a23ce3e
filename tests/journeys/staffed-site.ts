import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { inOffice } from '#platform/database.server.ts';
import type { NewPost } from '#identity/posts.ts';
import { closeIdentity } from '#identity/pool.server.ts';
import { openApplication } from '#application/open.server.ts';
import { useBrowser } from '../factories/browser.ts';
import { readyOfficer } from '../factories/officers.ts';
import { useSite } from '../factories/site.ts';

export const SKTM = 'surat-keterangan-tidak-mampu';
export const EVENT = 'rekomendasi-izin-keramaian';
export const WIDE = { viewport: { width: 1280, height: 900 } };
export const PHOTO = 'tests/fixtures/exif-orientation/Portrait_6.jpg';

const STAFF: [string, NewPost, string][] = [
  ['rosmini', { role: 'operator', title: 'Operator Layanan' }, 'Rosmini'],
  ['burhan', { role: 'operator', title: 'Operator Layanan 2' }, 'Burhan'],
  ['trantib', { role: 'section_head', title: 'Kasi Trantib', section: 'trantib' }, 'Syafrudin, S.IP'],
  ['kesos', { role: 'section_head', title: 'Kasi Kesejahteraan Sosial', section: 'kesos' }, 'Nurhayati, S.Sos'],
  ['sekcam', { role: 'secretary', title: 'Sekretaris Camat' }, 'Drs. Abdul Gani'],
  ['camat', { role: 'head', title: 'Camat Pulau Burung' }, 'H. Raja Hamdani, S.STP., M.Si.'],
  ['pengawas', { role: 'supervisor', title: 'Inspektorat' }, 'Yulianti, S.E.'],
  ['desa', { role: 'village_officer', title: 'Petugas Desa Sungaidanai', villageId: '14.04.17.2003' }, 'Kasmawati']
];

export const desk = (code: string): string => `/kantor/permohonan/${code}`;

/** Presses a button by its name, as somebody would, not by its place. */
export const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click();

/** A site whose office has all its posts filled, and a browser. Call once at the top of a test file. */
export function useStaffedSite() {
  const site = useSite();
  const browser = useBrowser();
  const cookies = new Map<string, string>();
  beforeAll(async () => {
    for (const [username, post, name] of STAFF) cookies.set(username, (await readyOfficer(site.office.id, username, [post], name)).get('cookie') ?? '');
  });
  afterAll(closeIdentity);
  return {
    site, browser,
    /** A page of an officer who is signed in. */
    async as(username: string, options: Parameters<typeof browser.open>[0] = WIDE): Promise<Page> {
      const page = await browser.open({ bypassCSP: true, ...options, baseURL: site.origin });
      const pairs = (cookies.get(username) ?? '').split('; ');
      await page.context().addCookies(pairs.map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: site.origin })));
      return page;
    },
    stateOf: async (id: string) => (await inOffice(site.office.id, (tx) => openApplication(tx, site.office.id, id)))!.application.state,
    /** Takes every open case out of the queues, so that a test knows what comes next. */
    clear: () => site.database.asOwner('update application set closed_at = now() where closed_at is null')
  };
}
