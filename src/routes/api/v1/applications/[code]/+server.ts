import { json } from '@sveltejs/kit';
import { now } from '#platform/clock.server.ts';
import { readCode } from '#platform/code.ts';
import { codePrefix } from '#application/code-prefix.ts';
import { CODE_LENGTH } from '#application/submit.server.ts';
import { toldApplication } from '#api/application-view.ts';
import { problem } from '#api/problem.ts';
import { publicJourney } from '#api/public-journey.server.ts';
import { door, wrongMethod } from '../../door.ts';
import type { RequestHandler } from './$types';

/** Where an application is: what the tracking page tells everybody who has the code. Public, nothing personal. */
export const GET: RequestHandler = door({ scope: 'applications:read' }, async ({ locals, params }, { locale }) => {
  const { office } = locals;
  const read = readCode(params.code, CODE_LENGTH, codePrefix(office.settings));
  if (!read.ok) return problem('code-mistyped');
  const journey = await publicJourney(office.id, read.code);
  return journey ? json(toldApplication({ ...journey, office, at: now(), locale })) : problem('not-found');
});

export const fallback: RequestHandler = wrongMethod('GET, HEAD');
