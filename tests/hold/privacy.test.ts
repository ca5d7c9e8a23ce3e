import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { config } from '#platform/config.server.ts';
import { inOffice } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { openByCode } from '#application/open.server.ts';
import { useSite } from '../factories/site.ts';
import { ask, sendForm, type Answer } from './ask.ts';
import { allRoutes, fill } from './routes.ts';
import { aStaff, type Staff } from './staff.ts';
import { visits } from './visits.ts';
import { aWorld, SLUG, type World } from './world.ts';

// Law 3. The chain's test reads the log of a whole journey; here everything is asked for what can go wrong, and every table is read.
const site = useSite({ worker: true });
const PERSON = { nik: '1404175708950002', nama: 'Zubaidah Nasution', telepon: '+6281234509876', wrote: 'Beasiswa untuk Rukmini di Tembilahan' };
/** As somebody may write them: whole, in parts, with other spelling. */
const SECRETS = [PERSON.nik, 'Zubaidah', 'Nasution', '81234509876', 'Rukmini', 'tertutup jari', '1404171203150004', 'Dusun Harapan'];
let staff: Staff;
let world: World;

beforeAll(async () => {
  staff = await aStaff(site.office);
  world = await aWorld(site, site.office, PERSON, staff.head);
}, 240_000);

const cookieOf = (name: string): string => staff.people.get(name)!.cookie;
const leaksIn = (text: string, secrets = SECRETS): string[] => secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()));
const forget = async (): Promise<void> => void (await site.database.asOwner('delete from limit_count'));

test('every page that is opened, every search and every slip leaves nothing of anybody in the log', { timeout: 120_000 }, async () => {
  for (const { path, cookie } of visits(await allRoutes(), staff.people, world)) await ask(site.origin, { path, headers: { cookie } });
  for (const secret of [PERSON.nik, PERSON.nama, PERSON.telepon]) {
    await sendForm(site.origin, '/kantor/cari', { cari: secret }, { cookie: cookieOf('operator') });
    await sendForm(site.origin, '/desa/serahkan', { cari: secret }, { cookie: cookieOf('village officer') });
    // Where they do not belong: in an address, a code, a field, a header, a name of a file.
    for (const path of [`/lacak?kode=${encodeURIComponent(secret)}`, `/lacak/${encodeURIComponent(secret)}`, `/periksa/${encodeURIComponent(secret)}`, `/layanan?q=${encodeURIComponent(secret)}`, `/${encodeURIComponent(secret)}`, `/kantor?cari=${encodeURIComponent(secret)}`])
      await ask(site.origin, { path, headers: { cookie: cookieOf('operator'), referer: `${site.origin}/?nama=${encodeURIComponent(secret)}`, 'user-agent': secret } });
    await sendForm(site.origin, '/masuk', { nama: secret, sandi: secret });
    await sendForm(site.origin, `/lacak/${world.codes.submitted}?/pin`, { pin: secret });
    await sendForm(site.origin, `/ajukan/${SLUG}/identitas?/lanjut`, { nik: secret, nama: secret }, { cookie: world.cookies['/ajukan']! });
    const body = `--x\r\nContent-Disposition: form-data; name="berkas"; filename="KTP ${secret}.jpg"\r\nContent-Type: image/jpeg\r\n\r\n${secret}\r\n--x--\r\n`;
    await ask(site.origin, { method: 'POST', path: `/ajukan/${SLUG}/foto_ktp?/unggah`, body, headers: { cookie: world.cookies['/ajukan']!, origin: site.origin, 'content-type': 'multipart/form-data; boundary=x' } });
    await ask(site.origin, { method: 'POST', path: '/api/v1/applications', body: JSON.stringify({ service: secret, answers: { nama: secret } }), headers: { 'content-type': 'application/json', 'idempotency-key': `"${newId()}"` } });
    await forget();
  }
  expect(site.log).toContain('"route":"/kantor/permohonan/[code]"');
  expect(leaksIn(site.log)).toEqual([]);
  // Nor a code, which opens a page, nor an address of the network.
  for (const code of Object.values(world.codes)) expect(site.log).not.toContain(code);
  expect(site.log).not.toContain('127.0.0.1');
});

