import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aChange, anOffice, anOfficer, headersWith, PASSWORD, signedIn } from '../../../tests/factories/officers.ts';
import { useDatabase } from '../../../tests/factories/database.ts';
import { endActingEntry, enterActing, listActing } from '#identity/acting.server.ts';
import type { HeldPost, Officer } from '#identity/actor.ts';
import { administratorsOf, newAdministrator, restoreAdministrator } from '#identity/console.server.ts';
import { may } from '#identity/may.ts';
import { createOfficer, endAccount, endPost, givePasswordLink, givePost, listOfficers, renameOfficer, resetSecondFactor } from '#identity/officers.server.ts';
import { closeIdentity, identityPool } from '#identity/pool.server.ts';
import { actorFromRequest } from '#identity/session.server.ts';
import { choosePassword, linkFor, setupLink, setUpAdministrator } from '#identity/setup.server.ts';
import { signIn } from '#identity/sign-in.server.ts';
import { findActor } from '#identity/store.server.ts';
import { sessionToken } from '#identity/session.server.ts';

const database = useDatabase();
afterAll(closeIdentity);

const HERE = 'pulau-burung';
const official = { name: 'H. Raja Hamdani, S.STP., M.Si.', rank: 'Pembina', nip: '198003122002121004' };

beforeAll(async () => {
  await anOffice(database);
  await anOffice(database, 'contoh', true);
});

async function journal(type?: string): Promise<{ type: string; actor: string; body: Record<string, unknown> }[]> {
  return database.asOwner('select type, actor, body from journal where office_id = $1 and ($2::text is null or type = $2) order by recorded_at', [HERE, type ?? null]);
}
async function postsOf(officeId: string, username: string): Promise<HeldPost[]> {
  const actor = await actorFromRequest(await signedIn(officeId, username), officeId, 'Asia/Jakarta');
  return (actor as Officer).posts;
}
const token = (path: string) => path.split('/').at(-1)!;

describe('the first administrator', () => {
  it('is set up by one link, once; a new start replaces the link; a sample office does not count', async () => {
    await anOfficer('contoh', 'contoh-admin', [{ role: 'administrator', title: 'Administrator' }]);
    const earlier = (await setupLink('http://127.0.0.1:3000'))!;
    const link = (await setupLink('http://127.0.0.1:3000'))!;
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/siapkan\/[\w-]{32}$/);
    expect(await linkFor(token(earlier), HERE, 'administrator')).toBeNull();
    expect(await linkFor(token(link), 'contoh', 'administrator')).toBeNull();
    expect(await linkFor(token(link), HERE, 'password')).toBeNull();

    const person = { username: 'aini', official: { name: 'Nur Aini', rank: null, nip: null }, password: PASSWORD };
    const refusals = [
      [{ ...person, username: 'a b' }, 'username'], [{ ...person, official: { ...person.official, name: ' ' } }, 'name'], [{ ...person, password: 'pendek' }, 'short'],
      [{ ...person, password: 'kecamatan2026' }, 'common'], [{ ...person, password: 'nur aini nur aini' }, 'common'], [{ ...person, username: 'contoh-admin' }, 'username_taken']
    ] as const;
    for (const [wrong, reason] of refusals) expect(await setUpAdministrator(token(link), HERE, wrong, [])).toEqual({ ok: false, reason });

    // Pressed five times at once: one account.
    const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => setUpAdministrator(token(link), HERE, { ...person, username: `aini${n}` }, [])));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await setUpAdministrator(token(link), HERE, person, [])).toEqual({ ok: false, reason: 'link' });
    expect(await setupLink('http://127.0.0.1:3000')).toBeNull();
    expect(await administratorsOf(HERE)).toHaveLength(1);
  });

  it('a link runs out, and keeps only a hash in the database', async () => {
    const accountId = await anOfficer(HERE, 'rini', [{ role: 'operator', title: 'Operator 9' }]);
    const given = await givePasswordLink(aChange(HERE), accountId);
    if (!given.ok) throw new Error(given.reason);
    const rows = await database.asOwner<{ all: string }>('select l::text as all from identity.link l');
    expect(rows.map((row) => row.all).join()).not.toContain(token(given.path));
    await identityPool().query('update link set expires_at = now()');
    expect(await linkFor(token(given.path), HERE, 'password')).toBeNull();
    expect(await choosePassword(token(given.path), HERE, PASSWORD, [])).toEqual({ ok: false, reason: 'link' });
  });
});

