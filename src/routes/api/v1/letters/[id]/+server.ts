import { json } from '@sveltejs/kit';
import { readLetterId } from '#letter/letter-id.ts';
import { checkLetter } from '#letter/public-check.server.ts';
import { toldLetter } from '#api/letter-view.ts';
import { problem } from '#api/problem.ts';
import { door, wrongMethod } from '../../door.ts';
import type { RequestHandler } from './$types';

/** Whether a letter is real and still good: what the code on it leads to. Public. */
export const GET: RequestHandler = door({ scope: 'applications:read' }, async ({ locals, params }) => {
  const read = readLetterId(params.id);
  if (!read.ok) return problem('code-mistyped');
  const letter = await checkLetter(locals.office, read.code);
  return letter ? json(toldLetter(letter)) : problem('not-found');
});

export const fallback: RequestHandler = wrongMethod('GET, HEAD');
