import { error } from '@sveltejs/kit';
import { now } from '#platform/clock.server.ts';
import { tryLetter } from '#letter/try-service.server.ts';
import { requireMay } from '../../../../guard.ts';
import { serviceWords } from '../../../words-services.id.ts';
import { serviceOf } from '../../find-service.server.ts';
import { pdfAnswer } from '../../pdf-answer.ts';
import type { RequestHandler } from './$types';

/** The letter of the newest version, filled in with a made-up case. */
export const GET: RequestHandler = async (event) => {
  requireMay(event, 'services.read');
  const { definition, letterSource } = await serviceOf(event);
  const tried = await tryLetter(event.locals.office, definition, letterSource, now());
  if (tried.ok) return pdfAnswer(tried.pdf);
  error(tried.reason === 'busy' ? 503 : 422, tried.reason === 'no_example' ? serviceWords.edit.noExample : serviceWords.edit.renderFailed);
};
