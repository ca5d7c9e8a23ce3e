import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkApplications } from '#application/replay.server.ts';
import { closeIdentity } from '#identity/pool.server.ts';
import { aDraft } from '../factories/drafts.ts';
import { useSite } from '../factories/site.ts';
import { ask, type Answer } from './ask.ts';
import { contentOf } from './content.ts';
import { DOORS, expected, subjectOf } from './doors.ts';
import { formsOf } from './forms.ts';
import { fieldsFor, HOSTILE_JSON, hostileBodies, MARKS, showsScript, type Body } from './hostile.ts';
import { allRoutes, fill, sendings, type Route } from './routes.ts';
import { aStaff, NOBODY, type Staff } from './staff.ts';
import { residentCookie, visits, type Visit } from './visits.ts';
import { aWorld, type World } from './world.ts';

const site = useSite({ trustedProxies: '127.0.0.0/8' });
let staff: Staff;
let world: World;
let routes: Route[];
let all: Visit[];
let slow: Promise<string>[];

beforeAll(async () => {
  staff = await aStaff(site.office);
  // Some of this world's people have names that no form lets through: whatever shows them has to hold by itself.
  world = await aWorld(site, site.office, { nik: '1404175708950002', nama: 'Andi Nurul Hikmah', telepon: '+6281200004417', wrote: MARKS.join(' ') }, staff.head);
  routes = await allRoutes();
  all = visits(routes, staff.people, world);
  slow = slowBodies();
}, 240_000);
afterAll(closeIdentity);

/** Each from a network of its own, so that no limit answers instead of the page. */
let networks = 0;
const anew = () => ({ 'x-forwarded-for': `198.51.${(networks += 1) >> 8}.${networks & 255}` });
const send = (path: string, { type, body, headers }: Body, cookie: string): Promise<Answer> =>
  ask(site.origin, { method: 'POST', path, body, headers: { ...anew(), cookie, origin: site.origin, 'content-type': type, ...headers } });

/** The application that a decision at the desk fits, so that hostile words get as far as they can. */
const STATES: Readonly<Record<string, keyof World['codes']>> = {
  paraf: 'section', balik: 'secretary', setujui: 'signing', nomor: 'numbered', batalkan: 'signed', catatan: 'received', tolak: 'undecided'
};
/** What ends things comes last, so that the others still find them. */
const ENDING = /tarik|perbaiki\?\/kirim|keluar|withdraw|close|password|phone|\?\/end|sandi|berhenti|kunci/;

type Sending = { route: Route; path: string; query: string; cookie: string; where: string };

function allSendings(): Sending[] {
  return routes.flatMap((route) => sendings(route).map(({ action, query }): Sending => {
    const asks = DOORS[route.id]!.sends![action]!;
    const state = route.id === '/kantor/permohonan/[code]' ? STATES[action] : undefined;
    // Photos are sent from the page that asks for them.
    const page: Record<string, string> = /unggah|hapus|tetap|berkas/.test(action) ? { page: 'foto_ktp' } : {};
    const path = fill(route.id, { ...world.values(route.id), ...page, ...(state ? { code: world.codes[state] } : {}) });
    const who = (action === 'paraf' && state ? staff.people.get('section head') : undefined) ?? [...staff.people.values()].find((each) => expected(asks, each, subjectOf(route.id)) === 'in') ?? NOBODY;
    return { route, path, query, cookie: who === NOBODY ? residentCookie(route.id, world) : who.cookie, where: `${route.id}${query}` };
  })).sort((a, b) => Number(ENDING.test(a.where)) - Number(ENDING.test(b.where)));
}

/** A person sees a sentence of ours, never a program's own word. */
const sayings = />\s*(Bad Request|Not Found|Internal Error|Internal Server Error|Unsupported Media Type|Payload Too Large|Error)\s*</;

function faultOf({ status, text, headers }: Answer): string | null {
  if (status >= 500) return `a fault (${status})`;
  // Data for machines, which no browser runs (nosniff), is told as it is.
  if (/json|csv|text\/plain|octet/.test(String(headers['content-type']))) return null;
  if (showsScript(text)) return 'a script comes back';
  if (status < 400 || !String(headers['content-type']).includes('text/html')) return null;
  if (sayings.test(text)) return `no sentence of ours (${status}): ${sayings.exec(text)?.[1]}`;
  return /<h1|role="alert"/.test(text) ? null : `nothing is said (${status})`;
}

