import { error } from '@sveltejs/kit';
import { deskWords } from '#application/desk-words.id.ts';
import { renderLetter } from '#letter/render.server.ts';
import { fileAnswer } from '../../../file-answer.ts';
import { draftHere } from '../draft-route.ts';
import type { RequestHandler } from './$types';

/** The letter as it would look now, as it will be printed. */
export const GET: RequestHandler = async (event) => {
  const rendered = await renderLetter(await draftHere(event));
  if (!rendered.ok) error(503, deskWords.draftFailed);
  return fileAnswer(rendered.pdf, 'pdf', `draf-${event.params.code}.pdf`);
};
