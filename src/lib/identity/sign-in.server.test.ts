import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aChange, anOffice, anOfficer, headersWith, PASSWORD, readyOfficer, signedIn } from '../../../tests/factories/officers.ts';
import { totp } from '../../../tests/factories/totp.ts';
import { useDatabase } from '../../../tests/factories/database.ts';
import type { Actor, Officer } from '#identity/actor.ts';
import { SESSION_COOKIE } from '#identity/cookies.ts';
import { endAccount, resetSecondFactor } from '#identity/officers.server.ts';
import { beginSecondFactor, changePassword, confirmSecondFactor, endSession, listSessions, showSecondFactor } from '#identity/own-account.server.ts';
import { closeIdentity, identityPool } from '#identity/pool.server.ts';
import { actorFromRequest, sessionToken } from '#identity/session.server.ts';
import { enterCode, signIn, signOut } from '#identity/sign-in.server.ts';

const database = useDatabase();
afterAll(closeIdentity);

const OFFICE = 'pulau-burung';
const door = (network = '203.0.113.9') => ({ officeId: OFFICE, network, headers: new Headers() });

beforeAll(async () => {
  await anOffice(database);
  await anOffice(database, 'teluk-belengkong');
});

function officer(actor: Actor): Officer {
  if (actor.kind !== 'officer') throw new Error(`not an officer: ${actor.kind}`);
  return actor;
}

describe('signing in', () => {
  it('makes a session that is an actor with its posts, and ends on signing out', async () => {
    await anOfficer(OFFICE, 'siti', [{ role: 'operator', title: 'Operator Layanan' }, { role: 'village_officer', title: 'Petugas Desa', villageId: '14.04.17.2001' }]);
    const headers = await signedIn(OFFICE, 'Siti');
    const actor = officer(await actorFromRequest(headers, OFFICE, 'Asia/Jakarta'));
    expect(actor.username).toBe('siti');
    expect(actor.needsTotp).toBe(false);
    expect(actor.posts.map((post) => [post.role, post.villageId, post.acting])).toEqual([['operator', null, null], ['village_officer', '14.04.17.2001', null]]);
    const gone = await signOut(headers);
    expect(gone.find((cookie) => cookie.name === SESSION_COOKIE)?.maxAge).toBe(0);
    expect(await actorFromRequest(headers, OFFICE, 'Asia/Jakarta')).toEqual({ kind: 'public' });
  });

  it('holds nothing in another office', async () => {
    await anOfficer(OFFICE, 'lina', [{ role: 'operator', title: 'Operator 2' }]);
    const actor = officer(await actorFromRequest(await signedIn(OFFICE, 'lina'), 'teluk-belengkong', 'Asia/Jakarta'));
    expect(actor.posts).toEqual([]);
  });

  it('takes no cookie that we did not sign, and asks the database nothing for it', async () => {
    const headers = await signedIn(OFFICE, 'lina');
    const token = sessionToken(headers)!;
    expect(token).toMatch(/^.{20,}$/);
    for (const value of [token, `${token}.`, `${token}.AAAA`, `x${token}.${'A'.repeat(43)}=`, '.', 'a'.repeat(5000)]) {
      const forged = new Headers({ cookie: `${SESSION_COOKIE}=${encodeURIComponent(value)}` });
      expect(sessionToken(forged)).toBeUndefined();
      expect(await actorFromRequest(forged, OFFICE, 'Asia/Jakarta')).toEqual({ kind: 'public' });
    }
  });

  it('ends eight hours after it began', async () => {
    const headers = await signedIn(OFFICE, 'lina');
    const { rows } = await identityPool().query<{ left: number }>(`select extract(epoch from "expiresAt" - now()) as left from "session" where "token" = $1`, [sessionToken(headers)]);
    expect(Math.round(Number(rows[0]!.left) / 60)).toBe(480);
    await identityPool().query(`update "session" set "expiresAt" = now() where "token" = $1`, [sessionToken(headers)]);
    expect(await actorFromRequest(headers, OFFICE, 'Asia/Jakarta')).toEqual({ kind: 'public' });
  });

  it('answers alike whether the name exists or not, and locks both alike', async () => {
    for (const username of ['lina', "x' or 1=1", 'x'.repeat(10_000)]) {
      const network = `198.51.100.${username.length % 200}`;
      const answers = [];
      // An empty password is counted as well and costs no hashing.
      for (let i = 0; i < 9; i++) answers.push(await signIn(door(network), username, i % 4 === 0 ? 'salah sekali ini' : ''));
      expect(answers.slice(0, 8)).toEqual(Array(8).fill({ ok: false, reason: 'wrong' }));
      expect(answers[8]).toMatchObject({ ok: false, reason: 'locked' });
    }
    // From elsewhere in the office the person still gets in.
    expect((await signIn(door('203.0.113.50'), 'lina', PASSWORD)).ok).toBe(true);
  });

  it('stops guessing that comes from everywhere', async () => {
    await anOfficer(OFFICE, 'budi', [{ role: 'operator', title: 'Operator 3' }]);
    const reasons = [];
    for (let i = 0; i < 41; i++) reasons.push((await signIn(door(`192.0.2.${i}`), 'budi', i < 39 ? '' : 'salah sekali ini')));
    expect(reasons.at(-2)).toMatchObject({ reason: 'wrong' });
    expect(reasons.at(-1)).toMatchObject({ reason: 'locked' });
  });
});

