import type { Refusal } from '#application/refusal.ts';

/** How a batch of signatures stands. It goes on when its page is closed and can be come back to. */
export type BatchState = 'running' | 'paused' | 'done' | 'stopped';
/** Why one letter of a batch was not signed; a refusal's own reason among them. */
export type BatchFailure = 'failed' | 'render' | 'otherSigner' | Refusal['reason'];
export type BatchItem =
  | { applicationId: string; state: 'waiting' | 'running' }
  | { applicationId: string; state: 'done'; number: string }
  | { applicationId: string; state: 'failed'; why: string };

export type Batch = {
  /** what its address is made of; tells nothing (law 8) */
  publicId: string;
  /** `paused`: the sitting was lost, or the process that worked on it is gone; nothing is lost, the passphrase is asked for again */
  state: BatchState; total: number; done: number; failed: number; startedAt: Date; items: BatchItem[];
};

/** Letters in one batch; more are begun as another. Each takes about a fifth of a second. */
export const MOST_IN_A_BATCH = 500;
