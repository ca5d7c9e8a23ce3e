import { createHmac, timingSafeEqual } from 'node:crypto';
import { now } from '#platform/clock.server.ts';
import { dayOf, type Zone } from '#office/calendar-day.ts';
import { asksForSecondFactor, type Actor } from '#identity/actor.ts';
import { signInSecret } from '#identity/auth.server.ts';
import { SESSION_COOKIE, cookieValue } from '#identity/cookies.ts';
import { findActor } from '#identity/store.server.ts';

/**
 * Who stands behind a request: an officer with the posts held in this office today (their own and those acted for), or the public.
 * One indexed query, and none without a cookie of ours.
 * @param zone the office's time zone: acting begins and ends with its day
 */
export async function actorFromRequest(headers: Headers, officeId: string, zone: Zone): Promise<Actor> {
  const token = sessionToken(headers);
  if (token === undefined) return { kind: 'public' };
  const found = await findActor(token, officeId, dayOf(zone, now()));
  if (!found) return { kind: 'public' };
  const { totp, ...officer } = found;
  return { kind: 'officer', officeId, ...officer, needsTotp: !totp && asksForSecondFactor(officer.posts) };
}

/** The session's token out of the cookie, if the cookie is one we signed; a made-up one costs no query. */
export function sessionToken(headers: Headers): string | undefined {
  const value = cookieValue(headers.get('cookie'), SESSION_COOKIE);
  const at = value?.lastIndexOf('.') ?? -1;
  if (!value || at < 1 || value.length > 300) return undefined;
  const token = value.slice(0, at);
  const expected = createHmac('sha256', signInSecret()).update(token).digest();
  const given = Buffer.from(value.slice(at + 1), 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined;
}
