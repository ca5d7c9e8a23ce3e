import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.server.ts';
import { makeCode } from '#platform/code.ts';
import { submitADraft } from '../factories/drafts.ts';
import { useBrowser } from '../factories/browser.ts';
import { anOfficer, PASSWORD } from '../factories/officers.ts';
import { useSite } from '../factories/site.ts';
import { ask, sendForm, type Answer } from './ask.ts';
import { allRoutes } from './routes.ts';
import { aStaff, type Staff } from './staff.ts';
import { carry, visits, type Visit } from './visits.ts';
import { aWorld, SLUG, type World } from './world.ts';

// Behind a proxy of our own, so that one test can come from many networks and over https.
const site = useSite({ trustedProxies: '127.0.0.0/8' });
const browser = useBrowser();
let staff: Staff;
let world: World;
let all: Visit[];

beforeAll(async () => {
  staff = await aStaff(site.office);
  world = await aWorld(site, site.office, { nik: '1404175708950002', nama: 'Andi Nurul Hikmah', telepon: '+6281200004417' }, staff.head);
  all = visits(await allRoutes(), staff.people, world);
}, 240_000);

const policyOf = ({ headers }: Answer): Map<string, string[]> =>
  new Map(String(headers['content-security-policy'] ?? '').split(';').map((part) => part.trim().split(/\s+/)).map(([name = '', ...values]) => [name, values]));

describe('every answer of every route', () => {
  test('carries the headers that keep it to itself', async () => {
    const wrong: string[] = [];
    for (const { route, path, cookie } of all) {
      if (route.id === '/readyz' || route.id === '/healthz') continue;
      for (const answer of [await ask(site.origin, { path, headers: { cookie } }), await ask(site.origin, { path: `${path}/tidak-ada/begini` }), await ask(site.origin, { method: 'DELETE', path, headers: { origin: site.origin } })]) {
        const { headers, status } = answer;
        const say = (what: string) => wrong.push(`${route.id} (${status}): ${what}`);
        if (status >= 500) say('a fault');
        if (headers['x-content-type-options'] !== 'nosniff') say('no nosniff');
        if (headers['referrer-policy'] !== 'same-origin') say(`referrer-policy ${String(headers['referrer-policy'])}`);
        if (headers['cross-origin-opener-policy'] !== 'same-origin') say('no cross-origin-opener-policy');
        if (!String(headers['cache-control']).includes('no-store')) say(`cache-control ${headers['cache-control']}`);
        if (headers['x-powered-by'] || headers.server) say('tells what it is built with');
        const policy = policyOf(answer);
        // What is shown in place but no page: its own, stricter policy.
        if (!String(headers['content-type'] ?? 'text/html').includes('text/html')) {
          if (!policy.has('default-src')) say('no policy');
          continue;
        }
        const scripts = policy.get('script-src') ?? policy.get('default-src') ?? [];
        if (scripts.length === 0 || scripts.some((source) => !/^'(self|none|nonce-[\w+/=-]{16,}|sha256-[\w+/=]{44})'$/.test(source))) say(`script-src ${scripts.join(' ')}`);
        for (const [name, wanted] of [['default-src', "'self'"], ['object-src', "'none'"], ['base-uri', "'none'"], ['frame-ancestors', "'none'"], ['form-action', "'self'"]] as const)
          if (policy.get(name)?.join(' ') !== wanted) say(`${name} ${policy.get(name)?.join(' ')}`);
        for (const [name, sources] of policy) if (sources.some((source) => /^(\*|https?:|data:$)/.test(source) && !(name === 'img-src' && source === 'data:'))) say(`${name} lets others in: ${sources.join(' ')}`);
        if ((policy.get('style-src') ?? []).includes("'unsafe-inline'")) say('inline styles');
      }
    }
    expect(wrong).toEqual([]);
  });

  test('brings nothing from anybody else, neither written down nor in a real browser', { timeout: 240_000 }, async () => {
    const wrong: string[] = [];
    for (const { route, path, cookie } of all.filter(({ route }) => route.page)) {
      const { text } = await ask(site.origin, { path, headers: { cookie } });
      // What a page loads or sends to; a plain link is the reader's own step.
      for (const [whole] of text.matchAll(/<(script|link|img|source|iframe|form|video|audio|object|embed|use|image|base)\b[^>]*\b(src|href|srcset|action|data)="(https?:)?\/\/[^"]*"/g)) wrong.push(`${route.id}: ${whole}`);
      if (/\son[a-z]+="|<[a-z][^>]*\shref="javascript:/i.test(text)) wrong.push(`${route.id}: script in an attribute`);
    }
    const byWho = new Map<string, Visit[]>();
    for (const visit of all.filter(({ route }) => route.page)) byWho.set(visit.cookie, [...(byWho.get(visit.cookie) ?? []), visit]);
    for (const [cookie, group] of byWho) {
      const page = await browser.open({ baseURL: site.origin });
      await carry(page, site.origin, cookie);
      let where = '';
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (!['data:', 'blob:'].includes(protocol) && origin !== site.origin) wrong.push(`${where} asked ${origin}`);
      });
      page.on('console', (message) => {
        if (/Content Security Policy|Refused to/i.test(message.text())) wrong.push(`${where}: ${message.text()}`);
      });
      page.on('pageerror', (error) => wrong.push(`${where}: ${error.message}`));
      for (const { route, path } of group) {
        where = route.id;
        await page.goto(path);
      }
      await page.context().close();
    }
    expect(wrong).toEqual([]);
  });
});

