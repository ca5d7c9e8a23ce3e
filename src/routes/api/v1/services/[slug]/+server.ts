import { json } from '@sveltejs/kit';
import { offeredService } from '#service/offered.server.ts';
import { problem } from '#api/problem.ts';
import { toldService } from '#api/service-views.ts';
import { door, wrongMethod } from '../../door.ts';
import type { RequestHandler } from './$types';

/** One service with its requirements and the schema of its answers. Public. */
export const GET: RequestHandler = door({ scope: 'applications:read' }, async ({ locals, params }) => {
  const service = await offeredService(locals.office.id, params.slug);
  return service ? json(toldService(service, locals.origin)) : problem('not-found');
});

export const fallback: RequestHandler = wrongMethod('GET, HEAD');