describe('a fault of ours', () => {
  /** Breaks what many pages read, asks, and mends it. */
  async function whileBroken(breaking: string, mending: string, asks: () => Promise<Answer[]>): Promise<Answer[]> {
    await site.database.asOwner(breaking);
    try {
      return await asks();
    } finally {
      await site.database.asOwner(mending);
    }
  }

  test('tells the person a reference and nothing else, and the log no more', async () => {
    const operator = { cookie: cookieOf('operator') };
    const answers = await whileBroken('alter table application rename column sealed to sealed_away', 'alter table application rename column sealed_away to sealed', async () => [
      await ask(site.origin, { path: `/kantor/permohonan/${world.codes.submitted}`, headers: operator }),
      await sendForm(site.origin, '/kantor/cari', { cari: PERSON.nama }, operator),
      await ask(site.origin, { path: `/lacak/${world.codes.submitted}` }),
      await sendForm(site.origin, `/kantor/permohonan/${world.codes.submitted}?/catatan`, { key: newId(), seen: '1', catatan_baru: `${PERSON.nama} menelepon dari ${PERSON.telepon}` }, operator)
    ]);
    expect(answers.filter(({ status }) => status === 500).length).toBeGreaterThanOrEqual(3);
    for (const { status, text } of answers.filter((each) => each.status === 500)) {
      expect(leaksIn(text), String(status)).toEqual([]);
      expect(text).not.toMatch(/select |column|kysely|postgres|\bat \w+ \(|node_modules|\.ts:\d/i);
      // What is read out to the office is found in the log, once.
      const reference = /\b[0-9A-F]{8}\b/.exec(text.replace(/<style[\s\S]*?<\/style>/g, ''))?.[0] ?? '';
      expect(site.log.split(`"reference":"${reference}"`)).toHaveLength(2);
    }
    expect(leaksIn(site.log)).toEqual([]);
  });

  test('of the database, with the row in its message, shows no row', async () => {
    // PostgreSQL puts the whole failing row into the detail of such an error.
    const answers = await whileBroken('alter table journal add constraint never check (seq < 0) not valid', 'alter table journal drop constraint never', async () => [
      await sendForm(site.origin, `/kantor/permohonan/${world.codes.submitted}?/catatan`, { key: newId(), seen: String(await seenOf(world.codes.submitted)), catatan_baru: `Sudah menelepon ${PERSON.nama}` }, { cookie: cookieOf('operator') })
    ]);
    expect(answers.map(({ status }) => status)).toEqual([500]);
    expect(leaksIn(answers[0]!.text)).toEqual([]);
    expect(site.log).toContain('"constraint":"never"');
    expect(leaksIn(site.log)).toEqual([]);
    expect(site.log).not.toContain('Failing row');
  });

  test('in a job leaves nothing either', async () => {
    const [row] = await site.database.asOwner<{ id: string }>('select id from application where code = $1', [world.codes.submitted]);
    const before = site.log.length;
    await site.database.asOwner('alter table file rename column stored_id to stored_away');
    await site.database.asOwner(`select graphile_worker.add_job('react', json_build_object('office', $1::text, 'kind', 'application', 'id', $2::text, 'seq', 1, 'type', 'submitted'), max_attempts => 1)`, [site.office.id, row!.id]);
    await expect.poll(() => site.log.slice(before), { timeout: 20_000 }).toMatch(/"level":"error"/);
    await site.database.asOwner('alter table file rename column stored_away to stored_id');
    expect(leaksIn(site.log)).toEqual([]);
    expect(site.log.slice(before)).not.toContain(row!.id);
  });
});

const seenOf = async (code: string): Promise<number> => (await inOffice(site.office.id, (tx) => openByCode(tx, site.office.id, code)))!.application.seq;

test('no table holds a word of it in clear', { timeout: 60_000 }, async () => {
  const tables = await site.database.asOwner<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') order by 1`
  );
  expect(tables.length).toBeGreaterThan(30);
  const found: string[] = [];
  let rows = 0;
  let masked = 0;
  for (const { name } of tables) {
    // Bytes as they are, and as the hexadecimal that a row's text shows them in.
    for (const { text } of await site.database.asOwner<{ text: string }>(`select t::text as text from ${name} t`)) {
      rows += 1;
      const clear = `${text}\n${text.replace(/\\\\x([0-9a-f]+)/g, (_, hex: string) => Buffer.from(hex, 'hex').toString('latin1'))}`;
      if (/\bR\*\*\*/.test(clear)) masked += 1;
      for (const secret of leaksIn(clear)) found.push(`${name}: ${secret}`);
    }
  }
  // What is there on purpose was found: the search reads what it says.
  expect([rows > 200, masked > 0]).toEqual([true, true]);
  expect([...new Set(found)]).toEqual([]);
});

