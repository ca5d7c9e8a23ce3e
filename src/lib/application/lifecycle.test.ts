import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Actor, HeldPost, Role } from '#identity/actor.ts';
import { ROLES } from '#identity/actor.ts';
import { PERMISSIONS } from '#identity/permissions.ts';
import type { Application } from '#application/application.ts';
import type { Command } from '#application/command.ts';
import { decide, decideSubmission, type Circumstances } from '#application/decide.ts';
import { evolveCase, type Case } from '#application/case.ts';
import { evolve, stateAfter } from '#application/evolve.ts';
import type { ApplicationEvent, HappenedEvent, Step } from '#application/events.ts';
import { COMMANDS, LIFECYCLE, ruleFor, STATES, type CommandName } from '#application/lifecycle.ts';
import { waitingFor } from '#application/queue.ts';

const VILLAGE = '14.04.17.2003';
const QUESTIONS = ['nik', 'nama', 'foto_ktp'];
// A clock that is always open keeps these tests about the lifecycle; working time has its own.
const clock = { add: (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000), between: (from: Date, to: Date) => Math.floor((to.getTime() - from.getTime()) / 60_000) };
const START = Date.UTC(2026, 10, 25, 2, 0);

function officer(role: Role, section = 'kesos', villageId = VILLAGE): Actor {
  const post: HeldPost = {
    postId: role, role, title: role, section: role === 'section_head' ? section : null, villageId: role === 'village_officer' ? villageId : null,
    name: 'N', rank: null, nip: null, acting: null
  };
  return { kind: 'officer', officeId: 'o', accountId: role, username: role, name: role, sessionId: 's', posts: [post], needsTotp: false };
}
const SYSTEM: Actor = { kind: 'system', officeId: 'o' };

function circumstances(actor: Actor, minute: number, residentProved = false): Circumstances {
  return { officeId: 'o', actor, residentProved, at: new Date(START + minute * 60_000), clock, questions: QUESTIONS };
}

function happenedAt(events: ApplicationEvent[], seq: number, minute: number): HappenedEvent[] {
  return events.map((event, index) => ({ ...event, seq: seq + index + 1, happenedAt: new Date(START + minute * 60_000).toISOString(), actor: 'a', post: null, actingFor: null }));
}

function submitted(steps: Step[] = ['section', 'secretary']): Application {
  const decision = decideSubmission(
    { service: { slug: 's', version: 1 }, section: 'kesos', steps, promise: 450, village: VILLAGE, channel: 'web', code: 'C', onBehalf: false, answers: { nama: 'A' } },
    circumstances({ kind: 'public' }, 0)
  );
  if (!decision.ok) throw new Error('refused');
  return evolve(null, happenedAt(decision.events, 0, 0)[0]!, 'id');
}

/** A command of each name that is well-formed, so that only turn and right decide. */
const WELL_FORMED: Record<CommandName, Command> = {
  take: { type: 'take' }, assign: { type: 'assign', account: 'x' }, note: { type: 'note', text: 'catatan' }, reset_pin: { type: 'reset_pin' },
  move_promise: { type: 'move_promise', due: '2000-01-01T00:00:00.000Z' }, return: { type: 'return', reasons: { foto_ktp: 'Buram.' } },
  resubmit: { type: 'resubmit', answers: { nama: 'B' } }, accept: { type: 'accept', originalsSeen: [] }, reject: { type: 'reject', because: 'Bukan warga.' },
  withdraw: { type: 'withdraw' }, correct: { type: 'correct', changes: { nama: 'C' } },
  record_field_check: { type: 'record_field_check', on: '2026-11-25', finding: 'Sesuai.', files: [], passed: true }, initial: { type: 'initial' },
  send_back: { type: 'send_back', because: 'Periksa lagi.' }, approve: { type: 'approve', letter: 'l', register: 'r', number: '1', date: '2026-11-25', mode: 'pen' },
  give_up_number: { type: 'give_up_number', because: 'Lembar rusak.' }, record_signature: { type: 'record_signature', sha256: 'x' },
  store_signature: { type: 'store_signature', sha256: 'x' }, annul: { type: 'annul', because: 'Salah nama.' }, dispatch: { type: 'dispatch', parcel: 'p' },
  receive: { type: 'receive' }, report_missing: { type: 'report_missing' }, hand_over: { type: 'hand_over', how: 'code' }
};

