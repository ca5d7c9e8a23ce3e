import { error, fail, redirect } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { readCode, writeCode } from '#platform/code.ts';
import { clockTime } from '#office/dates.ts';
import { codePrefix } from '#application/code-prefix.ts';
import { startCorrection } from '#application/correct-draft.server.ts';
import { ruleFor } from '#application/lifecycle.ts';
import { pickupPlace } from '#application/pickup-place.ts';
import { showPin, type PinShown } from '#application/resident-access.server.ts';
import { residentView, type ResidentView } from '#application/resident-view.server.ts';
import { CODE_LENGTH } from '#application/submit.server.ts';
import { timelineOf } from '#application/timeline.ts';
import { applicationWords } from '#application/words.ts';
import { openPickupCode } from '#handover/pickup-code.server.ts';
import { writePickup } from '#handover/pickup-code.ts';
import { readForm } from '../../../guard.ts';
import { askOf, keepCorrection, keepProof } from '../resident-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locals, params, url } = event;
  const { office, locale } = locals;
  const read = readCode(params.kode, CODE_LENGTH, codePrefix(office.settings));
  // Told apart on the page where a code is typed: mistyped, or written right but unknown.
  const toForm = `/lacak?kode=${encodeURIComponent(params.kode.slice(0, 60))}`;
  if (!read.ok) redirect(303, toForm);
  if (read.code !== params.kode) redirect(303, `/lacak/${read.code}`);
  const view = await residentView(office, read.code, askOf(event).proof);
  if (!view) redirect(303, toForm);
  const { application, definition, events, barred, proved } = view;
  const pickupCode = proved && application.state === 'received' ? await inOffice(office.id, (tx) => openPickupCode(tx, office.id, application.id)) : null;
  const timeline = timelineOf({ application, events, office, definition, at: now(), locale });
  return {
    ...timeline,
    path: `/lacak/${read.code}`, shownCode: writeCode(read.code, codePrefix(office.settings)), state: application.state, service: definition.title[locale],
    channel: application.channel, place: pickupPlace(office.settings, application.village, locale),
    can: abilities(view), proved: proved !== null, barred: barred ? barredText(barred, event) : null, done: url.searchParams.get('baru'),
    ...personal(view, locale), pickupCode: pickupCode && writePickup(pickupCode)
  };
};

export const actions: Actions = {
  pin: async (event) => {
    const { office, locale } = event.locals;
    const words = applicationWords(locale).track;
    const typed = (await readForm(event)).get('pin');
    const pin = typeof typed === 'string' ? typed.replace(/[\s.-]/g, '') : '';
    if (!/^\d{6}$/.test(pin)) return fail(400, { pin: words.pinShape });
    const view = await residentView(office, event.params.kode, undefined);
    if (!view) error(404);
    const shown = await showPin(office.id, view.application.id, pin);
    if (!shown.ok) {
      if (shown.reason === 'wrong') return fail(400, { pin: words.pinWrong(shown.left) });
      if (shown.reason === 'locked') event.setHeaders({ 'retry-after': String(Math.max(1, Math.ceil((shown.until.getTime() - now().getTime()) / 1000))) });
      return fail(shown.reason === 'locked' ? 429 : 403, { pin: barredText(shown, event) });
    }
    keepProof(event, shown.proof, shown.seconds);
    redirect(303, event.url.pathname);
  },
  perbaiki: async (event) => {
    const secret = await startCorrection(askOf(event));
    if (!secret) redirect(303, event.url.pathname);
    keepCorrection(event, secret);
    redirect(303, `${event.url.pathname}/perbaiki`);
  }
};

/** What somebody who has the PIN could do now. A copy is there as soon as the letter is signed, where the service allows it. */
function abilities({ application, definition }: ResidentView) {
  const { state, letter } = application;
  return {
    correct: state === 'returned', withdraw: ruleFor(state, 'withdraw') !== null, pickUp: state === 'received',
    copy: definition.supplementaryCopy && letter !== null && letter.signedAt !== null && state !== 'annulled',
    // Why it was refused, or handed over without the code.
    reason: state === 'rejected' || (state === 'handed_over' && application.handedOver?.how === 'identity')
  };
}

/** The officers' words: only after the PIN. */
function personal({ application, definition, proved }: ResidentView, locale: 'id' | 'en') {
  const labels = new Map(definition.pages.flatMap((page) => page.questions).map((question) => [question.id, question.label[locale]]));
  const kase = proved?.kase;
  return {
    reasons: application.state === 'returned' ? application.marked.map((id) => ({ label: labels.get(id) ?? id, text: kase?.reasons[id] ?? null })) : [],
    note: kase?.note ?? null, because: (application.state === 'handed_over' ? kase?.handedOverBecause : kase?.rejectedBecause) ?? null
  };
}

function barredText(barred: Exclude<PinShown, { ok: true }>, { locals }: Pick<Parameters<PageServerLoad>[0], 'locals'>): string {
  const words = applicationWords(locals.locale).track;
  return barred.reason === 'locked' ? words.pinLocked(clockTime(locals.office.settings.zone, barred.until, locals.locale)) : words.pinCounter;
}
