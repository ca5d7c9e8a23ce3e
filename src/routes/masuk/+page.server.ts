import { fail, redirect } from '@sveltejs/kit';
import { actorFromRequest } from '#identity/session.server.ts';
import { signIn } from '#identity/sign-in.server.ts';
import { withCookies } from '#identity/cookies.ts';
import { signInWords } from '#identity/words.id.ts';
import { sameSitePath } from '#ui/same-site-path.ts';
import { homeOf, lineOf, passwordOf, readForm, setCookies } from '../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  const next = sameSitePath(url.searchParams.get('ke'));
  if (locals.actor.kind === 'officer') redirect(303, next === '/' ? homeOf(locals.actor) : next);
  return { next };
};

export const actions: Actions = {
  default: async (event) => {
    const { office } = event.locals;
    const form = await readForm(event);
    const username = lineOf(form, 'nama', 60);
    const next = sameSitePath(lineOf(form, 'ke', 500));
    const door = { officeId: office.id, network: event.getClientAddress(), headers: event.request.headers };
    const answer = await signIn(door, username, passwordOf(form, 'sandi'));
    if (!answer.ok && answer.reason === 'locked') {
      event.setHeaders({ 'retry-after': String(answer.retryAfterSeconds) });
      return fail(429, { username, next, error: signInWords.locked(Math.ceil(answer.retryAfterSeconds / 60)) });
    }
    if (!answer.ok) return fail(400, { username, next, error: signInWords.wrong });
    setCookies(event, answer.cookies);
    if (answer.next === 'code') redirect(303, `/masuk/kode?ke=${encodeURIComponent(next)}`);
    const actor = await actorFromRequest(withCookies(event.request.headers, answer.cookies), office.id, office.settings.zone);
    redirect(303, actor.kind === 'officer' && (actor.needsTotp || next === '/') ? homeOf(actor) : next);
  }
};