describe('the table', () => {
  test('answers for every state and command, and every officer it names has a permission for it', () => {
    for (const state of STATES) {
      expect(Object.keys(LIFECYCLE[state]).sort()).toEqual([...COMMANDS].sort());
      for (const command of COMMANDS) {
        for (const who of ruleFor(state, command)?.who ?? []) if (who !== 'resident' && who !== 'system') expect(PERMISSIONS).toHaveProperty([who]);
      }
    }
  });

  test('lets nobody who only reads or administers decide anything', () => {
    for (const role of ['supervisor', 'administrator'] as const) {
      for (const state of STATES) for (const command of COMMANDS) {
        const decision = decide({ ...submitted(), state, letter: LETTER }, WELL_FORMED[command], circumstances(officer(role), 5));
        expect(decision.ok, `${role} ${state} ${command}`).toBe(false);
      }
    }
  });

  test('leads from every state that is not an end to an end', () => {
    const reachable = (from: (typeof STATES)[number], seen = new Set<string>()): Set<string> => {
      if (seen.has(from)) return seen;
      seen.add(from);
      for (const command of COMMANDS) {
        const next = ruleFor(from, command)?.next;
        const states = next === 'next_step' ? (['field_check', 'section_review', 'secretary_review', 'signing'] as const) : next && next !== 'same' ? [next] : [];
        for (const state of states) reachable(state, seen);
      }
      return seen;
    };
    for (const state of STATES.filter((one) => waitingFor({ state: one, section: 's', letter: null }) !== null)) {
      expect([...reachable(state)].some((one) => waitingFor({ state: one as typeof state, section: 's', letter: null }) === null), state).toBe(true);
    }
    expect(reachable('submitted')).toEqual(new Set(STATES));
  });
});

const LETTER = { id: 'l', register: 'r', number: '1', date: '2026-11-25', mode: 'pen' as const, signedAt: null };

describe('who may', () => {
  const cases: [Application['state'], CommandName, Role | 'resident' | 'system'][] = [
    ['submitted', 'accept', 'operator'], ['submitted', 'return', 'operator'], ['submitted', 'withdraw', 'resident'], ['returned', 'resubmit', 'resident'],
    ['returned', 'resubmit', 'operator'], ['returned', 'resubmit', 'village_officer'], ['section_review', 'initial', 'section_head'],
    ['secretary_review', 'initial', 'secretary'], ['signing', 'approve', 'head'], ['numbered', 'record_signature', 'operator'], ['signed', 'annul', 'head'],
    ['signed', 'dispatch', 'operator'], ['dispatched', 'receive', 'village_officer'], ['received', 'hand_over', 'village_officer'], ['field_check', 'record_field_check', 'section_head']
  ];
  test.each(cases)('in %s, %s is for the %s', (state, command, who) => {
    const application = { ...submitted(), state, letter: LETTER, parcel: 'p' };
    const by = (actor: Actor, proved = false) => decide(application, WELL_FORMED[command], circumstances(actor, 5, proved)).ok;
    expect(who === 'resident' ? by({ kind: 'public' }, true) : by(officer(who as Role))).toBe(true);
    expect(by({ kind: 'public' })).toBe(false);
    const allowed = new Set(cases.filter((one) => one[0] === state && one[1] === command).map((one) => one[2]));
    for (const role of ROLES) if (!allowed.has(role) && !(command === 'record_signature' && (role === 'head' || role === 'secretary')) && !(command === 'return' || command === 'annul')) {
      expect(by(officer(role)), `${role} must not ${command}`).toBe(false);
    }
  });

  test('a section head stays in the section, a village officer in the village', () => {
    const inReview = { ...submitted(), state: 'section_review' as const };
    expect(decide(inReview, WELL_FORMED.initial, circumstances(officer('section_head', 'trantib'), 5))).toEqual({ ok: false, refusal: { reason: 'not_yours' } });
    const received = { ...submitted(), state: 'received' as const, parcel: 'p' };
    expect(decide(received, WELL_FORMED.hand_over, circumstances(officer('village_officer', '', '14.04.17.2001'), 5)).ok).toBe(false);
  });
});