describe('cookies', () => {
  /** Every cookie that these ways of getting one set. */
  async function cookiesFrom(headers: Record<string, string>): Promise<string[]> {
    const receipt = await submitADraft(site.office);
    const track = `/lacak/${receipt.code}`;
    const set: string[] = [];
    const keep = (answer: Answer): string => {
      set.push(...(answer.headers['set-cookie'] ?? []));
      return (answer.headers['set-cookie'] ?? []).map((each) => each.split(';', 1)[0]).join('; ');
    };
    const send = (path: string, fields: Record<string, string>, cookie = '') => sendForm(site.origin, path, fields, { ...headers, cookie });
    keep(await ask(site.origin, { path: '/bahasa/en', headers }));
    keep(await send(`/ajukan/${SLUG}/mulai`, {}));
    const proof = keep(await send(`${track}?/pin`, { pin: receipt.pin }));
    keep(await send(`${track}?/perbaiki`, {}, proof));
    const name = `masuk.${set.length}.${headers['x-forwarded-proto'] ?? 'http'}`;
    await anOfficer(site.office.id, name, [{ role: 'operator', title: 'Operator' }]);
    const session = keep(await send('/masuk', { nama: name, sandi: PASSWORD }));
    keep(await send(`/kantor/permohonan/${receipt.code}?/ambil`, { key: newId(), seen: '1' }, session));
    keep(await ask(site.origin, { path: '/kantor', headers: { ...headers, cookie: `${session}; pesan=taken.` } }));
    keep(await send('/kantor/tandatangan?/kunci', {}, staff.people.get('head')!.cookie));
    keep(await send('/keluar', {}, session));
    return set;
  }

  test('are read by no script, sent along by no other site, and on https only there', async () => {
    const plain = await cookiesFrom({});
    const secure = await cookiesFrom({ 'x-forwarded-proto': 'https', origin: site.origin.replace('http:', 'https:') });
    const names = (set: string[]) => [...new Set(set.map((each) => each.split('=', 1)[0]))];
    expect(names(secure)).toEqual(names(plain));
    expect(names(plain).length).toBeGreaterThanOrEqual(6);
    for (const each of [...plain, ...secure]) expect(each).toMatch(/; HttpOnly; .*SameSite=(Lax|Strict)|SameSite=(Lax|Strict).*; HttpOnly/i);
    for (const each of secure) expect(each).toMatch(/; Secure/i);
    for (const each of plain) expect(each).not.toMatch(/; Secure/i);
    // A session is not for other hosts, and none of them outlives a year.
    for (const each of [...plain, ...secure]) {
      expect(each).not.toMatch(/; Domain=/i);
      expect(Number(/max-age=(-?\d+)/i.exec(each)?.[1] ?? 0)).toBeLessThanOrEqual(366 * 86_400);
    }
  });

  test('on https the browser is told to stay there', async () => {
    expect((await ask(site.origin, { path: '/', headers: { 'x-forwarded-proto': 'https' } })).headers['strict-transport-security']).toContain('max-age=31536000');
    expect((await ask(site.origin, { path: '/' })).headers['strict-transport-security']).toBeUndefined();
  });

  test('a form from another site, or from nowhere, is not taken', async () => {
    const { cookie } = staff.people.get('operator')!;
    const target = `/kantor/permohonan/${world.codes.submitted}?/ambil`;
    for (const origin of ['https://jahat.example', 'null', `${site.origin}.jahat.example`, undefined]) {
      const answer = await sendForm(site.origin, target, { key: newId(), seen: '1' }, { cookie, origin });
      expect([origin, answer.status]).toEqual([origin, 403]);
    }
  });
});

