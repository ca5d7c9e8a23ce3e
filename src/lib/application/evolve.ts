import type { Application } from '#application/application.ts';
import type { HappenedEvent, Step } from '#application/events.ts';
import { ruleFor, type CommandName, type State } from '#application/lifecycle.ts';

/**
 * What an event makes of an application. Pure and total over the closed list of events: replaying a journal gives the row.
 * @param id the stream's id, needed by the first event only
 * @throws when the first event is not `submitted`: a broken journal, our fault
 */
export function evolve(application: Application | null, event: HappenedEvent, id: string): Application {
  const changed = { seq: event.seq, changedAt: event.happenedAt, changedBy: event.actor };
  if (event.type === 'submitted') {
    const { body } = event;
    return {
      id, ...changed, state: 'submitted',
      service: { slug: body.service, version: body.serviceVersion }, section: body.section, steps: body.steps, done: [],
      code: body.code, village: body.village, channel: body.channel, onBehalf: body.onBehalf, submittedAt: event.happenedAt,
      clock: { promise: body.promise, remaining: body.promise, runningSince: event.happenedAt, due: body.due, endedAt: null, kept: null },
      assignee: null, marked: [], timesReturned: 0, letter: null, parcel: null, missing: false, handedOver: null,
      arrivedAt: null, closedAt: null
    };
  }
  if (!application) throw new Error('the journal of an application does not begin with its submission');
  const now = { ...application, ...changed };
  const at = event.happenedAt;
  const stopped = { ...now.clock, runningSince: null, due: null, endedAt: at };
  switch (event.type) {
    case 'taken':
    case 'assigned':
      return { ...now, assignee: event.body.account };
    case 'returned':
      return {
        ...now, state: 'returned', marked: event.body.questions, timesReturned: now.timesReturned + 1,
        clock: { ...now.clock, runningSince: null, due: null, remaining: event.body.remaining }
      };
    case 'resubmitted':
      return { ...now, state: 'submitted', marked: [], clock: { ...now.clock, runningSince: at, due: event.body.due } };
    case 'accepted':
      return { ...now, done: [], state: nextStep(now.steps, []) };
    case 'rejected':
      return { ...now, state: 'rejected', clock: stopped, closedAt: at };
    case 'withdrawn':
      return { ...now, state: 'withdrawn', clock: stopped, closedAt: at };
    case 'field_checked':
      return stepDone(now, 'field_check');
    case 'initialled':
      return stepDone(now, event.body.step);
    case 'sent_back':
      return { ...now, state: 'sent_back', done: [] };
    case 'numbered': {
      const { letter, register, number, date, mode } = event.body;
      return { ...now, state: 'numbered', letter: { id: letter, register, number, date, mode, signedAt: null } };
    }
    case 'number_given_up':
      return { ...now, state: 'signing', letter: null };
    case 'signed':
      return {
        ...now, state: 'signed', letter: now.letter && { ...now.letter, signedAt: at },
        clock: { ...now.clock, runningSince: null, due: null, endedAt: at, kept: event.body.kept }
      };
    case 'annulled':
      return { ...now, state: 'annulled', closedAt: at };
    case 'dispatched':
      return { ...now, state: 'dispatched', parcel: event.body.parcel, missing: false };
    case 'received':
      return { ...now, state: 'received', missing: false, arrivedAt: at };
    case 'reported_missing':
      return { ...now, missing: true };
    case 'handed_over':
      return { ...now, state: 'handed_over', closedAt: at, handedOver: { how: event.body.how, bearer: event.body.bearer } };
    case 'promise_moved':
      return { ...now, clock: { ...now.clock, due: event.body.due } };
    case 'corrected':
    case 'pin_reset':
    case 'noted':
      return now;
  }
}

/** The state in which the first step not yet done is waited for; the signing desk when all are. */
function nextStep(steps: readonly Step[], done: readonly Step[]): State {
  const waiting = steps.find((step) => !done.includes(step));
  if (!waiting) return 'signing';
  return ({ field_check: 'field_check', section: 'section_review', secretary: 'secretary_review' } as const)[waiting];
}

/** The state a command leads to, by the lifecycle table; null when it cannot be done. For checks and for what a button announces. */
export function stateAfter(application: Application, command: CommandName, step?: Step): State | null {
  const next = ruleFor(application.state, command)?.next ?? null;
  if (next === 'same') return application.state;
  if (next === 'next_step') return nextStep(application.steps, step ? [...application.done, step] : application.done);
  return next;
}

function stepDone(application: Application, step: Step): Application {
  const done = [...application.done, step];
  return { ...application, done, state: nextStep(application.steps, done) };
}
