/** An event about to be written. `body` holds nothing personal; what is personal goes, already sealed, into `sealed`. */
export type NewEvent = { type: string; version: number; body: object; sealed?: Uint8Array | null };

/** An event as the journal keeps it. Times are moments; `happenedAt` is earlier where something is entered afterwards. */
export type RecordedEvent = {
  seq: number;
  type: string;
  version: number;
  happenedAt: Date;
  recordedAt: Date;
  actor: string;
  post: string | null;
  actingFor: string | null;
  commandId: string;
  body: object;
  sealed: Uint8Array | null;
};

/** Where events belong: one stream is one thing with a history. */
export type Stream = { officeId: string; kind: 'application' | 'parcel' | 'post' | 'office' | 'service' | 'signer' | 'account'; streamId: string };

/** Who is writing, and in which post. `actor` is `resident`, `officer:<account>`, `client:<id>` or `system`. */
export type Author = { actor: string; post?: string | null; actingFor?: string | null };
