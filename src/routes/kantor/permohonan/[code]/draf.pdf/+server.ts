import { error } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { recordReading } from '#journal/reading.server.ts';
import { deskWords } from '#application/desk-words.id.ts';
import { draftSigner } from '#letter/draft-signer.server.ts';
import { renderLetter } from '#letter/render.server.ts';
import { draftOf } from '#letter/sheet.server.ts';
import { fileAnswer } from '../../../file-answer.ts';
import { openHere } from '../desk-route.ts';
import type { RequestHandler } from './$types';

/** The letter as it would look now. */
export const GET: RequestHandler = async (event) => {
  const { office } = event.locals;
  const draft = await inOffice(office.id, async (tx) => {
    const { officer, opened } = await openHere(tx, event, 'application.read');
    await recordReading(tx, office.id, { account: officer.accountId }, { what: 'letter', applicationId: opened.application.id, detail: 'draft' });
    return draftOf(tx, office, opened.application.id, await draftSigner(tx, office));
  });
  if (!draft) error(404, deskWords.forgotten);
  const rendered = await renderLetter(draft);
  if (!rendered.ok) error(503, deskWords.draftFailed);
  return fileAnswer(rendered.pdf, 'pdf', `draf-${event.params.code}.pdf`);
};
