import { error } from '@sveltejs/kit';
import { deskWords } from '#application/desk-words.id.ts';
import { renderPicture } from '#letter/render.server.ts';
import { fileAnswer } from '../../../file-answer.ts';
import { draftHere } from '../draft-route.ts';
import type { RequestHandler } from './$types';

/** The same letter as a picture beside the answers: drawn by the same program, and a phone shows it where it would download a PDF. */
export const GET: RequestHandler = async (event) => {
  const rendered = await renderPicture(await draftHere(event));
  if (!rendered.ok) error(503, deskWords.draftFailed);
  return fileAnswer(rendered.svg, 'svg', `draf-${event.params.code}.svg`);
};
