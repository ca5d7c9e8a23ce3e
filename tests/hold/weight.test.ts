import { beforeAll, expect, test } from 'vitest';
import { useBrowser } from '../factories/browser.ts';
import { useSite } from '../factories/site.ts';
import { allRoutes } from './routes.ts';
import { aStaff } from './staff.ts';
import { carry, visits, type Visit } from './visits.ts';
import { aWorld } from './world.ts';

const site = useSite();
const browser = useBrowser();
let all: Visit[];

beforeAll(async () => {
  const staff = await aStaff(site.office);
  const world = await aWorld(site, site.office, { nik: '1404175708950002', nama: 'Andi Nurul Hikmah', telepon: '+6281200004417' }, staff.head);
  all = visits(await allRoutes(), staff.people, world).filter(({ route }) => route.page);
}, 240_000);

const KB = 1024;
/** Bytes over the wire that a first visit may cost, everything counted (issue §9): by route, else by who it is for. */
const BUDGET: Readonly<Record<string, number>> = { '/': 30 * KB, '/layanan': 30 * KB, '/layanan/[slug]': 30 * KB };
const RESIDENT = 50 * KB;
/** Officers work here all day, with script: still what a phone on a poor line takes in a few seconds. */
const OFFICER = 200 * KB;
const budgetOf = ({ route }: Visit): number => BUDGET[route.id] ?? (/^\/(kantor|desa|pengaturan)(\/|$)/.test(route.id) ? OFFICER : RESIDENT);

type Weight = { document: number; script: number; style: number; rest: number; requests: number };

/** What a browser that has never been here receives until the page is quiet: headers, HTML, styles, scripts, fonts, pictures. */
async function weigh({ path, cookie }: Visit): Promise<Weight> {
  const page = await browser.open({ baseURL: site.origin });
  await carry(page, site.origin, cookie);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const kinds = new Map<string, string>();
  const weight: Weight = { document: 0, script: 0, style: 0, rest: 0, requests: 0 };
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = ({ Document: 'document', Script: 'script', Stylesheet: 'style' } as const)[kinds.get(requestId) ?? ''] ?? 'rest';
    weight[kind] += encodedDataLength;
    weight.requests += 1;
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.context().close();
  return weight;
}

test('a first visit costs no more than it may, everything counted', { timeout: 300_000 }, async () => {
  const rows: string[] = [];
  const heavy: string[] = [];
  for (const visit of all) {
    const { document, script, style, rest, requests } = await weigh(visit);
    const sum = document + script + style + rest;
    const kb = (bytes: number) => (bytes / KB).toFixed(1).padStart(7);
    rows.push(`${visit.route.id.padEnd(46)}${kb(document)}${kb(script)}${kb(style)}${kb(rest)}${kb(sum)} of${kb(budgetOf(visit))}  ${requests} requests`);
    if (sum > budgetOf(visit)) heavy.push(`${visit.route.id}: ${kb(sum).trim()} KB`);
    // A page that weighs nothing was not there.
    expect(document, visit.route.id).toBeGreaterThan(500);
  }
  process.stdout.write(`\nKB over the wire at a first visit\n${'route'.padEnd(46)}   html script  style   rest    sum\n${rows.join('\n')}\n`);
  expect(heavy).toEqual([]);
});

test('a second page of the same visit costs little more than its words', async () => {
  const page = await browser.open({ baseURL: site.origin });
  await page.goto('/', { waitUntil: 'networkidle' });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto('/layanan', { waitUntil: 'networkidle' });
  expect(bytes).toBeLessThanOrEqual(12 * KB);
});
