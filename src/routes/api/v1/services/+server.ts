import { json } from '@sveltejs/kit';
import { offeredServices } from '#service/offered.server.ts';
import type { serviceList } from '#api/schemas.ts';
import { listedService } from '#api/service-views.ts';
import type { z } from 'zod';
import { door, wrongMethod } from '../door.ts';
import type { RequestHandler } from './$types';

/** What the office offers today. Public. */
export const GET: RequestHandler = door({ scope: 'applications:read' }, async ({ locals }) => {
  const services = await offeredServices(locals.office.id);
  return json({ office: locals.office.settings.name, services: services.map((service) => listedService(service, locals.origin)) } satisfies z.infer<typeof serviceList>);
});

export const fallback: RequestHandler = wrongMethod('GET, HEAD');