test('a stored photo is sealed: neither picture nor name of a file lies on the disk', async () => {
  const rows = await site.database.asOwner<{ id: string }>(`select stored_id as id from file where owner_kind in ('application', 'draft') and kind in ('jpeg', 'webp')`);
  expect(rows.length).toBeGreaterThan(3);
  for (const { id } of rows) {
    const stored = readFileSync(join(config.dataDir, 'files', id.slice(0, 2), id));
    for (const sign of [Buffer.from([0xff, 0xd8, 0xff]), 'Exif', 'WEBP', 'photo of']) expect(stored.includes(sign), String(sign)).toBe(false);
  }
});

test('what everybody may open shows nothing of anybody: tracking, public check, both for machines as well', async () => {
  const wrong: string[] = [];
  for (const [state, code] of Object.entries(world.codes)) {
    for (const path of [`/lacak/${code}`, `/api/v1/applications/${code}`]) {
      const { text } = await ask(site.origin, { path });
      const leaks = leaksIn(text);
      if (leaks.length > 0) wrong.push(`${path} (${state}): ${leaks.join(', ')}`);
    }
  }
  for (const path of [`/periksa/${world.publicId}`, `/api/v1/letters/${world.publicId}`]) {
    const { text, status } = await ask(site.origin, { path });
    expect([path, status]).toEqual([path, 200]);
    const leaks = leaksIn(text);
    if (leaks.length > 0) wrong.push(`${path}: ${leaks.join(', ')}`);
  }
  expect(wrong).toEqual([]);
});

test('nothing of a person stands in an address that a page leads to', async () => {
  const wrong: string[] = [];
  for (const { route, path, cookie } of visits(await allRoutes(), staff.people, world)) {
    if (!route.page) continue;
    const { text, headers } = await ask(site.origin, { path, headers: { cookie } });
    for (const [, address = ''] of text.matchAll(/(?:href|src|action|formaction)="([^"]*)"/g)) {
      // A picture drawn into the page is no address, and leads nowhere.
      if (address.startsWith('data:')) continue;
      const leaks = leaksIn(decodeURIComponent(address.replace(/%(?![0-9A-F]{2})/gi, '%25')));
      if (leaks.length > 0) wrong.push(`${route.id}: ${address.slice(0, 100)}`);
    }
    if (leaksIn(String(headers.location ?? '')).length > 0) wrong.push(`${route.id} leads to ${headers.location}`);
    if (leaksIn(/<title>([^<]*)/.exec(text)?.[1] ?? '').length > 0) wrong.push(`${route.id}: in the title, which a browser keeps`);
  }
  expect(wrong).toEqual([]);
  expect(fill('/lacak/[kode]', world.values('/lacak/[kode]'))).not.toContain(PERSON.nik);
});
