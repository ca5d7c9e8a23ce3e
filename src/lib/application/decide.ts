import { may } from '#identity/may.ts';
import type { Actor } from '#identity/actor.ts';
import type { WorkingClock } from '#office/working-office.ts';
import type { Application } from '#application/application.ts';
import type { Command, Submission } from '#application/command.ts';
import type { ApplicationEvent } from '#application/events.ts';
import { ruleFor, type Rule, type Who } from '#application/lifecycle.ts';
import type { Refusal } from '#application/refusal.ts';

/** Everything outside the application that a decision rests on; passed in, so that deciding stays pure. */
export type Circumstances = {
  officeId: string;
  actor: Actor;
  /** The resident has shown the PIN of the receipt. */
  residentProved: boolean;
  at: Date;
  clock: WorkingClock;
  /** Ids of the questions that this application's service version asks, for marks. */
  questions: readonly string[];
};

export type Decision = { ok: true; events: ApplicationEvent[] } | { ok: false; refusal: Refusal };

const happened = (...events: ApplicationEvent[]): Decision => ({ ok: true, events });
const refuse = (refusal: Refusal): Decision => ({ ok: false, refusal });

/** A new application. Its answers were checked before; what remains is the promise. */
export function decideSubmission(submission: Submission, circumstances: Circumstances): Decision {
  const { service, answers, ...rest } = submission;
  const due = circumstances.clock.add(circumstances.at, submission.promise).toISOString();
  return happened({ type: 'submitted', body: { ...rest, service: service.slug, serviceVersion: service.version, due }, sealed: { answers } });
}

/**
 * What follows from a command, or why not. Whose turn it is stands in the lifecycle table, who may in `may`; only what is left is here.
 */
export function decide(application: Application, command: Command, circumstances: Circumstances): Decision {
  const rule = ruleFor(application.state, command.type);
  if (!rule) return refuse({ reason: 'not_now', state: application.state });
  if (!isAllowed(rule, application, circumstances)) return refuse({ reason: 'not_yours' });
  switch (command.type) {
    case 'take': return takeOver(circumstances.actor);
    case 'assign': return happened({ type: 'assigned', body: { account: command.account } });
    case 'note': return command.text ? happened({ type: 'noted', body: {}, sealed: { text: command.text } }) : refuse({ reason: 'reason_missing' });
    case 'reset_pin': return happened({ type: 'pin_reset', body: {} });
    case 'move_promise': return movePromise(application, command.due);
    case 'return': return returnToResident(application, command, circumstances);
    case 'resubmit': return resubmit(application, command, circumstances);
    case 'accept': return happened({ type: 'accepted', body: { originalsSeen: command.originalsSeen }, sealed: { note: command.note, internal: command.internal } });
    case 'reject': return because(command.because, (reason) => ({ type: 'rejected', body: {}, sealed: { reason, internal: command.internal } }));
    case 'withdraw': return happened({ type: 'withdrawn', body: {} });
    case 'correct': return correct(command.changes, circumstances);
    case 'record_field_check': return because(command.finding, (finding) => ({
      type: 'field_checked', body: { on: command.on, files: command.files, passed: command.passed }, sealed: { finding }
    }));
    case 'initial': return happened({ type: 'initialled', body: { step: application.state === 'section_review' ? 'section' : 'secretary' } });
    case 'send_back': return because(command.because, (reason) => ({ type: 'sent_back', body: { from: deskOf(application) }, sealed: { reason } }));
    case 'approve': {
      const { letter, register, number, date, mode } = command;
      return happened({ type: 'numbered', body: { letter, register, number, date, mode } });
    }
    case 'give_up_number': return giveUpNumber(application, command.because);
    case 'record_signature':
    case 'store_signature': return sign(application, command.type === 'record_signature' ? 'pen' : 'certificate', command.sha256, circumstances.at);
    case 'annul': return annul(application, command.because);
    case 'dispatch': return happened({ type: 'dispatched', body: { parcel: command.parcel } });
    case 'receive': return happened({ type: 'received', body: { parcel: application.parcel! } });
    case 'report_missing': return happened({ type: 'reported_missing', body: { parcel: application.parcel! }, sealed: { note: command.note } });
    case 'hand_over': return handOver(command);
  }
}

/** Whether this actor may use this rule on this application. */
export function isAllowed(rule: Rule, application: Application, circumstances: Circumstances): boolean {
  const subject = { officeId: circumstances.officeId, villageId: application.village, section: application.section };
  return rule.who.some((who) => allows(who, circumstances, subject));
}