describe('a flood from one network', () => {
  const officer = () => staff.people.get('operator')!.cookie;
  const from = (address: string, cookie = '') => ({ 'x-forwarded-for': address, cookie });

  /** Sends until it is turned away, eight at a time, at most `most`. */
  async function until429(send: () => Promise<Answer>, most: number): Promise<{ answer: Answer | undefined; sent: number; faults: number }> {
    let faults = 0;
    for (let sent = 0; sent < most; sent += 8) {
      const answers = await Promise.all(Array.from({ length: 8 }, send));
      faults += answers.filter(({ status }) => status >= 500).length;
      const answer = answers.find(({ status }) => status === 429);
      if (answer) return { answer, sent, faults };
    }
    return { answer: undefined, sent: most, faults };
  }
  const expectWait = (answer: Answer | undefined): void => {
    expect(answer?.status).toBe(429);
    expect(Number(answer?.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(answer?.headers['retry-after'])).toBeLessThanOrEqual(3600);
    expect(answer?.text).not.toBe('');
    // What is turned away early carries the headers of everything else.
    expect(answer?.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
  };

  test('of sendings is told to wait, while reading goes on, others are served and the officer beside it works', async () => {
    const crowd = '203.0.113.50';
    const { answer, sent, faults } = await until429(() => sendForm(site.origin, `/ajukan/${SLUG}/mulai`, {}, from(crowd)), 400);
    expectWait(answer);
    expect(faults).toBe(0);
    // Not before a whole village at one address has had its turn.
    expect(sent).toBeGreaterThan(100);
    expect((await ask(site.origin, { path: `/layanan/${SLUG}`, headers: from(crowd) })).status).toBe(200);
    expect((await sendForm(site.origin, `/ajukan/${SLUG}/mulai`, {}, from('203.0.113.51'))).status).toBe(303);
    for (let turn = 0; turn < 20; turn += 1) expect((await sendForm(site.origin, '/kantor/cari', { cari: 'andi' }, from(crowd, officer()))).status).toBe(200);
    // A made-up session is no officer.
    expect((await sendForm(site.origin, `/ajukan/${SLUG}/mulai`, {}, from(crowd, 'petrok.session_token=abc.def'))).status).toBe(429);
  });

  test('of unknown codes and letters is told to wait, while known ones are still shown', async () => {
    const crowd = '203.0.113.60';
    const unknown = makeCode(12, new Uint8Array(48).fill(7));
    expectWait((await until429(() => ask(site.origin, { path: `/lacak?kode=${unknown}`, headers: from(crowd) }), 100)).answer);
    expect((await ask(site.origin, { path: `/lacak/${world.codes.submitted}`, headers: from(crowd) })).status).toBe(200);
    const letter = makeCode(world.publicId.length, new Uint8Array(96).fill(9));
    expectWait((await until429(() => ask(site.origin, { path: `/periksa/${letter}`, headers: from(crowd) }), 100)).answer);
    expect((await ask(site.origin, { path: `/periksa/${world.publicId}`, headers: from(crowd) })).status).toBe(200);
  });

  test('of wrong passwords locks that name there, not the office', async () => {
    const crowd = '203.0.113.70';
    const { answer, sent } = await until429(() => sendForm(site.origin, '/masuk', { nama: 'pejabat0', sandi: 'salah sekali' }, from(crowd)), 40);
    expectWait(answer);
    expect(sent).toBeLessThanOrEqual(16);
    await anOfficer(site.office.id, 'rekan.kerja', [{ role: 'operator', title: 'Operator' }]);
    expect((await sendForm(site.origin, '/masuk', { nama: 'rekan.kerja', sandi: PASSWORD }, from(crowd))).status).toBe(303);
    // The one who is in already stays in.
    expect((await ask(site.origin, { path: '/kantor', headers: from(crowd, officer()) })).status).toBe(200);
    // And a name that nobody has is treated alike.
    expectWait((await until429(() => sendForm(site.origin, '/masuk', { nama: 'tidak.ada', sandi: 'salah sekali' }, from(crowd)), 40)).answer);
  });

  test('of wrong PINs locks the PIN, whichever network they come from', async () => {
    const { code, pin } = await submitADraft(site.office);
    const wrong = pin === '123456' ? '654321' : '123456';
    const answers: Answer[] = [];
    for (let turn = 0; turn < 7; turn += 1) answers.push(await sendForm(site.origin, `/lacak/${code}?/pin`, { pin: wrong }, from(`203.0.113.${80 + turn}`)));
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 429, 429, 429]);
    expectWait(answers[6]);
    expect((await sendForm(site.origin, `/lacak/${code}?/pin`, { pin }, from('203.0.113.99'))).status).toBe(429);
  });

  test('at the machines\' door is told to wait as a problem document', async () => {
    const crowd = '203.0.113.90';
    const { answer } = await until429(() => ask(site.origin, { method: 'POST', path: '/api/v1/applications', body: '{}', headers: { ...from(crowd), 'content-type': 'application/json' } }), 200);
    expectWait(answer);
    expect(answer?.headers['content-type']).toBe('application/problem+json');
    expect((await ask(site.origin, { path: '/api/v1/services', headers: from(crowd) })).status).toBe(200);
  });

  test('a forwarded address is believed only from our own proxy', async () => {
    // The nearest one that is not ours counts, whatever stands before it.
    const { answer } = await until429(() => sendForm(site.origin, `/ajukan/${SLUG}/mulai`, {}, from(`${Math.floor(Math.random() * 200)}.1.1.1, 203.0.113.77`)), 400);
    expectWait(answer);
  });
});