test('whatever is tried in whatever order, events follow the table, the clock stands while the resident has to act, and replay gives the same', () => {
  const actors = [...ROLES.map((role) => officer(role)), SYSTEM, { kind: 'public' } as Actor];
  // Half of the tries are ones the state knows, by somebody who may, and most of those lead on: a blind walk hardly ever gets past the first desk.
  const FORWARD: CommandName[] = ['resubmit', 'accept', 'record_field_check', 'initial', 'approve', 'record_signature', 'dispatch', 'receive', 'hand_over'];
  const step = fc.record({ known: fc.boolean(), pick: fc.nat(), command: fc.constantFrom(...COMMANDS), actor: fc.constantFrom(...actors), proved: fc.boolean(), wait: fc.nat(600) });
  const seen = new Set<string>();
  fc.assert(fc.property(fc.subarray(['field_check', 'section', 'secretary'] as Step[]), fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }), (steps, tries) => {
    let application = submitted(steps);
    const start = application;
    const journal: HappenedEvent[] = [];
    let minute = 0;
    for (const { known, pick, wait, ...blind } of tries) {
      minute += wait;
      const before = application;
      const possible = COMMANDS.flatMap((command) => actors.map((actor) => ({ command, actor, proved: true })))
        .filter((one) => (pick % 5 === 0 || FORWARD.includes(one.command)) && decide(before, WELL_FORMED[one.command], circumstances(one.actor, minute, true)).ok);
      const { command, actor, proved } = (known ? possible[pick % possible.length] : undefined) ?? blind;
      const decision = decide(before, WELL_FORMED[command], circumstances(actor, minute, proved));
      if (!decision.ok) continue;
      seen.add(before.state);
      const events = happenedAt(decision.events, before.seq, minute);
      journal.push(...events);
      application = events.reduce<Application>((now, event) => evolve(now, event, 'id'), before);
      const done = before.state === 'field_check' ? 'field_check' : before.state === 'section_review' ? 'section' : 'secretary';
      const expected = command === 'accept' ? stateAfter({ ...before, done: [] }, command) : stateAfter(before, command, command === 'initial' || command === 'record_field_check' ? done : undefined);
      expect(application.state, `${before.state} + ${command}`).toBe(expected);
      expect(application.clock.due === null).toBe(application.clock.runningSince === null);
      const counting = ['returned', 'rejected', 'withdrawn', 'signed', 'dispatched', 'received', 'handed_over', 'annulled'].includes(application.state);
      expect(application.clock.runningSince === null).toBe(counting);
      expect(application.closedAt === null).toBe(waitingFor(application) === null ? false : true);
    }
    expect(journal.reduce<Application>((now, event) => evolve(now, event, 'id'), start)).toEqual(application);
  }), { numRuns: 400 });
  expect(seen).toEqual(new Set(STATES));
});

test('the promise counts only the minutes that were the office\'s', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 400 }), (used, away, then) => {
    let application = submitted();
    const run = (command: Command, actor: Actor, minute: number, proved = false) => {
      const decision = decide(application, command, circumstances(actor, minute, proved));
      if (!decision.ok) throw new Error(decision.refusal.reason);
      application = happenedAt(decision.events, application.seq, minute).reduce<Application>((now, event) => evolve(now, event, 'id'), application);
    };
    run(WELL_FORMED.return, officer('operator'), used);
    run(WELL_FORMED.resubmit, { kind: 'public' }, used + away, true);
    expect(application.clock.due).toBe(new Date(START + (away + 450) * 60_000).toISOString());
    application = { ...application, state: 'numbered', letter: LETTER };
    run(WELL_FORMED.record_signature, officer('operator'), used + away + then);
    expect(application.clock.kept).toBe(used + then <= 450);
  }));
});

test('a forgotten case evolves without its sealed parts', () => {
  const events = happenedAt([{ type: 'noted', body: {}, sealed: { text: 'x' } }], 1, 1).map((event) => ({ ...event, sealed: undefined }));
  const kase: Case = evolveCase(null, happenedAt([{ type: 'submitted', body: {} as never, sealed: { answers: { nama: 'A' } } }], 0, 0)[0]!);
  expect(evolveCase(kase, events[0]!)).toBe(kase);
});