describe('the second factor', () => {
  it('is asked of those who sign: nothing is allowed before, a code is needed after', async () => {
    const accountId = await anOfficer(OFFICE, 'camat', [{ role: 'head', title: 'Camat' }]);
    let headers = await signedIn(OFFICE, 'camat');
    let actor = officer(await actorFromRequest(headers, OFFICE, 'Asia/Jakarta'));
    expect(actor.needsTotp).toBe(true);
    expect(await showSecondFactor(actor, 'SI-PETROK')).toBeNull();
    expect(await beginSecondFactor(actor, headers, 'bukan sandi saya')).toEqual({ ok: false, reason: 'wrong_password' });
    expect(await beginSecondFactor(actor, headers, PASSWORD)).toEqual({ ok: true });
    const shown = (await showSecondFactor(actor, 'Kec. Pulau Burung'))!;
    expect(shown.address).toContain('otpauth://totp/Kec.%20Pulau%20Burung%3Acamat?secret=');
    expect(shown.reserveCodes).toHaveLength(10);
    expect(await confirmSecondFactor(actor, headers, '12345')).toEqual({ ok: false, reason: 'wrong' });
    expect(await confirmSecondFactor(actor, headers, totp(shown.secret, Date.now(), 40))).toEqual({ ok: false, reason: 'wrong' });
    const confirmed = await confirmSecondFactor(actor, headers, totp(shown.secret));
    if (!confirmed.ok) throw new Error('not confirmed');
    headers = headersWith(confirmed.cookies);
    actor = officer(await actorFromRequest(headers, OFFICE, 'Asia/Jakarta'));
    expect(actor.needsTotp).toBe(false);
    expect(await showSecondFactor(actor, 'x')).toBeNull();

    // From now on a password alone opens nothing.
    const half = await signIn(door(), 'camat', PASSWORD);
    if (!half.ok) throw new Error('refused');
    expect(half.next).toBe('code');
    const halfway = headersWith(half.cookies);
    expect(await actorFromRequest(halfway, OFFICE, 'Asia/Jakarta')).toEqual({ kind: 'public' });
    expect(await enterCode({ ...door(), headers: halfway }, '000000')).toMatchObject({ ok: false, reason: 'wrong' });
    const code = totp(shown.secret, Date.now(), 1);
    const whole = await enterCode({ ...door(), headers: halfway }, `${code.slice(0, 3)} ${code.slice(3)}`);
    if (!whole.ok) throw new Error('code refused');
    expect(officer(await actorFromRequest(headersWith(whole.cookies), OFFICE, 'Asia/Jakarta')).accountId).toBe(accountId);

    // The same code opens no second session.
    const again = await signIn(door(), 'camat', PASSWORD);
    if (!again.ok) throw new Error('refused');
    expect(await enterCode({ ...door(), headers: headersWith(again.cookies) }, code)).toEqual({ ok: false, reason: 'expired' });

    // A reserve code works once.
    const reserve = shown.reserveCodes[0]!;
    const third = await signIn(door(), 'camat', PASSWORD);
    if (!third.ok) throw new Error('refused');
    expect((await enterCode({ ...door(), headers: headersWith(third.cookies) }, reserve)).ok).toBe(true);
    const fourth = await signIn(door(), 'camat', PASSWORD);
    if (!fourth.ok) throw new Error('refused');
    expect(await enterCode({ ...door(), headers: headersWith(fourth.cookies) }, reserve)).toMatchObject({ ok: false, reason: 'wrong' });

    // Taken off by an administrator after a lost phone: signed out everywhere, and led to set it up again.
    expect(await resetSecondFactor(aChange(OFFICE), accountId)).toEqual({ ok: true });
    expect(await actorFromRequest(headers, OFFICE, 'Asia/Jakarta')).toEqual({ kind: 'public' });
    expect(officer(await actorFromRequest(await signedIn(OFFICE, 'camat'), OFFICE, 'Asia/Jakarta')).needsTotp).toBe(true);
  });

  it('is not asked of the invented officers of a sample office', async () => {
    await anOffice(database, 'contoh', true);
    await anOfficer('contoh', 'camat-contoh', [{ role: 'head', title: 'Camat' }]);
    const headers = await signedIn('contoh', 'camat-contoh');
    expect(officer(await actorFromRequest(headers, 'contoh', 'Asia/Jakarta')).needsTotp).toBe(false);
    expect(officer(await actorFromRequest(await readyOfficer(OFFICE, 'kasi', [{ role: 'section_head', title: 'Kasi', section: 'trantib' }]), OFFICE, 'Asia/Jakarta')).needsTotp).toBe(false);
  });

  it('five wrong codes end the half-done sign-in', async () => {
    await anOfficer(OFFICE, 'sekcam', [{ role: 'secretary', title: 'Sekretaris Camat' }]);
    const headers = await signedIn(OFFICE, 'sekcam');
    const actor = officer(await actorFromRequest(headers, OFFICE, 'Asia/Jakarta'));
    await beginSecondFactor(actor, headers, PASSWORD);
    const shown = (await showSecondFactor(actor, 'x'))!;
    expect((await confirmSecondFactor(actor, headers, totp(shown.secret))).ok).toBe(true);
    const half = await signIn(door(), 'sekcam', PASSWORD);
    if (!half.ok) throw new Error('refused');
    const halfway = { ...door(), headers: headersWith(half.cookies) };
    for (let i = 0; i < 5; i++) expect((await enterCode(halfway, '000000')).ok).toBe(false);
    expect(await enterCode(halfway, totp(shown.secret, Date.now(), 1))).toEqual({ ok: false, reason: 'expired' });
  });
});