function allows(who: Who, circumstances: Circumstances, subject: { officeId: string; villageId: string; section: string }): boolean {
  if (who === 'resident') return circumstances.residentProved;
  if (who === 'system') return circumstances.actor.kind === 'system';
  return may(circumstances.actor, who, subject);
}

function takeOver(actor: Actor): Decision {
  return actor.kind === 'officer' ? happened({ type: 'taken', body: { account: actor.accountId } }) : refuse({ reason: 'not_yours' });
}

/** Moves only in the resident's favour: an earlier promise stays (DOMAIN §4). */
function movePromise(application: Application, due: string): Decision {
  const { due: promised } = application.clock;
  return promised && due < promised ? happened({ type: 'promise_moved', body: { due, why: 'calendar' } }) : refuse({ reason: 'not_now', state: application.state });
}

function returnToResident(application: Application, command: Extract<Command, { type: 'return' }>, { at, clock, questions }: Circumstances): Decision {
  const marked = Object.keys(command.reasons);
  if (marked.length === 0) return refuse({ reason: 'nothing_marked' });
  for (const question of marked) {
    if (!questions.includes(question)) return refuse({ reason: 'question_unknown', question });
    if (!command.reasons[question]) return refuse({ reason: 'reason_missing', question });
  }
  const { runningSince, remaining } = application.clock;
  const used = runningSince ? clock.between(new Date(runningSince), at) : 0;
  return happened({
    type: 'returned', body: { questions: marked, remaining: remaining - used },
    sealed: { reasons: command.reasons, note: command.note, internal: command.internal }
  });
}

/** The clock goes on with what was left. A promise already missed stays missed: it falls due at once. */
function resubmit(application: Application, command: Extract<Command, { type: 'resubmit' }>, { at, clock }: Circumstances): Decision {
  const due = clock.add(at, Math.max(0, application.clock.remaining)).toISOString();
  return happened({ type: 'resubmitted', body: { questions: application.marked, due }, sealed: { answers: command.answers } });
}

function correct(changes: Record<string, unknown>, { questions }: Circumstances): Decision {
  const changed = Object.keys(changes);
  if (changed.length === 0) return refuse({ reason: 'nothing_marked' });
  const unknown = changed.find((question) => !questions.includes(question));
  if (unknown) return refuse({ reason: 'question_unknown', question: unknown });
  return happened({ type: 'corrected', body: { questions: changed }, sealed: { changes } });
}

function giveUpNumber(application: Application, reason: string): Decision {
  if (!reason) return refuse({ reason: 'reason_missing' });
  const { id, register } = application.letter!;
  return happened({ type: 'number_given_up', body: { letter: id, register }, sealed: { reason } });
}

/** `kept`: the office's part was done within its promise. A pen's letter is not signed by certificate, nor the other way round. */
function sign(application: Application, mode: 'pen' | 'certificate', sha256: string, at: Date): Decision {
  const letter = application.letter!;
  if (letter.mode !== mode) return refuse({ reason: 'not_now', state: application.state });
  if (!sha256) return refuse({ reason: 'scan_missing' });
  const { due } = application.clock;
  return happened({ type: 'signed', body: { letter: letter.id, mode, sha256, kept: due !== null && at.toISOString() <= due } });
}

function annul(application: Application, reason: string): Decision {
  if (!reason) return refuse({ reason: 'reason_missing' });
  return happened({ type: 'annulled', body: { letter: application.letter!.id }, sealed: { reason } });
}

/** Without the code the reason is kept: it is told to the resident and listed for the supervisor. */
function handOver(command: Extract<Command, { type: 'hand_over' }>): Decision {
  if (command.how === 'identity' && !command.because) return refuse({ reason: 'reason_missing' });
  return happened({
    type: 'handed_over', body: { how: command.how, bearer: Boolean(command.bearer) },
    sealed: { bearer: command.bearer, reason: command.because }
  });
}

function because(reason: string, event: (reason: string) => ApplicationEvent): Decision {
  return reason ? happened(event(reason)) : refuse({ reason: 'reason_missing' });
}

function deskOf(application: Application): 'section' | 'secretary' | 'head' | 'field_check' {
  switch (application.state) {
    case 'field_check': return 'field_check';
    case 'section_review': return 'section';
    case 'secretary_review': return 'secretary';
    default: return 'head';
  }
}
