import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES, type Acting, type Actor, type HeldPost, type Role } from '#identity/actor.ts';
import { may, mayWhy, whereMay } from '#identity/may.ts';
import { ACTIONS, BY_SCOPE, WITH_DELEGATED_SIGNATURE, type Action } from '#identity/permissions.ts';

const HERE = 'pulau-burung';
const VILLAGE = '14.04.17.2001';
const subject = { officeId: HERE, villageId: VILLAGE, section: 'pemerintahan' };

function post(role: Role, acting: Acting | null = null): HeldPost {
  return {
    postId: `post-${role}`, role, title: role, name: 'Nama Contoh', rank: null, nip: null, acting,
    section: role === 'section_head' ? 'pemerintahan' : null, villageId: role === 'village_officer' ? VILLAGE : null
  };
}
function officer(posts: HeldPost[], more: { officeId?: string; needsTotp?: boolean } = {}): Actor {
  return { kind: 'officer', officeId: HERE, accountId: 'a', username: 'contoh', name: 'Nama Contoh', sessionId: 's', posts, needsTotp: false, ...more };
}
const plh: Acting = { id: 'x', kind: 'replaces', form: 'plh', orderNumber: '800/1' };
const an: Acting = { id: 'y', kind: 'delegates', form: 'an', orderNumber: '800/2' };

// Written out by hand from the issue, apart from the table under test: one line a role, everything else is forbidden.
const EXPECTED: Record<Role, Action[]> = {
  operator: ['application.read', 'application.search', 'application.file', 'application.take', 'application.assign', 'application.return', 'application.accept',
    'application.reject', 'application.correct', 'application.note', 'application.recordPenSignature', 'application.resetPin', 'handover.read', 'handover.dispatch',
    'register.read', 'register.export', 'register.reserve', 'office.read', 'services.read', 'reading.read', 'statistics.read'],
  section_head: ['application.read', 'application.search', 'application.correct', 'application.note', 'application.fieldCheck', 'application.initialSection',
    'application.sendBack', 'handover.read', 'register.read', 'office.read', 'services.read', 'certificate.change', 'reading.read', 'statistics.read'],
  secretary: ['application.read', 'application.search', 'application.assign', 'application.correct', 'application.note', 'application.initialSecretary', 'application.sendBack',
    'application.recordPenSignature', 'application.giveUpNumber', 'handover.read', 'register.read', 'register.export', 'register.reserve', 'office.read', 'officers.read',
    'services.read', 'certificate.change', 'reading.read', 'exceptions.read', 'statistics.read'],
  head: ['application.read', 'application.search', 'application.reject', 'application.correct', 'application.note', 'application.sendBack', 'application.approve',
    'application.sign', 'application.recordPenSignature', 'application.annul', 'application.giveUpNumber', 'handover.read', 'register.read', 'register.export',
    'register.reserve', 'office.read', 'officers.read', 'services.read', 'certificate.change', 'reading.read', 'exceptions.read', 'statistics.read'],
  village_officer: ['application.read', 'application.search', 'application.file', 'handover.read', 'handover.receive', 'handover.handOver', 'handover.reportMissing', 'office.read'],
  administrator: ['office.read', 'office.change', 'officers.read', 'officers.change', 'services.read', 'services.change', 'statistics.read', 'api.clients'],
  supervisor: ['application.read', 'application.search', 'handover.read', 'register.read', 'register.export', 'office.read', 'officers.read', 'services.read', 'reading.read',
    'exceptions.read', 'statistics.read']
};

describe('what each role may do in its own place', () => {
  for (const role of ROLES) {
    it(role, () => {
      const allowed = ACTIONS.filter((action) => may(officer([post(role)]), action, subject));
      expect(allowed.toSorted()).toEqual(EXPECTED[role].toSorted());
    });
  }
});

