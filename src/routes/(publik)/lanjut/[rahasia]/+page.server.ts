import { fail, redirect } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { exchangeDraftLink } from '#application/draft.server.ts';
import { keepSecret } from '../../ajukan/draft-cookie.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  /** Looking at the link changes nothing (a messenger's preview may do that); only the button uses it up. */
  default: async (event) => {
    const opened = await inOffice(event.locals.office.id, (tx) => exchangeDraftLink(tx, event.locals.office.id, event.params.rahasia));
    if (!opened) return fail(410, { used: true });
    keepSecret(event, opened.slug, opened.secret);
    redirect(303, `/ajukan/${opened.slug}`);
  }
};
