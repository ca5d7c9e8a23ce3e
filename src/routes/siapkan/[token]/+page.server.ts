import { fail, redirect } from '@sveltejs/kit';
import { linkFor, setUpAdministrator } from '#identity/setup.server.ts';
import { signIn } from '#identity/sign-in.server.ts';
import { passwordWords, setUpWords } from '#identity/words.id.ts';
import { lineOf, passwordOf, readForm, setCookies } from '../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, setHeaders }) => {
  const open = (await linkFor(params.token, locals.office.id, 'administrator')) !== null;
  setHeaders({ 'x-robots-tag': 'noindex' });
  return { open };
};

const TEXT = { ...passwordWords.reasons, ...setUpWords.reasons };
const FIELD: Record<string, string> = { name: 'lengkap', username: 'nama', username_taken: 'nama', repeated: 'ulang' };

export const actions: Actions = {
  default: async (event) => {
    const { office } = event.locals;
    const form = await readForm(event);
    const typed = { name: lineOf(form, 'lengkap', 161).trim(), username: lineOf(form, 'nama', 60) };
    const password = passwordOf(form, 'sandi');
    const refuse = (reason: keyof typeof TEXT) => fail(400, { ...typed, field: FIELD[reason] ?? 'sandi', error: TEXT[reason] });
    if (password !== passwordOf(form, 'ulang')) return refuse('repeated');
    const answer = await setUpAdministrator(event.params.token, office.id, {
      username: typed.username, official: { name: typed.name, rank: null, nip: null }, password
    }, [office.settings.name]);
    if (!answer.ok) {
      if (answer.reason === 'link') redirect(303, event.url.pathname);
      return refuse(answer.reason in TEXT ? (answer.reason as keyof typeof TEXT) : 'name');
    }
    const entered = await signIn({ officeId: office.id, network: event.getClientAddress(), headers: event.request.headers }, typed.username, password);
    if (!entered.ok) redirect(303, '/masuk');
    setCookies(event, entered.cookies);
    redirect(303, '/akun/kode');
  }
};
