import { error, type RequestEvent } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { recordReading } from '#journal/reading.server.ts';
import { deskWords } from '#application/desk-words.id.ts';
import { draftSigner } from '#letter/draft-signer.server.ts';
import { draftOf, type LetterToRender } from '#letter/sheet.server.ts';
import { openHere } from './desk-route.ts';

/** What the letter would be made of now, for somebody who may read the application; rendering it must not hold the transaction. */
export async function draftHere(event: RequestEvent<{ code: string }>): Promise<LetterToRender> {
  const { office } = event.locals;
  const draft = await inOffice(office.id, async (tx) => {
    const { officer, opened } = await openHere(tx, event, 'application.read');
    await recordReading(tx, office.id, { account: officer.accountId }, { what: 'letter', applicationId: opened.application.id, detail: 'draft' });
    return draftOf(tx, office, opened.application.id, await draftSigner(tx, office));
  });
  if (!draft) error(404, deskWords.forgotten);
  return draft;
}
