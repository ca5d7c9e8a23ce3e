import { fail, redirect } from '@sveltejs/kit';
import type { Officer } from '#identity/actor.ts';
import { beginSecondFactor, confirmSecondFactor, hasSecondFactor, showSecondFactor } from '#identity/own-account.server.ts';
import { passwordWords, secondFactorWords } from '#identity/words.id.ts';
import { qrSvg } from '#letter/qr.ts';
import { sameSitePath } from '#ui/same-site-path.ts';
import { lineOf, passwordOf, readForm, requireOfficer, setCookies } from '../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const officer = requireOfficer(event);
  return { person: officer.name, needed: officer.needsTotp, running: await hasSecondFactor(officer), next: sameSitePath(event.url.searchParams.get('ke')) };
};

/** The secret is shown only in answer to the password or to a code that did not fit, never when the page is merely opened. */
async function shown(officer: Officer, place: string) {
  const pending = await showSecondFactor(officer, place);
  if (!pending) return null;
  return { ...pending, picture: `data:image/svg+xml,${encodeURIComponent(qrSvg(pending.address))}` };
}

export const actions: Actions = {
  begin: async (event) => {
    const officer = requireOfficer(event);
    const form = await readForm(event);
    const next = sameSitePath(lineOf(form, 'ke', 500));
    const begun = await beginSecondFactor(officer, event.request.headers, passwordOf(form, 'sandi'));
    if (!begun.ok) return fail(begun.reason === 'locked' ? 429 : 400, { next, pending: null, field: 'sandi', error: passwordWords.reasons[begun.reason] });
    return { next, pending: await shown(officer, `SI-PETROK ${event.locals.office.settings.name}`), field: '', error: '' };
  },
  confirm: async (event) => {
    const officer = requireOfficer(event);
    const form = await readForm(event);
    const next = sameSitePath(lineOf(form, 'ke', 500));
    const confirmed = await confirmSecondFactor(officer, event.request.headers, lineOf(form, 'kode', 20));
    if (!confirmed.ok) {
      const pending = await shown(officer, `SI-PETROK ${event.locals.office.settings.name}`);
      return fail(confirmed.reason === 'locked' ? 429 : 400, { next, pending, field: pending ? 'kode' : 'sandi', error: secondFactorWords[confirmed.reason] });
    }
    setCookies(event, confirmed.cookies);
    redirect(303, next === '/' ? '/akun?selesai=kode' : next);
  }
};
