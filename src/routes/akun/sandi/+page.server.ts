import { fail, redirect } from '@sveltejs/kit';
import { changePassword } from '#identity/own-account.server.ts';
import { passwordWords } from '#identity/words.id.ts';
import { passwordOf, readForm, requireOfficer, setCookies } from '../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => ({ person: requireOfficer(event).name, username: requireOfficer(event).username });

export const actions: Actions = {
  default: async (event) => {
    const officer = requireOfficer(event);
    const form = await readForm(event);
    const chosen = passwordOf(form, 'baru');
    const refuse = (reason: keyof typeof passwordWords.reasons, field: string, status = 400) => fail(status, { field, error: passwordWords.reasons[reason] });
    if (chosen !== passwordOf(form, 'ulang')) return refuse('repeated', 'ulang');
    const answer = await changePassword(officer, event.request.headers, passwordOf(form, 'lama'), chosen, [event.locals.office.settings.name]);
    if (!answer.ok) {
      if (answer.reason === 'locked') event.setHeaders({ 'retry-after': '900' });
      return refuse(answer.reason, answer.reason === 'wrong_password' || answer.reason === 'locked' ? 'lama' : 'baru', answer.reason === 'locked' ? 429 : 400);
    }
    setCookies(event, answer.cookies);
    redirect(303, '/akun?selesai=sandi');
  }
};
