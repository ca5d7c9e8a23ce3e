import type { Answers, Channel, SignatureMode, Step } from '#application/events.ts';

/** A submission, its answers already checked by the one checker. */
export type Submission = {
  service: { slug: string; version: number };
  section: string;
  steps: Step[];
  /** working minutes */
  promise: number;
  village: string;
  channel: Channel;
  code: string;
  onBehalf: boolean;
  answers: Answers;
};

/** What somebody wants to happen to an application. Texts are cleaned and answers checked before they come here. */
export type Command =
  | { type: 'take' }
  | { type: 'assign'; account: string }
  | { type: 'note'; text: string }
  | { type: 'reset_pin' }
  | { type: 'move_promise'; due: string }
  | { type: 'return'; reasons: Record<string, string>; note?: string; internal?: string }
  | { type: 'resubmit'; answers: Answers }
  | { type: 'accept'; originalsSeen: string[]; note?: string; internal?: string }
  | { type: 'reject'; because: string; internal?: string }
  | { type: 'withdraw' }
  | { type: 'correct'; changes: Answers }
  | { type: 'record_field_check'; on: string; finding: string; files: string[]; passed: boolean }
  | { type: 'initial' }
  | { type: 'send_back'; because: string }
  | { type: 'approve'; letter: string; register: string; number: string; date: string; mode: SignatureMode }
  | { type: 'give_up_number'; because: string }
  | { type: 'record_signature'; sha256: string }
  | { type: 'store_signature'; sha256: string }
  | { type: 'annul'; because: string }
  | { type: 'dispatch'; parcel: string }
  | { type: 'receive' }
  | { type: 'report_missing'; note?: string }
  | { type: 'hand_over'; how: 'code' | 'identity'; bearer?: string; because?: string };

/** What the resident takes away, after COMMIT. The PIN is nowhere kept in clear outside the resident's own draft. `due`: ISO moment. */
export type Receipt = { id: string; code: string; pin: string; due: string };
