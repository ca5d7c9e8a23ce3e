import type { Channel } from '#application/events.ts';
import type { Receipt } from '#application/command.ts';

/** What a draft keeps sealed: raw answers by question, as they were typed, and the receipt once it is sent. */
export type DraftContent = {
  answers: Record<string, unknown>;
  receipt?: Receipt;
  /** questions whose paper is brought along instead of photographed */
  originals?: string[];
  /** photos the resident keeps in spite of a warning */
  kept?: string[];
  /** A draft that corrects an application instead of beginning one, and which of its files are to go. */
  correction?: { application: string; removed: string[] };
};

/** An opened draft. `key` opens its answers and files; only who holds the secret gets here. */
export type Draft = {
  id: string;
  service: { slug: string; version: number };
  channel: Channel;
  account: string | null;
  /** Once it has been sent: nothing of it changes any more. */
  applicationId: string | null;
  key: Uint8Array;
  content: DraftContent;
  seq: number;
};

/** Days without a visit after which a draft is gone. */
export const DRAFT_DAYS = 14;
