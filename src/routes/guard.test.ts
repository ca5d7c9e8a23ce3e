import { isHttpError, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import type { Actor, HeldPost, Role } from '#identity/actor.ts';
import { homeOf, lineOf, requireMay, requireOfficer, requireSomewhere, setCookies } from './guard.ts';

const post = (role: Role): HeldPost => ({ postId: role, role, title: role, section: role === 'section_head' ? 'trantib' : null, villageId: null, name: 'x', rank: null, nip: null, acting: null });
const officer = (roles: Role[], needsTotp = false): Extract<Actor, { kind: 'officer' }> =>
  ({ kind: 'officer', officeId: 'o', accountId: 'a', username: 'u', name: 'n', sessionId: 's', posts: roles.map(post), needsTotp });
const event = (actor: Actor): RequestEvent =>
  ({ locals: { actor, office: { id: 'o' } }, url: new URL('https://surat.example/kantor/permohonan?cari=rahasia') }) as unknown as RequestEvent;

/** What a guard throws, as text: where it leads, or the status. */
function outcome(work: () => unknown): string {
  try {
    work();
    return 'ok';
  } catch (thrown) {
    if (isRedirect(thrown)) return `${thrown.status} ${thrown.location}`;
    if (isHttpError(thrown)) return String(thrown.status);
    throw thrown;
  }
}

describe('the guard of a route', () => {
  it('leads the public to the sign-in, without carrying what was searched for', () => {
    for (const actor of [{ kind: 'public' }, { kind: 'system', officeId: 'o' }, { kind: 'client', officeId: 'o', id: 'c', scopes: ['applications:read'] }] as Actor[]) {
      expect(outcome(() => requireOfficer(event(actor)))).toBe('303 /masuk?ke=%2Fkantor%2Fpermohonan');
      expect(outcome(() => requireMay(event(actor), 'application.read'))).toBe('303 /masuk?ke=%2Fkantor%2Fpermohonan');
    }
  });
  it('leads an officer without the second factor to its set-up', () => {
    expect(outcome(() => requireMay(event(officer(['head'], true)), 'application.approve'))).toBe('303 /akun/kode?ke=%2Fkantor%2Fpermohonan');
  });
  it('refuses what the posts do not allow, here or anywhere', () => {
    expect(outcome(() => requireMay(event(officer(['operator'])), 'application.approve'))).toBe('403');
    expect(outcome(() => requireMay(event(officer(['section_head'])), 'application.read', { section: 'pemerintahan' }))).toBe('403');
    expect(outcome(() => requireSomewhere(event(officer(['administrator'])), 'application.search'))).toBe('403');
    expect(requireMay(event(officer(['head'])), 'application.approve').grounds.post.role).toBe('head');
    expect(requireSomewhere(event(officer(['section_head'])), 'application.search').where).toEqual({ sections: ['trantib'], villages: [] });
  });
  it('knows where each officer’s work waits', () => {
    expect([homeOf(officer(['operator'])), homeOf(officer(['village_officer'])), homeOf(officer(['administrator'])), homeOf(officer([])), homeOf(officer(['head'], true))])
      .toEqual(['/kantor', '/desa', '/pengaturan', '/akun', '/akun/kode']);
  });
});

describe('cookies and forms', () => {
  it('cookies are HttpOnly, SameSite, and Secure exactly on https', () => {
    for (const [scheme, secure] of [['https', true], ['http', false]] as const) {
      const set: unknown[] = [];
      const target = { url: new URL(`${scheme}://surat.example/`), cookies: { set: (...given: unknown[]) => set.push(given), delete: (...given: unknown[]) => set.push(given) } };
      setCookies(target as unknown as RequestEvent, [{ name: 'a', value: 'b', maxAge: 60 }, { name: 'c', value: '', maxAge: 0 }]);
      const kept = { path: '/', httpOnly: true, sameSite: 'lax', secure };
      expect(set).toEqual([['a', 'b', { ...kept, maxAge: 60 }], ['c', kept]]);
    }
  });
  it('a line is one clean value, whatever was sent', () => {
    const form = new FormData();
    form.append('nama', 'si\u0000ti\u200b\n');
    form.append('nama', 'lain');
    form.append('berkas', new Blob(['x']));
    expect([lineOf(form, 'nama'), lineOf(form, 'nama', 2), lineOf(form, 'berkas'), lineOf(form, 'tidak-ada')]).toEqual(['siti', 'si', '', '']);
  });
});
