import { beforeAll, describe, expect, test } from 'vitest';
import { aWorkingOffice } from '../factories/applications.ts';
import { useSite } from '../factories/site.ts';
import { ask, sendForm, type Answer } from './ask.ts';
import { contentOf } from './content.ts';
import { DOORS, expected, subjectOf } from './doors.ts';
import { allRoutes, fill, sendings, type Route } from './routes.ts';
import { anOutsider, anUnreadyOfficer, aStaff, type Somebody } from './staff.ts';
import { aWorld, type World } from './world.ts';

const site = useSite();
const ELSEWHERE = 'tempuling.contoh.go.id';
/** Who tries every door: nobody, each post, somebody without the second factor, and the powerful of another office. */
let people: Map<string, Somebody>;
let routes: Route[];
let here: World;
let there: World;

beforeAll(async () => {
  const { office, database, origin } = site;
  const other = await aWorkingOffice(database, 'tempuling', { host: ELSEWHERE });
  const staff = await aStaff(office);
  people = staff.people.set('without second factor', await anUnreadyOfficer(office)).set('of another office', await anOutsider(other));
  here = await aWorld({ origin, database }, office, { nik: '1404175708950002', nama: 'Andi Nurul Hikmah', telepon: '+6281200004417' }, staff.head);
  there = await aWorld({ origin, database, host: ELSEWHERE }, other, { nik: '1404171708950004', nama: 'Zulkarnain Sembiring', telepon: '+6281266660000' });
  routes = await allRoutes();
}, 240_000);

const doorOf = ({ id }: Route) => DOORS[id]!;
/** One of `Expected`, or what went wrong. */
function outcomeOf({ status, headers }: Answer): string {
  const to = typeof headers.location === 'string' ? new URL(headers.location, 'http://x').pathname : '';
  if (status >= 500) return `fault ${status}`;
  if (status === 403) return 'refused';
  if (status === 303 && to === '/masuk') return 'sign in';
  if (status === 303 && to === '/akun/kode') return 'second factor';
  return 'in';
}

const SIGN_IN = ['/masuk', '/masuk/kode'];
const leads = (id: string) => id === '/keluar' || SIGN_IN.includes(id);

test('every route and every action of the product says what it asks', () => {
  expect(Object.keys(DOORS).sort()).toEqual(routes.map(({ id }) => id).sort());
  for (const route of routes) expect([route.id, Object.keys(doorOf(route).sends ?? {}).sort()]).toEqual([route.id, sendings(route).map(({ action }) => action).sort()]);
});

// Whether everything runs is another question than who may ask.
test('every page lets in whom the permissions name, and nobody else', { timeout: 300_000 }, async () => {
  const wrong: string[] = [];
  for (const route of routes.filter(({ id }) => id !== '/readyz')) {
    const { get = 'anyone', gives = 200 } = doorOf(route);
    for (const [name, who] of people) {
      const path = fill(route.id, here.values(route.id));
      const answer = await ask(site.origin, { path, headers: { cookie: who.cookie } });
      const wanted = SIGN_IN.includes(route.id) && who.signedIn ? null : expected(get, who, subjectOf(route.id));
      if (wanted === null) {
        // Whoever is in already is led on to their work.
        if (answer.status !== 303) wrong.push(`${name} GET ${route.id}: ${answer.status}`);
        continue;
      }
      const got = outcomeOf(answer);
      const status = wanted === 'in' && ofAnother(route.id, name) ? 404 : gives;
      if (got !== wanted || (wanted === 'in' && answer.status !== status)) wrong.push(`${name} GET ${route.id}: ${answer.status} ${got}, should be ${wanted === 'in' ? status : wanted}`);
      if (wanted !== 'in' || get === 'anyone') for (const secret of here.secrets) if (answer.text.includes(secret)) wrong.push(`${name} GET ${route.id} shows ${secret}`);
    }
  }
  expect(wrong).toEqual([]);
});

/** A batch of signatures and an export are their beginner's alone. */
const ofAnother = (id: string, name: string): boolean => /\[(batch|task)\]/.test(id) && name !== 'head';

describe('every action', () => {
  const tries = (route: Route) => sendings(route).map(({ action, query }) => ({ action, query, asks: doorOf(route).sends![action]! }));

  test('turns away whom the permissions do not name, and changes nothing', { timeout: 300_000 }, async () => {
    const wrong: string[] = [];
    const before = await contentOf(site.database);
    for (const route of routes) for (const { action, query, asks } of tries(route)) for (const [name, who] of people) {
      const wanted = expected(asks, who, subjectOf(route.id));
      if (wanted === 'in') continue;
      const got = outcomeOf(await sendForm(site.origin, `${fill(route.id, here.values(route.id))}${query}`, {}, { cookie: who.cookie }));
      if (got !== wanted) wrong.push(`${name} POST ${route.id} ${action}: ${got}, should be ${wanted}`);
    }
    expect(wrong).toEqual([]);
    expect(await contentOf(site.database)).toEqual(before);
  });

  test('does nothing to another office, by address or by cookie', { timeout: 300_000 }, async () => {
    const wrong: string[] = [];
    const before = await contentOf(site.database, there.office.id);
    for (const route of routes) {
      const values = there.values(route.id);
      const path = fill(route.id, values);
      // Parameters that name the same thing in every office lead to the own one.
      const foreign = path !== fill(route.id, here.values(route.id));
      if (!foreign) continue;
      for (const [name, who] of people) {
        const page = await ask(site.origin, { path, headers: { cookie: who.cookie } });
        const sent = await Promise.all(sendings(route).map(({ query }) => sendForm(site.origin, `${path}${query}`, {}, { cookie: who.cookie })));
        for (const answer of [page, ...sent]) {
          if (answer.status >= 500) wrong.push(`${name} ${route.id}: ${answer.status}`);
          for (const secret of there.secrets) if (answer.text.includes(secret)) wrong.push(`${name} ${route.id} shows ${secret} of another office`);
        }
        if (/\[(code|kode|paket|batch|file|nama)\]/.test(route.id) && page.status === 200) wrong.push(`${name} GET ${route.id} opens another office's`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await contentOf(site.database, there.office.id)).toEqual(before);
  });

  test('lets in whom the permissions name', { timeout: 300_000 }, async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ id }) => !leads(id))) for (const { action, query, asks } of tries(route)) for (const [name, who] of people) {
      if (expected(asks, who, subjectOf(route.id)) !== 'in') continue;
      const answer = await sendForm(site.origin, `${fill(route.id, here.values(route.id))}${query}`, {}, { cookie: who.cookie });
      const got = outcomeOf(answer);
      if (got !== 'in') wrong.push(`${name} POST ${route.id} ${action}: ${answer.status} ${got}`);
    }
    expect(wrong).toEqual([]);
  });

  test('signing out ends the session', async () => {
    const { cookie } = people.get('supervisor')!;
    expect((await ask(site.origin, { path: '/kantor', headers: { cookie } })).status).toBe(200);
    expect((await sendForm(site.origin, '/keluar', {}, { cookie })).status).toBe(303);
    expect(outcomeOf(await ask(site.origin, { path: '/kantor', headers: { cookie } }))).toBe('sign in');
  });
});
