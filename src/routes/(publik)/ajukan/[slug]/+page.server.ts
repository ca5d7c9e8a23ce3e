import { error, redirect } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { currentService } from '#service/versions.server.ts';
import { draftState } from '#application/draft-state.server.ts';
import { whereToGoOn } from '#application/draft-form.ts';
import { assistedFiling } from '#application/filing.ts';
import { askOf } from '../draft-cookie.ts';
import type { PageServerLoad } from './$types';

/** Where an application begins, or goes on: whoever has a draft of this service is led to the first thing that is missing. */
export const load: PageServerLoad = async (event) => {
  const { locals, params, url } = event;
  const { office, locale, actor } = locals;
  const assisted = assistedFiling(actor, office.id);
  const atCounter = assisted !== null && url.searchParams.get('loket') === '1';
  const { service, found } = await inOffice(office.id, async (tx) => ({
    service: await currentService(tx, office.id, params.slug), found: await draftState(tx, askOf(event, params.slug))
  }));
  const draft = found.ok ? found.state : null;
  const goOn = draft && !draft.draft.applicationId ? `/ajukan/${params.slug}/${whereToGoOn(draft.definition, draft.raw, draft.context) ?? 'periksa'}` : null;
  if (goOn && !atCounter) redirect(303, goOn);
  if (!service) error(404);
  const { definition } = service;
  return {
    slug: params.slug, title: definition.title[locale], summary: definition.summary[locale], promise: definition.promise.text[locale],
    needs: definition.requirements.filter((need) => !need.when).map((need) => need.title[locale]),
    sometimes: definition.requirements.filter((need) => need.when).map((need) => need.title[locale]),
    goOn, receipt: draft?.draft.applicationId ? `/ajukan/${params.slug}/selesai` : null,
    atCounter, mayAssist: assisted !== null
  };
};
