import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { now } from '#platform/clock.server.ts';
import { nearTime } from '#office/dates.ts';
import { may } from '#identity/may.ts';
import { changeClassification, offerAgain, serviceHistory, withdrawService, type Published } from '#service/publish.server.ts';
import { lineOf, readForm, requireMay } from '../../../guard.ts';
import { requireChange } from '../../administrator.ts';
import { leaveFlash, takeFlash } from '../../flash.ts';
import { historyOf } from '../../history.server.ts';
import { saidOf, type FormError } from '../../settings.server.ts';
import { serviceWords } from '../../words-services.id.ts';
import { describeDefinition } from '../describe-definition.ts';
import { serviceOf } from '../find-service.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { officer } = requireMay(event, 'services.read');
  const { office } = event.locals;
  const service = await serviceOf(event);
  const { versions } = await serviceHistory(office.id, service.slug);
  const at = now();
  const flash = takeFlash(event);
  const time = (moment: Date): string => nearTime(office.settings.zone, moment, at);
  return {
    slug: service.slug, title: service.definition.title.id, summary: service.definition.summary.id, version: service.version, view: describeDefinition(service.definition),
    state: !service.definition.published ? ('unpublished' as const) : service.withdrawn ? ('withdrawn' as const) : ('offered' as const),
    classification: service.definition.classification ?? '', mayChange: may(officer, 'services.change', { officeId: office.id }), saved: flash && 'done' in flash ? saidOf(flash.done) : [],
    versions: versions.map(({ version, publishedAt, withdrawnAt }) => ({ version, text: serviceWords.one.published(version, time(publishedAt)) + (withdrawnAt ? serviceWords.one.until(time(withdrawnAt)) : '') })),
    history: await historyOf(office, { kinds: ['service'], only: ({ body }) => 'slug' in body && body.slug === service.slug })
  };
};

export const actions: Actions = {
  code: (event) => act(event, 'classified', 'kode', (change, form, slug, seen) => changeClassification(change, slug, seen, lineOf(form, 'kode', 40))),
  withdraw: (event) => act(event, 'withdrawn', 'alasan', (change, form, slug, seen) => withdrawService(change, slug, seen, lineOf(form, 'alasan', 300))),
  again: (event) => act(event, 'offeredAgain', 'lagi', (change, _, slug, seen) => offerAgain(change, slug, seen))
};

type Act = (change: ReturnType<typeof requireChange>['change'], form: FormData, slug: string, seen: number) => Promise<Published>;

async function act(event: RequestEvent, done: string, field: string, work: Act) {
  const { change } = requireChange(event, 'services.change');
  const { slug } = await serviceOf(event);
  const form = await readForm(event);
  const outcome = await work(change, form, slug, Number(lineOf(form, 'seen', 9)));
  if (!outcome.ok) {
    const id = outcome.reason === 'code' || outcome.reason === 'reason' ? field : 'isi';
    return fail(outcome.reason === 'changed' ? 409 : 400, { errors: [{ id, text: serviceWords.refusals[outcome.reason] }] as FormError[], code: lineOf(form, 'kode', 40), reason: lineOf(form, 'alasan', 300) });
  }
  leaveFlash(event, { done });
  redirect(303, event.url.pathname);
}
