import type { State } from '#application/lifecycle.ts';

/** Why a command was not carried out: the closed list. Each has a sentence in words.*.ts and a status here. */
export type Refusal =
  | { reason: 'unknown' }
  | { reason: 'not_now'; state: State }
  | { reason: 'not_yours' }
  | { reason: 'changed'; by: string; at: string }
  | { reason: 'other_body' }
  | { reason: 'nothing_marked' }
  | { reason: 'reason_missing'; question?: string }
  | { reason: 'question_unknown'; question: string }
  | { reason: 'answers_wrong' }
  | { reason: 'scan_missing' }
  | { reason: 'code_wrong' }
  | { reason: 'letter_not_ready' }
  /** the service has no classification code, and the office's numbers need one */
  | { reason: 'number_not_ready' }
  /** a reason that others will read names a person or carries a number of theirs */
  | { reason: 'reason_personal' };

export const STATUS: Record<Refusal['reason'], number> = {
  unknown: 404,
  not_now: 409,
  not_yours: 403,
  changed: 409,
  other_body: 422,
  nothing_marked: 400,
  reason_missing: 400,
  question_unknown: 400,
  answers_wrong: 400,
  scan_missing: 400,
  code_wrong: 400,
  letter_not_ready: 409,
  number_not_ready: 409,
  reason_personal: 400
};