describe('whatever is sent to an action', () => {
  test('gets a clear answer, and what is refused changes nothing', { timeout: 900_000 }, async () => {
    const wrong: string[] = [];
    for (const { route, path, query, cookie, where } of allSendings()) {
      const machines = route.id.startsWith('/api/');
      const before = await contentOf(site.database);
      const page = route.page ? await ask(site.origin, { path, headers: { ...anew(), cookie } }) : null;
      const { names, hidden } = fieldsFor(page ? formsOf(page.text) : [], query);
      let taken = false;
      for (const body of [...hostileBodies(names, hidden), ...(machines ? HOSTILE_JSON : [])]) {
        const answer = await send(`${path}${query}`, body, machines ? '' : cookie);
        const fault = machines ? (answer.status >= 500 || (answer.status >= 400 && answer.headers['content-type'] !== 'application/problem+json' && answer.status !== 403 && answer.status !== 415) ? `${answer.status} ${answer.headers['content-type']}` : null) : faultOf(answer);
        if (fault) wrong.push(`${where}, ${body.what}: ${fault}`);
        taken ||= answer.status < 400;
      }
      const after = await contentOf(site.database);
      // Typed answers are kept although they are wrong: the draft is the resident's own.
      const changed = Object.keys(after).filter((table) => after[table] !== before[table] && !/^draft/.test(table));
      if (!taken && changed.length > 0) wrong.push(`${where}: refused, but ${changed.join(', ')} changed`);
    }
    expect(wrong).toEqual([]);
  });

  test('left no half row: every application is what its journal says, and nothing belongs to nobody', async () => {
    const { streams, differences } = await checkApplications(site.office.id);
    expect(streams).toBeGreaterThan(10);
    expect(differences).toEqual([]);
    const orphans = await site.database.asOwner<{ what: string; count: number }>(`
      select 'file' as what, count(*)::int from file f where (owner_kind = 'application' and not exists (select from application a where a.id = f.owner_id)) or (owner_kind = 'draft' and not exists (select from draft d where d.id = f.owner_id))
      union all select 'letter', count(*)::int from letter l where not exists (select from register r where r.letter_id = l.id)
      union all select 'register', count(*)::int from register r where not exists (select from letter l where l.id = r.letter_id)
      union all select 'secret', count(*)::int from application a where not exists (select from application_secret s where s.application_id = a.id)
      union all select 'key', count(*)::int from application a where not exists (select from data_key k where k.owner_id = a.id and k.kind = 'case')
      union all select 'parcel', count(*)::int from parcel p where not exists (select from parcel_item i where i.parcel_id = p.id)`);
    expect(orphans.filter(({ count }) => count > 0)).toEqual([]);
  });

  test('never comes back as a script, on any page that shows it', { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    let shown = 0;
    const desks = Object.values(world.codes).map((code) => ({ path: `/kantor/permohonan/${code}`, cookie: staff.people.get('operator')!.cookie, where: 'desk' }));
    for (const { path, cookie, where } of [...all.map(({ route, ...visit }) => ({ ...visit, where: route.id })), ...desks]) {
      const answer = await ask(site.origin, { path, headers: { ...anew(), cookie } });
      const { text } = answer;
      const fault = faultOf(answer);
      if (fault && where !== '/readyz') wrong.push(`${where} (${path}): ${fault}`);
      if (/&lt;script>hold|&lt;script&gt;hold|\\u003Cscript>hold/i.test(text)) shown += 1;
    }
    expect(wrong).toEqual([]);
    // Escaped it is there, or nothing was proved.
    expect(shown).toBeGreaterThan(10);
  });
});

