import { redirect, type Cookies, type RequestEvent } from '@sveltejs/kit';
import type { DraftAsk } from '#application/draft-state.server.ts';
import { DRAFT_DAYS } from '#application/draft.ts';

const NAME = 'isian';

/** What opens the draft of one service on this browser. A cookie per service: somebody may file two letters side by side. */
export function askOf(event: Pick<RequestEvent, 'locals' | 'cookies'>, slug: string): DraftAsk {
  return { office: event.locals.office, actor: event.locals.actor, secret: event.cookies.get(NAME), slug };
}

/** Keeps the draft's secret in this browser, for as long as the draft itself lives without a visit. */
export function keepSecret(event: { cookies: Cookies; url: URL }, slug: string, secret: string): void {
  event.cookies.set(NAME, secret, {
    path: `/ajukan/${slug}`, maxAge: DRAFT_DAYS * 86_400, httpOnly: true, sameSite: 'lax', secure: event.url.protocol === 'https:'
  });
}

/** Away from a page whose draft is not there: to the start, to the receipt, or for an officer who has been signed out to the sign-in. */
export function leave(slug: string, reason: 'gone' | 'officer' | 'sent'): never {
  if (reason === 'officer') redirect(303, `/masuk?ke=${encodeURIComponent(`/ajukan/${slug}`)}`);
  redirect(303, reason === 'sent' ? `/ajukan/${slug}/selesai` : `/ajukan/${slug}`);
}
