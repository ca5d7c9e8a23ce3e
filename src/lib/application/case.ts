import type { Answers, HappenedEvent } from '#application/events.ts';

export type CaseNote = { seq: number; at: string; actor: string; text: string };

/** The personal part of an application, kept sealed with the case key: what its events say that is nobody else's business. */
export type Case = {
  answers: Answers;
  /** For the resident: why each marked question was returned, and the officer's note. */
  reasons: Record<string, string>;
  note: string | null;
  rejectedBecause: string | null;
  sentBackBecause: string | null;
  finding: string | null;
  annulledBecause: string | null;
  bearer: string | null;
  handedOverBecause: string | null;
  /** For colleagues only. */
  notes: CaseNote[];
};

const EMPTY: Case = {
  answers: {}, reasons: {}, note: null, rejectedBecause: null, sentBackBecause: null, finding: null,
  annulledBecause: null, bearer: null, handedOverBecause: null, notes: []
};

/** What an event makes of the sealed part. An event without its sealed body (the key has been dropped) changes nothing. */
export function evolveCase(before: Case | null, event: HappenedEvent): Case {
  const now = before ?? EMPTY;
  if (!event.sealed) return now;
  const remark = (text: string | undefined) => (text ? [...now.notes, { seq: event.seq, at: event.happenedAt, actor: event.actor, text }] : now.notes);
  switch (event.type) {
    case 'submitted': return { ...EMPTY, answers: event.sealed.answers };
    case 'returned': return { ...now, reasons: event.sealed.reasons, note: event.sealed.note ?? null, notes: remark(event.sealed.internal) };
    case 'resubmitted': return { ...now, answers: event.sealed.answers, reasons: {}, note: null };
    case 'accepted': return { ...now, note: event.sealed.note ?? null, sentBackBecause: null, notes: remark(event.sealed.internal) };
    case 'rejected': return { ...now, rejectedBecause: event.sealed.reason, notes: remark(event.sealed.internal) };
    case 'corrected': return { ...now, answers: corrected(now.answers, event.sealed.changes) };
    case 'field_checked': return { ...now, finding: event.sealed.finding };
    case 'sent_back': return { ...now, sentBackBecause: event.sealed.reason, notes: remark(event.sealed.reason) };
    case 'number_given_up': return { ...now, notes: remark(event.sealed.reason) };
    case 'annulled': return { ...now, annulledBecause: event.sealed.reason };
    case 'handed_over': return { ...now, bearer: event.sealed.bearer ?? null, handedOverBecause: event.sealed.reason ?? null };
    case 'reported_missing': return { ...now, notes: remark(event.sealed.note) };
    case 'noted': return { ...now, notes: remark(event.sealed.text) };
  }
}

/** An answer that an officer emptied is null among the changes, and gone afterwards. */
function corrected(before: Answers, changes: Answers): Answers {
  return Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, answer]) => answer !== null));
}