describe('one’s own account', () => {
  it('shows the open sessions and ends them, never somebody else’s', async () => {
    await anOfficer(OFFICE, 'desi', [{ role: 'operator', title: 'Operator 4' }]);
    const [first, second] = [await signedIn(OFFICE, 'desi'), await signedIn(OFFICE, 'desi')];
    const stranger = officer(await actorFromRequest(await signedIn(OFFICE, 'lina'), OFFICE, 'Asia/Jakarta'));
    const actor = officer(await actorFromRequest(second, OFFICE, 'Asia/Jakarta'));
    const sessions = await listSessions(actor);
    expect(sessions.map((session) => session.current).toSorted()).toEqual([false, true]);
    expect(await endSession(stranger, actor.sessionId)).toBe(0);
    expect(await endSession(actor, 'others')).toBe(1);
    expect(await actorFromRequest(first, OFFICE, 'Asia/Jakarta')).toEqual({ kind: 'public' });
    expect((await actorFromRequest(second, OFFICE, 'Asia/Jakarta')).kind).toBe('officer');
  });

  it('changes the password: the old one has to be right, the new one good, other sessions end', async () => {
    const [here, there] = [await signedIn(OFFICE, 'desi'), await signedIn(OFFICE, 'desi')];
    const actor = officer(await actorFromRequest(here, OFFICE, 'Asia/Jakarta'));
    expect(await changePassword(actor, here, 'salah sekali ini', 'lima ekor ikan asin', [])).toEqual({ ok: false, reason: 'wrong_password' });
    expect(await changePassword(actor, here, PASSWORD, 'pendek', [])).toEqual({ ok: false, reason: 'short' });
    expect(await changePassword(actor, here, PASSWORD, 'password1234', [])).toEqual({ ok: false, reason: 'common' });
    const changed = await changePassword(actor, here, PASSWORD, 'lima ekor ikan asin', []);
    if (!changed.ok) throw new Error(changed.reason);
    expect((await actorFromRequest(headersWith(changed.cookies), OFFICE, 'Asia/Jakarta')).kind).toBe('officer');
    expect((await actorFromRequest(there, OFFICE, 'Asia/Jakarta')).kind).toBe('public');
    expect(await signIn(door(), 'desi', PASSWORD)).toEqual({ ok: false, reason: 'wrong' });
    expect((await signIn(door(), 'desi', 'lima ekor ikan asin')).ok).toBe(true);
  });

  it('an ended account signs in no more', async () => {
    const accountId = await anOfficer(OFFICE, 'joko', [{ role: 'operator', title: 'Operator 5' }]);
    const headers = await signedIn(OFFICE, 'joko');
    expect(await endAccount(aChange(OFFICE), accountId, '2026-11-25')).toEqual({ ok: true });
    expect(await actorFromRequest(headers, OFFICE, 'Asia/Jakarta')).toEqual({ kind: 'public' });
    expect(await signIn(door(), 'joko', PASSWORD)).toEqual({ ok: false, reason: 'wrong' });
  });
});
