import { json } from '@sveltejs/kit';
import { now } from '#platform/clock.server.ts';
import { offeredServices } from '#service/offered.server.ts';
import { checkContext } from '#application/check-context.ts';
import { openapiDocument } from '#api/openapi.ts';
import { door, wrongMethod } from '../door.ts';
import type { RequestHandler } from './$types';

/** The machines' document, as of today: its examples hold dates. Public. */
export const GET: RequestHandler = door({ scope: 'applications:read' }, async ({ locals }) => {
  const { office, origin } = locals;
  return json(openapiDocument({ name: office.settings.name, origin, version: '1.0.0' }, await offeredServices(office.id), checkContext(office, now())));
});

export const fallback: RequestHandler = wrongMethod('GET, HEAD');
