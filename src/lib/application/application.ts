import type { Channel, SignatureMode, Step } from '#application/events.ts';
import type { State } from '#application/lifecycle.ts';

/** Working minutes promised and how they stand. While the resident has to act `runningSince` and `due` are null. */
export type Clock = {
  promise: number;
  remaining: number;
  runningSince: string | null;
  due: string | null;
  /** When the office's part was done, and whether in time. */
  endedAt: string | null;
  kept: boolean | null;
};

export type LetterOfApplication = { id: string; register: string; number: string; date: string; mode: SignatureMode; signedAt: string | null };

/** An application as its events make it. Nothing personal: that lies in `Case`, sealed. All moments are ISO strings. */
export type Application = {
  id: string;
  seq: number;
  state: State;
  service: { slug: string; version: number };
  section: string;
  steps: Step[];
  done: Step[];
  code: string;
  village: string;
  channel: Channel;
  onBehalf: boolean;
  submittedAt: string;
  clock: Clock;
  assignee: string | null;
  /** Questions the resident has to correct now. */
  marked: string[];
  timesReturned: number;
  letter: LetterOfApplication | null;
  parcel: string | null;
  missing: boolean;
  handedOver: { how: 'code' | 'identity'; bearer: boolean } | null;
  arrivedAt: string | null;
  closedAt: string | null;
  changedAt: string;
  changedBy: string;
};