describe('officers', () => {
  it('are made without a password; the link sets one, once, and ends sessions', async () => {
    const made = await createOfficer(aChange(HERE), { username: 'Yusuf.01', official, posts: [{ role: 'operator', title: 'Operator' }] });
    if (!made.ok) throw new Error(made.reason);
    expect(made.path).toMatch(/^\/siapkan\/sandi\/[\w-]{32}$/);
    for (const guess of ['', 'yusuf.01', 'password']) {
      expect((await signIn({ officeId: HERE, network: 'x', headers: new Headers() }, 'yusuf.01', guess)).ok).toBe(false);
    }
    expect(await choosePassword(token(made.path), 'contoh', PASSWORD, [])).toEqual({ ok: false, reason: 'link' });
    expect(await choosePassword(token(made.path), HERE, 'password1234', [])).toEqual({ ok: false, reason: 'common' });
    expect(await choosePassword(token(made.path), HERE, PASSWORD, [])).toEqual({ ok: true, username: 'yusuf.01' });
    expect(await choosePassword(token(made.path), HERE, PASSWORD, [])).toEqual({ ok: false, reason: 'link' });
    expect(await postsOf(HERE, 'yusuf.01')).toMatchObject([{ role: 'operator', title: 'Operator', name: official.name, nip: official.nip, acting: null }]);
  });

  it('are refused with a reason, and a refusal leaves nothing behind', async () => {
    const attempt = (username: string, posts: Parameters<typeof createOfficer>[1]['posts'], more = {}) =>
      createOfficer(aChange(HERE), { username, official: { ...official, ...more }, posts });
    expect(await attempt('x', [{ role: 'operator', title: 'O' }])).toEqual({ ok: false, reason: 'username' });
    expect(await attempt('tuti', [])).toEqual({ ok: false, reason: 'no_post' });
    expect(await attempt('tuti', [{ role: 'village_officer', title: 'Desa' }])).toEqual({ ok: false, reason: 'village' });
    expect(await attempt('tuti', [{ role: 'section_head', title: 'Kasi' }])).toEqual({ ok: false, reason: 'section' });
    expect(await attempt('tuti', [{ role: 'operator', title: 'O', villageId: 'x' }])).toEqual({ ok: false, reason: 'village' });
    expect(await attempt('tuti', [{ role: 'operator', title: 'O' }], { nip: '123' })).toEqual({ ok: false, reason: 'nip' });
    expect((await attempt('camat', [{ role: 'head', title: 'Camat' }])).ok).toBe(true);
    expect(await attempt('tuti', [{ role: 'operator', title: 'O' }, { role: 'head', title: 'Camat' }])).toEqual({ ok: false, reason: 'post_taken' });
    expect(await attempt('camat', [{ role: 'operator', title: 'O' }])).toEqual({ ok: false, reason: 'username_taken' });
    // Nothing of the refused ones is left: the name is free.
    expect((await attempt('tuti', [{ role: 'supervisor', title: 'Pengawas' }])).ok).toBe(true);
  });

  it('hold several posts, give them up, and the chair waits for the next', async () => {
    const accountId = await anOfficer(HERE, 'wati', [{ role: 'section_head', title: 'Kasi Pemerintahan', section: 'pemerintahan' }]);
    expect(await givePost(aChange(HERE), accountId, { role: 'operator', title: 'Operator 7' })).toEqual({ ok: true });
    const held = await postsOf(HERE, 'wati');
    expect(held.map((post) => post.role)).toEqual(['section_head', 'operator']);
    const entry = (await listOfficers(HERE)).find((officer) => officer.accountId === accountId)!;
    const kasi = entry.posts.find((post) => post.role === 'section_head')!;
    expect(await endPost(aChange('contoh'), kasi.holderId)).toEqual({ ok: false, reason: 'not_found' });
    expect(await endPost(aChange(HERE), kasi.holderId)).toEqual({ ok: true });
    expect(await endPost(aChange(HERE), kasi.holderId)).toEqual({ ok: false, reason: 'not_found' });
    await anOfficer(HERE, 'edi', [{ role: 'section_head', title: 'Kepala Seksi Pemerintahan', section: 'pemerintahan' }]);
    expect((await postsOf(HERE, 'edi'))[0]).toMatchObject({ postId: kasi.id, title: 'Kepala Seksi Pemerintahan' });
    expect((await journal('retitled')).at(-1)?.body).toEqual({ title: 'Kepala Seksi Pemerintahan' });
    expect(await renameOfficer(aChange(HERE), accountId, { ...official, name: 'Wati, S.E.' })).toEqual({ ok: true });
    expect((await postsOf(HERE, 'wati'))[0]?.name).toBe('Wati, S.E.');
  });

  it('two who want the same chair at once: one gets it', async () => {
    const want = (username: string) => createOfficer(aChange(HERE), { username, official, posts: [{ role: 'secretary', title: 'Sekretaris Camat' }] });
    const answers = await Promise.all(['sek1', 'sek2', 'sek3'].map(want));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  it('the last administrator stays', async () => {
    const [last] = await administratorsOf(HERE);
    const entry = (await listOfficers(HERE)).find((officer) => officer.accountId === last!.accountId)!;
    expect(await endAccount(aChange(HERE), last!.accountId, '2026-11-25')).toEqual({ ok: false, reason: 'last_administrator' });
    expect(await endPost(aChange(HERE), entry.posts[0]!.holderId)).toEqual({ ok: false, reason: 'last_administrator' });
    const second = await anOfficer(HERE, 'admin2', [{ role: 'administrator', title: 'Administrator' }]);
    expect(await endAccount(aChange(HERE), second, '2026-11-25')).toEqual({ ok: true });
    expect((await listOfficers(HERE)).find((officer) => officer.accountId === second)?.past).toBe(true);
  });

  it('an office touches no account of another, nor of somebody who works elsewhere too', async () => {
    const theirs = await anOfficer('contoh', 'orang-lain', [{ role: 'operator', title: 'Operator' }]);
    for (const attempt of [givePasswordLink, resetSecondFactor]) expect(await attempt(aChange(HERE), theirs)).toEqual({ ok: false, reason: 'works_elsewhere' });
    expect(await endAccount(aChange(HERE), theirs, '2026-11-25')).toEqual({ ok: false, reason: 'not_found' });
    expect(await givePost(aChange(HERE), theirs, { role: 'operator', title: 'x' })).toEqual({ ok: false, reason: 'not_found' });
    expect((await listOfficers(HERE)).some((officer) => officer.accountId === theirs)).toBe(false);
  });

  it('the journal tells each change without a name', async () => {
    const events = await journal();
    expect(new Set(events.map((event) => event.type))).toEqual(new Set(['opened', 'taken', 'left', 'created', 'ended', 'renamed', 'retitled', 'passwordLinkGiven']));
    const text = JSON.stringify(events);
    for (const personal of [official.name, official.nip, 'Wati', 'wati', 'Nur Aini', 'yusuf']) expect(text).not.toContain(personal);
  });
});

describe('acting for a post', () => {
  it('begins and ends with its days, and says on whose behalf', async () => {
    const sekcam = (await listOfficers(HERE)).find((officer) => officer.posts.some((post) => post.role === 'secretary'))!;
    const camat = (await listOfficers(HERE)).find((officer) => officer.username === 'camat')!;
    const entry = { form: 'plh' as const, postId: camat.posts[0]!.id, accountId: sekcam.accountId, official: sekcam.official, orderNumber: '800/12/KEC-PB', since: '2026-12-01', until: '2026-12-05' };
    for (const [wrong, reason] of [
      [{ since: '2026-12-06' }, 'dates'], [{ until: '2028-12-05' }, 'dates'], [{ since: '2026-02-30' }, 'dates'], [{ orderNumber: ' ' }, 'order'],
      [{ postId: '01990000-0000-7000-8000-000000000000' }, 'not_found'], [{ accountId: camat.accountId }, 'self'], [{ accountId: 'nobody' }, 'not_found']
    ] as const) expect(await enterActing(aChange(HERE), { ...entry, ...wrong })).toEqual({ ok: false, reason });
    expect(await enterActing(aChange(HERE), entry)).toEqual({ ok: true });
    expect(await enterActing(aChange(HERE), { ...entry, form: 'an', since: '2026-12-10', until: '2026-12-10' })).toEqual({ ok: true });

    // The secretary's own session, looked at on several days.
    const half = await setPasswordAndSignIn(sekcam.username, sekcam.accountId);
    const on = async (day: string): Promise<Officer> => {
      const { totp: _, ...found } = (await findActor(sessionToken(half)!, HERE, day))!;
      return { kind: 'officer', officeId: HERE, needsTotp: false, ...found };
    };
    const forms = async (day: string) => (await on(day)).posts.map((post) => `${post.role}:${post.acting?.form ?? 'own'}`);
    expect(await forms('2026-11-30')).toEqual(['secretary:own']);
    expect(await forms('2026-12-01')).toEqual(['secretary:own', 'head:plh']);
    expect(await forms('2026-12-05')).toEqual(['secretary:own', 'head:plh']);
    expect(await forms('2026-12-06')).toEqual(['secretary:own']);
    expect(may(await on('2026-12-03'), 'application.annul', { officeId: HERE })).toBe(true);
    expect(may(await on('2026-12-10'), 'application.annul', { officeId: HERE })).toBe(false);
    expect(may(await on('2026-12-10'), 'application.sign', { officeId: HERE })).toBe(true);

    const [running] = await listActing(HERE, '2026-12-02');
    expect(running).toMatchObject({ form: 'plh', title: 'Camat', until: '2026-12-05' });
    expect(await endActingEntry(aChange('contoh'), running!.id)).toEqual({ ok: false, reason: 'not_found' });
    expect(await endActingEntry(aChange(HERE), running!.id)).toEqual({ ok: true });
    expect(await endActingEntry(aChange(HERE), running!.id)).toEqual({ ok: false, reason: 'not_found' });
    expect(await forms('2026-12-03')).toEqual(['secretary:own']);
  });

  async function setPasswordAndSignIn(username: string, accountId: string): Promise<Headers> {
    const given = await givePasswordLink(aChange(HERE), accountId);
    if (!given.ok || !(await choosePassword(token(given.path), HERE, PASSWORD, [])).ok) throw new Error('no password');
    const answer = await signIn({ officeId: HERE, network: 'y', headers: new Headers() }, username, PASSWORD);
    if (!answer.ok) throw new Error(answer.reason);
    return headersWith(answer.cookies);
  }
});

describe('from the console', () => {
  it('the last administrator comes back, with a trace', async () => {
    const [last] = await administratorsOf(HERE);
    const change = { ...aChange(HERE), author: { actor: 'console' } };
    expect(await restoreAdministrator(change, 'wati')).toBeNull();
    const path = (await restoreAdministrator(change, last!.username))!;
    expect((await choosePassword(token(path), HERE, 'lima ekor ikan asin', [])).ok).toBe(true);
    const another = await newAdministrator({ ...change, commandId: aChange(HERE).commandId });
    expect(await setUpAdministrator(token(another), HERE, { username: 'baru', official: { name: 'Orang Baru', rank: null, nip: null }, password: PASSWORD }, [])).toEqual({ ok: true });
    expect((await administratorsOf(HERE)).map((administrator) => administrator.username)).toContain('baru');
    const traces = (await journal()).filter((event) => event.actor === 'console').map((event) => event.type);
    expect(traces).toContain('restoredFromConsole');
    expect(traces).toContain('offeredFromConsole');
  });
});

describe('row-level security', () => {
  it('the role behind the sign-in sees no post without an office, and changes none', async () => {
    const { rows } = await identityPool().query<{ n: number }>('select count(*)::int as n from public.post');
    expect(rows[0]!.n).toBe(0);
    await expect(identityPool().query('update public.post_holder set until = now()')).rejects.toThrow(/permission denied/);
    await expect(identityPool().query('insert into public.post (office_id, id, role, title) values ($1, gen_random_uuid(), $2, $2)', [HERE, 'head'])).rejects.toThrow(/permission denied/);
  });
  it('the application sees no account and no session', async () => {
    const { inOffice } = await import('#platform/database.server.ts');
    const { sql } = await import('kysely');
    for (const table of ['user', 'session', 'account', 'twoFactor', 'link']) {
      await expect(inOffice(HERE, (tx) => sql`select 1 from identity.${sql.id(table)}`.execute(tx))).rejects.toThrow(/permission denied/);
    }
  });
});
