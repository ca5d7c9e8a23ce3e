import { redirect } from '@sveltejs/kit';
import { signOut } from '#identity/sign-in.server.ts';
import { requireOfficer, setCookies } from '../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => ({ person: requireOfficer(event).name });

export const actions: Actions = {
  default: async (event) => {
    if (event.locals.actor.kind === 'officer') setCookies(event, await signOut(event.request.headers));
    redirect(303, '/masuk');
  }
};
