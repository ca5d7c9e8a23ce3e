import type { Action } from '#identity/permissions.ts';

/** Where an application can be. DOMAIN §3 and §4 have the Indonesian words. */
export const STATES = [
  'submitted', 'returned', 'sent_back', 'field_check', 'section_review', 'secretary_review', 'signing', 'numbered',
  'signed', 'dispatched', 'received', 'handed_over', 'rejected', 'withdrawn', 'annulled'
] as const;
export type State = (typeof STATES)[number];

export const COMMANDS = [
  'take', 'assign', 'note', 'reset_pin', 'move_promise',
  'return', 'resubmit', 'accept', 'reject', 'withdraw', 'correct',
  'record_field_check', 'initial', 'send_back', 'approve', 'give_up_number',
  'record_signature', 'store_signature', 'annul', 'dispatch', 'receive', 'report_missing', 'hand_over'
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** Who may: an officer's permission, the resident who knows the PIN (`resident`), either, or only the program itself. */
export type Who = Action | 'resident' | 'system';
/** `next_step`: the first of the service's steps that is not done, else the signing desk. `same`: stays where it is. */
export type Next = State | 'same' | 'next_step';
export type Rule = { who: readonly Who[]; next: Next };

const no = null;
const rule = (next: Next, ...who: Who[]): Rule => ({ who, next });

const take = rule('same', 'application.take');
const assign = rule('same', 'application.assign');
const note = rule('same', 'application.note');
const reset_pin = rule('same', 'application.resetPin');
const move_promise = rule('same', 'system');
const withdraw = rule('withdrawn', 'resident');
const correct = rule('same', 'application.correct');
const backToOperator = rule('sent_back', 'application.sendBack');
const annul = rule('annulled', 'application.annul');

/** Always possible while the case is open: say so once. */
const open = { take, assign, note, reset_pin, move_promise };
/** After the signature the office's clock has ended; notes and a new PIN remain. */
const after = { take: no, assign: no, note, reset_pin, move_promise: no };
const nothingToCheck = { return: no, resubmit: no, accept: no, reject: no };
const nothingToSign = { record_field_check: no, initial: no, send_back: no, approve: no, give_up_number: no, record_signature: no, store_signature: no };
const nothingToHandOver = { annul: no, dispatch: no, receive: no, report_missing: no, hand_over: no };
const checking = {
  return: rule('returned', 'application.return'), resubmit: no,
  accept: rule('next_step', 'application.accept'), reject: rule('rejected', 'application.reject')
};
const closed = { ...after, ...nothingToCheck, withdraw: no, correct: no, ...nothingToSign, ...nothingToHandOver };

/**
 * The whole life of an application: state x command -> who may, and what next. Exhaustive by its type: a new state or command does
 * not compile until every place has answered for it.
 */
export const LIFECYCLE = {
  submitted: { ...open, ...checking, withdraw, correct, ...nothingToSign, ...nothingToHandOver },
  returned: {
    ...open, return: no, resubmit: rule('submitted', 'resident', 'application.file'), accept: no, reject: rule('rejected', 'application.reject'),
    withdraw, correct: no, ...nothingToSign, ...nothingToHandOver
  },
  sent_back: { ...open, ...checking, withdraw, correct, ...nothingToSign, ...nothingToHandOver },
  field_check: {
    ...open, ...nothingToCheck, withdraw, correct, ...nothingToSign,
    record_field_check: rule('next_step', 'application.fieldCheck'), send_back: backToOperator, ...nothingToHandOver
  },
  section_review: {
    ...open, ...nothingToCheck, withdraw, correct, ...nothingToSign,
    initial: rule('next_step', 'application.initialSection'), send_back: backToOperator, ...nothingToHandOver
  },
  secretary_review: {
    ...open, ...nothingToCheck, withdraw, correct, ...nothingToSign,
    initial: rule('next_step', 'application.initialSecretary'), send_back: backToOperator, ...nothingToHandOver
  },
  signing: {
    ...open, ...nothingToCheck, reject: rule('rejected', 'application.reject'), withdraw, correct, ...nothingToSign,
    approve: rule('numbered', 'application.approve'), send_back: backToOperator, ...nothingToHandOver
  },
  numbered: {
    ...open, ...nothingToCheck, withdraw: no, correct: no, ...nothingToSign,
    give_up_number: rule('signing', 'application.giveUpNumber', 'system'),
    record_signature: rule('signed', 'application.recordPenSignature'),
    store_signature: rule('signed', 'application.sign', 'system'), ...nothingToHandOver
  },
  signed: {
    ...after, ...nothingToCheck, withdraw: no, correct: no, ...nothingToSign, ...nothingToHandOver,
    annul, dispatch: rule('dispatched', 'handover.dispatch')
  },
  dispatched: {
    ...after, ...nothingToCheck, withdraw: no, correct: no, ...nothingToSign, ...nothingToHandOver,
    annul, receive: rule('received', 'handover.receive'), report_missing: rule('same', 'handover.reportMissing')
  },
  received: {
    ...after, ...nothingToCheck, withdraw: no, correct: no, ...nothingToSign, ...nothingToHandOver,
    annul, hand_over: rule('handed_over', 'handover.handOver')
  },
  handed_over: { ...closed, annul },
  rejected: closed,
  withdrawn: closed,
  annulled: closed
} as const satisfies Record<State, Record<CommandName, Rule | null>>;

/** The rule for a command in a state, or null when it cannot be done there. */
export function ruleFor(state: State, command: CommandName): Rule | null {
  return LIFECYCLE[state][command];
}