describe('whatever stands in an address', () => {
  const PARAMETERS = ['%00', '%FF%FE', '..%2F..%2Fetc%2Fpasswd', '__proto__', 'constructor', encodeURIComponent(MARKS[0]), 'x'.repeat(3_000), '01900000-0000-7000-8000-000000000000', '000000000000', '-1', '%F0%9F%92%A5', '1%27%20or%201=1', 'AAAAAAAAAAAAAAAAAAAAAA'];

  test('is found or not found, with every parameter made up', { timeout: 300_000 }, async () => {
    const wrong: string[] = [];
    for (const { route, cookie } of all.filter(({ route }) => route.id.includes('['))) {
      for (const value of PARAMETERS) {
        const path = route.id.replace(/\[[^\]]+\]/g, value);
        for (const answer of [await ask(site.origin, { path, headers: { ...anew(), cookie } }), ...(await Promise.all(sendings(route).map(({ query }) => send(`${path}${query}`, { what: '', type: 'application/x-www-form-urlencoded', body: '' }, cookie))))]) {
          const fault = faultOf(answer);
          if (fault) wrong.push(`${path.slice(0, 120)}: ${fault}`);
          for (const secret of [world.secrets[0]!]) if (answer.text.includes(secret) && value.length === 12) wrong.push(`${path} shows a person`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('is read with care, with every question after the mark made up', { timeout: 300_000 }, async () => {
    const wrong: string[] = [];
    for (const { route, path, cookie } of all) {
      const names = [...new Set([...route.source.matchAll(/searchParams\.(?:get|has|getAll)\('([^']+)'\)|parameters\.(?:get|has|getAll)\('([^']+)'\)/g)].map(([, a, b]) => a ?? b ?? '')), 'setelah', 'ke'];
      for (const value of ['', '%00', '%FF', '%', encodeURIComponent(MARKS.join('')), 'x'.repeat(5_000), '__proto__', '-1', '9'.repeat(30), '//jahat.example', 'https://jahat.example', '0&setelah=1&ke=2']) {
        const answer = await ask(site.origin, { path: `${path}?${names.map((name) => `${name}=${value}`).join('&').slice(0, 14_000)}`, headers: { ...anew(), cookie } });
        const fault = faultOf(answer);
        if (fault && !(route.id === '/readyz')) wrong.push(`${route.id}?${names.join('&')}=${value.slice(0, 40)}: ${fault}`);
        if (/jahat\.example/.test(String(answer.headers.location ?? '').replace(/[?].*/, '')) || /^\/\//.test(String(answer.headers.location ?? ''))) wrong.push(`${route.id} leads to ${answer.headers.location}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

test('every field that people type into has a limit', async () => {
  const without: string[] = [];
  for (const { route, path, cookie } of all.filter(({ route }) => route.page)) {
    const { text } = await ask(site.origin, { path, headers: { ...anew(), cookie } });
    for (const [tag] of text.matchAll(/<(input|textarea)\b(?:[^>"]|"[^"]*")*>/g)) {
      const type = /\stype="([^"]*)"/.exec(tag)?.[1] ?? 'text';
      if (!['text', 'search', 'password', 'tel', 'email', 'url'].includes(type)) continue;
      if (!/\smaxlength="\d+"/.test(tag)) without.push(`${route.id}: ${tag.slice(0, 120)}`);
    }
  }
  expect(without).toEqual([]);
});

describe('a body', () => {
  test('that is far too large is turned away wherever it is sent', { timeout: 120_000 }, async () => {
    const huge = Buffer.alloc(12 * 1024 * 1024, 'a=b&');
    const wrong: string[] = [];
    for (const { path, query, cookie, where, route } of allSendings().filter(({ where }) => !ENDING.test(where))) {
      const answer = await ask(site.origin, { method: 'POST', path: `${path}${query}`, body: huge, headers: { ...anew(), cookie: route.id.startsWith('/api/') ? '' : cookie, origin: site.origin, 'content-type': 'application/x-www-form-urlencoded' } })
        // The other side may hang up while we are still sending.
        .catch((error: NodeJS.ErrnoException) => ({ status: ['EPIPE', 'ECONNRESET'].includes(error.code ?? '') ? 413 : 500, text: '', headers: {} }));
      if (answer.status >= 500) wrong.push(`${where}: ${answer.status}`);
    }
    expect(wrong).toEqual([]);
    expect((await ask(site.origin, { path: '/', headers: anew() })).status).toBe(200);
  });

  test('that comes a byte now and then is given up, and holds nobody up', { timeout: 60_000 }, async () => {
    // They were begun before everything else.
    for (const line of await Promise.all(slow)) expect(line).toMatch(/^(HTTP\/1\.1 (4\d\d|303|200)|closed)/);
    expect((await ask(site.origin, { path: '/', headers: anew() })).status).toBe(200);
  });

  test('with a bomb in it costs nothing', async () => {
    const cookie = `isian=${(await aDraft(site.office)).secret}`;
    const bomb = readFileSync(new URL('../fixtures/exif-orientation/Portrait_6.jpg', import.meta.url));
    // The size in the picture's own header, blown up to 65,000 by 65,000.
    const at = bomb.indexOf(Buffer.from([0xff, 0xc0]));
    bomb.writeUInt32BE(0xfde8fde8, at + 5);
    const began = performance.now();
    const body = Buffer.concat([Buffer.from('--x\r\nContent-Disposition: form-data; name="berkas"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'), bomb, Buffer.from('\r\n--x--\r\n')]);
    const answer = await send('/ajukan/surat-keterangan-tidak-mampu/foto_ktp?/unggah', { what: '', type: 'multipart/form-data; boundary=x', body }, cookie);
    expect([answer.status >= 400 && answer.status < 500, performance.now() - began < 5_000]).toEqual([true, true]);
  });
});

/** Bodies whose bytes hardly come, at doors of every kind; the first line of what they are told. */
function slowBodies(): Promise<string>[] {
  const { port } = new URL(site.origin);
  const targets = allSendings().filter(({ where }) => /lanjut|unggah|masuk$|api\/v1|catat|kirim/.test(where)).slice(0, 12);
  return targets.map(({ path, query, cookie }) => new Promise((told) => {
    const socket = connect(Number(port), '127.0.0.1');
    let answer = '';
    const drip = setInterval(() => socket.writable && socket.write('a'), 5_000);
    const end = () => {
      clearInterval(drip);
      socket.destroy();
      told(answer.split('\r\n')[0] || 'closed');
    };
    socket.on('data', (part: Buffer) => {
      answer += part.toString();
      end();
    });
    socket.on('close', end).on('error', end);
    socket.write(`POST ${path}${query} HTTP/1.1\r\nhost: ${new URL(site.origin).host}\r\norigin: ${site.origin}\r\naccept: text/html\r\ncookie: ${cookie}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 100000\r\n\r\nnama=`);
  }));
}
