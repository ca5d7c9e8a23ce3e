/**
 * Everything that can happen to an application: the closed list. `body` holds nothing personal; `Sealed` is what goes, sealed with the
 * case's key, beside it. A new event starts at version 1; a changed shape gets a new version and an upcaster in `upcast.ts`.
 */
export type Step = 'field_check' | 'section' | 'secretary';
export type Channel = 'web' | 'desk' | 'village' | 'api';
export type Answers = Record<string, unknown>;
export type SignatureMode = 'pen' | 'certificate';

export type EventBodies = {
  submitted: {
    service: string; serviceVersion: number; section: string; steps: Step[];
    village: string; channel: Channel; code: string; onBehalf: boolean;
    /** working minutes promised, and the moment (ISO) they run out */
    promise: number; due: string;
  };
  taken: { account: string };
  assigned: { account: string };
  /** The questions marked, and the working minutes that are left when the resident has answered. */
  returned: { questions: string[]; remaining: number };
  resubmitted: { questions: string[]; due: string };
  accepted: { originalsSeen: string[] };
  rejected: object;
  withdrawn: object;
  corrected: { questions: string[] };
  field_checked: { on: string; files: string[]; passed: boolean };
  initialled: { step: 'section' | 'secretary' };
  sent_back: { from: 'section' | 'secretary' | 'head' | 'field_check' };
  numbered: { letter: string; register: string; number: string; date: string; mode: SignatureMode };
  number_given_up: { letter: string; register: string };
  signed: { letter: string; mode: SignatureMode; sha256: string; kept: boolean };
  annulled: { letter: string };
  dispatched: { parcel: string };
  received: { parcel: string };
  reported_missing: { parcel: string };
  handed_over: { how: 'code' | 'identity'; bearer: boolean };
  pin_reset: object;
  noted: object;
  /** A calendar was amended: the promise moves, only in the resident's favour. */
  promise_moved: { due: string; why: 'calendar' };
};
export type EventType = keyof EventBodies;

/** What goes sealed beside the body. Absent for an event that has nothing personal. */
export type SealedBodies = {
  submitted: { answers: Answers };
  returned: { reasons: Record<string, string>; note?: string; internal?: string };
  resubmitted: { answers: Answers };
  accepted: { note?: string; internal?: string };
  rejected: { reason: string; internal?: string };
  corrected: { changes: Answers };
  field_checked: { finding: string };
  sent_back: { reason: string };
  number_given_up: { reason: string };
  annulled: { reason: string };
  handed_over: { bearer?: string; reason?: string };
  reported_missing: { note?: string };
  noted: { text: string };
};

type SealedOf<T extends EventType> = T extends keyof SealedBodies ? { sealed: SealedBodies[T] } : { sealed?: undefined };
/** An event as `decide` makes it: plain, not yet sealed. */
export type ApplicationEvent = { [T in EventType]: { type: T; body: EventBodies[T] } & SealedOf<T> }[EventType];

/** An event with what the journal added, as `evolve` reads it. `sealed` is absent once the case key has been dropped. */
export type HappenedEvent = {
  [T in EventType]: { type: T; body: EventBodies[T]; sealed?: T extends keyof SealedBodies ? SealedBodies[T] : undefined }
}[EventType] & { seq: number; happenedAt: string; actor: string; post: string | null; actingFor: string | null };

export const EVENT_VERSION = 1;
