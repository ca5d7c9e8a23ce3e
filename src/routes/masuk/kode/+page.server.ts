import { fail, redirect } from '@sveltejs/kit';
import { withCookies } from '#identity/cookies.ts';
import { actorFromRequest } from '#identity/session.server.ts';
import { enterCode } from '#identity/sign-in.server.ts';
import { codeWords, signInWords } from '#identity/words.id.ts';
import { sameSitePath } from '#ui/same-site-path.ts';
import { homeOf, lineOf, readForm, setCookies } from '../../guard.ts';
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
    const next = sameSitePath(lineOf(form, 'ke', 500));
    const door = { officeId: office.id, network: event.getClientAddress(), headers: event.request.headers };
    const answer = await enterCode(door, lineOf(form, 'kode', 40));
    if (!answer.ok && answer.reason === 'locked') {
      event.setHeaders({ 'retry-after': String(answer.retryAfterSeconds) });
      return fail(429, { next, error: signInWords.locked(Math.ceil(answer.retryAfterSeconds / 60)), over: false });
    }
    if (!answer.ok) return fail(400, { next, error: answer.reason === 'wrong' ? codeWords.wrong : codeWords.expired, over: answer.reason === 'expired' });
    setCookies(event, answer.cookies);
    const actor = await actorFromRequest(withCookies(event.request.headers, answer.cookies), office.id, office.settings.zone);
    redirect(303, actor.kind === 'officer' && (actor.needsTotp || next === '/') ? homeOf(actor) : next);
  }
};
