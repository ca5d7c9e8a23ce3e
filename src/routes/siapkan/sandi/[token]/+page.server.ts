import { fail, redirect } from '@sveltejs/kit';
import { accountOf, choosePassword, linkFor } from '#identity/setup.server.ts';
import { signIn } from '#identity/sign-in.server.ts';
import { passwordWords } from '#identity/words.id.ts';
import { passwordOf, readForm, setCookies } from '../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, setHeaders }) => {
  setHeaders({ 'x-robots-tag': 'noindex' });
  const link = await linkFor(params.token, locals.office.id, 'password');
  return { account: link && (await accountOf(link)) };
};

export const actions: Actions = {
  default: async (event) => {
    const { office } = event.locals;
    const form = await readForm(event);
    const password = passwordOf(form, 'sandi');
    const refuse = (reason: keyof typeof passwordWords.reasons) => fail(400, { field: reason === 'repeated' ? 'ulang' : 'sandi', error: passwordWords.reasons[reason] });
    if (password !== passwordOf(form, 'ulang')) return refuse('repeated');
    const answer = await choosePassword(event.params.token, office.id, password, [office.settings.name]);
    if (!answer.ok) {
      if (answer.reason === 'short' || answer.reason === 'long' || answer.reason === 'common') return refuse(answer.reason);
      redirect(303, event.url.pathname);
    }
    const entered = await signIn({ officeId: office.id, network: event.getClientAddress(), headers: event.request.headers }, answer.username ?? '', password);
    if (!entered.ok) redirect(303, '/masuk');
    setCookies(event, entered.cookies);
    redirect(303, entered.next === 'code' ? '/masuk/kode' : '/akun');
  }
};
