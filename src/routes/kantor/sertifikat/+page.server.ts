import { fail, redirect } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { checkOwnPassword } from '#identity/own-account.server.ts';
import { dayOf } from '#office/calendar-day.ts';
import { longDay } from '#office/dates.ts';
import { certificateWords as words } from '#letter/certificate-words.id.ts';
import { SHORTEST_PASSPHRASE } from '#letter/signer-key.server.ts';
import { currentSigner, renewSigner } from '#letter/signers.server.ts';
import { passwordOf, readForm, requireMay } from '../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { officer } = requireMay(event, 'certificate.change');
  const { office } = event.locals;
  const { zone } = office.settings;
  const signer = await inOffice(office.id, (tx) => currentSigner(tx, office.id, officer.accountId));
  return {
    least: SHORTEST_PASSPHRASE, made: event.url.searchParams.has('dibuat'),
    signer: signer && {
      name: signer.commonName, post: signer.title, since: longDay(dayOf(zone, signer.createdAt)), until: longDay(dayOf(zone, signer.validUntil)),
      expired: signer.validUntil <= now(), fingerprint: signer.fingerprint.replace(/(.{4})(?=.)/g, '$1 ')
    }
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { officer } = requireMay(event, 'certificate.change');
    const form = await readForm(event);
    const [passphrase, again, password] = [passwordOf(form, 'frasa'), passwordOf(form, 'ulang'), passwordOf(form, 'sandi')];
    const wrong = (id: string, text: string) => fail(400, { errors: [{ id, text }] });
    if ([...passphrase].length < SHORTEST_PASSPHRASE) return wrong('frasa', words.short(SHORTEST_PASSPHRASE));
    if ([...passphrase].length > 200) return wrong('frasa', words.long);
    if (passphrase !== again) return wrong('ulang', words.different);
    if (passphrase === password) return wrong('frasa', words.same);
    const right = await checkOwnPassword(officer, password);
    if (right !== 'right') return wrong('sandi', right === 'locked' ? words.locked : words.wrongPassword);
    const made = await renewSigner(event.locals.office, officer, passphrase);
    if (!made.ok) return wrong('frasa', words.short(made.atLeast));
    redirect(303, '/kantor/sertifikat?dibuat');
  }
};
