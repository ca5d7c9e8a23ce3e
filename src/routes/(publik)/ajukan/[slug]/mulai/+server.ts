import { error, redirect } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { currentService } from '#service/versions.server.ts';
import { checkContext } from '#application/check-context.ts';
import { startDraft } from '#application/draft.server.ts';
import { whereToGoOn } from '#application/draft-form.ts';
import { assistedFiling, RESIDENT } from '#application/filing.ts';
import { keepSecret } from '../../draft-cookie.ts';
import type { RequestHandler } from './$types';

/** Begins a new draft and leads to its first page. A draft this browser had before is left alone and swept in its time. */
export const POST: RequestHandler = async (event) => {
  const { locals, params, url } = event;
  const { office, actor } = locals;
  const filing = url.searchParams.get('loket') === '1' ? assistedFiling(actor, office.id) : RESIDENT;
  if (!filing) redirect(303, `/masuk?ke=${encodeURIComponent(`/ajukan/${params.slug}?loket=1`)}`);
  const begun = await inOffice(office.id, async (tx) => {
    const service = await currentService(tx, office.id, params.slug);
    if (!service) return null;
    const secret = await startDraft(tx, office.id, { service: { slug: service.slug, version: service.version }, channel: filing.channel, account: filing.account });
    return { secret, first: whereToGoOn(service.definition, {}, checkContext(office, now(), { villages: filing.villages })) };
  });
  if (!begun) error(404);
  keepSecret(event, params.slug, begun.secret);
  redirect(303, `/ajukan/${params.slug}/${begun.first ?? 'periksa'}`);
};