describe('places', () => {
  it('a section head may nothing in another section beyond what the whole office may', () => {
    const head = officer([post('section_head')]);
    for (const section of ['trantib', null, undefined]) {
      expect(may(head, 'application.read', { ...subject, section })).toBe(false);
      expect(may(head, 'application.initialSection', { ...subject, section })).toBe(false);
    }
  });
  it('a village officer may nothing in another village', () => {
    const desk = officer([post('village_officer')]);
    for (const villageId of ['14.04.17.2002', null, undefined]) {
      const there = { ...subject, villageId };
      expect(ACTIONS.filter((action) => may(desk, action, there))).toEqual(['office.read']);
    }
  });
  it('nobody acts in another office, whatever they hold', () => {
    fc.assert(fc.property(fc.subarray([...ROLES]), fc.constantFrom(...ACTIONS), (roles, action) => {
      const posts = roles.map((role) => post(role));
      expect(may(officer(posts, { officeId: 'lain' }), action, subject)).toBe(false);
      expect(whereMay(officer(posts, { officeId: 'lain' }), action, HERE)).toBeNull();
      expect(may({ kind: 'client', officeId: 'lain', id: 'c', scopes: Object.keys(BY_SCOPE) }, action, subject)).toBe(false);
      expect(may({ kind: 'system', officeId: 'lain' }, action, subject)).toBe(false);
    }));
  });
  it('lists and single questions agree', () => {
    fc.assert(fc.property(fc.subarray([...ROLES]), fc.constantFrom(...ACTIONS), (roles, action) => {
      const actor = officer(roles.map((role) => post(role)));
      const where = whereMay(actor, action, HERE);
      const listed = where === 'office' || (where !== null && (where.sections.includes(subject.section) || where.villages.includes(subject.villageId)));
      expect(may(actor, action, subject)).toBe(listed);
    }));
  });
});

describe('who is not an officer with everything in order', () => {
  it('the public may nothing by right of a post', () => {
    expect(ACTIONS.filter((action) => may({ kind: 'public' }, action, subject))).toEqual([]);
  });
  it('an officer whose second factor is not set up may nothing', () => {
    const unready = officer(ROLES.map((role) => post(role)), { needsTotp: true });
    expect(ACTIONS.filter((action) => may(unready, action, subject))).toEqual([]);
    expect(ACTIONS.filter((action) => whereMay(unready, action, HERE) !== null)).toEqual([]);
  });
  it('an officer without a post may nothing', () => {
    expect(ACTIONS.filter((action) => may(officer([]), action, subject))).toEqual([]);
  });
  it('a machine may what its scopes say', () => {
    const client = (scopes: string[]): Actor => ({ kind: 'client', officeId: HERE, id: 'c', scopes });
    expect(ACTIONS.filter((action) => may(client(['applications:read']), action, subject))).toEqual(['application.read']);
    expect(ACTIONS.filter((action) => may(client(['toString', '__proto__', '*']), action, subject))).toEqual([]);
  });
  it('the system follows up and never decides', () => {
    expect(ACTIONS.filter((action) => may({ kind: 'system', officeId: HERE }, action, subject)).toSorted())
      .toEqual(['application.giveUpNumber', 'application.read', 'application.sign']);
  });
});

describe('acting for somebody', () => {
  it('Plh has the whole post, a.n. only its signature', () => {
    const replacing = officer([post('head', plh)]);
    expect(ACTIONS.filter((action) => may(replacing, action, subject)).toSorted()).toEqual(EXPECTED.head.toSorted());
    const signing = officer([post('head', an)]);
    expect(ACTIONS.filter((action) => may(signing, action, subject)).toSorted()).toEqual([...WITH_DELEGATED_SIGNATURE].toSorted());
    expect(whereMay(signing, 'application.annul', HERE)).toBeNull();
  });
  it('says for whom, and only when it has to', () => {
    expect(mayWhy(officer([post('secretary'), post('head', an)]), 'application.sign', subject)?.actingFor).toEqual(an);
    expect(mayWhy(officer([post('head', an), post('head', plh)]), 'application.sign', subject)?.actingFor).toEqual(plh);
    expect(mayWhy(officer([post('head', plh), post('head')]), 'application.sign', subject)?.actingFor).toBeNull();
    expect(mayWhy(officer([post('head', an), post('secretary')]), 'application.read', subject)?.post.role).toBe('secretary');
  });
});
