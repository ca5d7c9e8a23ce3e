import { error } from '@sveltejs/kit';
import { now } from '#platform/clock.server.ts';
import { tryLetter } from '#letter/try-service.server.ts';
import { lineOf, readForm } from '../../../guard.ts';
import { requireChange } from '../../administrator.ts';
import { serviceWords } from '../../words-services.id.ts';
import { readEdited } from '../edit-service.server.ts';
import { pdfAnswer } from '../pdf-answer.ts';
import type { RequestHandler } from './$types';

/** The letter of what is being typed, before it is published. */
export const POST: RequestHandler = async (event) => {
  requireChange(event, 'services.change');
  const form = await readForm(event);
  const read = await readEdited(event, form, lineOf(form, 'slug', 64) || null);
  if (!read.ok) error(422, read.errors[0]?.text ?? serviceWords.edit.renderFailed);
  const tried = await tryLetter(event.locals.office, read.definition, read.edited.letter, now());
  if (tried.ok) return pdfAnswer(tried.pdf);
  error(422, tried.reason === 'no_example' ? serviceWords.edit.noExample : serviceWords.edit.renderFailed);
};
