import { createHash, randomBytes } from 'node:crypto';
import { findLink, insertLink, useLink, type Link } from '#identity/store.server.ts';

export type { Link } from '#identity/store.server.ts';

const LINK_HOURS = 24;

/** Makes a one-time link of 24 hours (or `seconds`); an earlier one for the same end stops working. @returns its secret part, kept nowhere */
export async function makeLink(link: Link, seconds = LINK_HOURS * 3600): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await insertLink(hashOf(token), link, seconds);
  return token;
}

/** What a link is for, without using it up; null when it is unknown, over or used. */
export async function openLink(token: string): Promise<Link | null> {
  return wellFormed(token) ? findLink(hashOf(token)) : null;
}

/** Uses a link up; true for exactly one caller, however many come at once. */
export async function useUpLink(token: string): Promise<boolean> {
  return wellFormed(token) && useLink(hashOf(token));
}

function wellFormed(token: string): boolean {
  return /^[A-Za-z0-9_-]{32}$/.test(token);
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
