import { problem } from '#api/problem.ts';
import { door } from '../door.ts';
import type { RequestHandler } from './$types';

/** Any other address at this door. */
export const fallback: RequestHandler = door({ scope: 'applications:read' }, () => problem('not-found'));
