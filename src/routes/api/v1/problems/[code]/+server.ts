import { json } from '@sveltejs/kit';
import { problem, PROBLEMS, problemType, type ProblemCode } from '#api/problem.ts';
import { door, wrongMethod } from '../../door.ts';
import type { RequestHandler } from './$types';

/** What a problem's `type` leads to. Public. */
export const GET: RequestHandler = door({ scope: 'applications:read' }, ({ params }) => {
  if (!Object.hasOwn(PROBLEMS, params.code)) return problem('not-found');
  const code = params.code as ProblemCode;
  return json({ type: problemType(code), ...PROBLEMS[code] });
});

export const fallback: RequestHandler = wrongMethod('GET, HEAD');
