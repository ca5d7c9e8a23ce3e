import { error } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { recordReading } from '#journal/reading.server.ts';
import { openByCode } from '#application/open.server.ts';
import { lettersOfApplication } from '#letter/letters.server.ts';
import { scanOf, sheetOf } from '#letter/sheet.server.ts';
import { requireAtDesk } from '../../../../desk-guard.ts';
import { fileAnswer } from '../../../../file-answer.ts';
import type { RequestHandler } from './$types';

/** A letter's file: `<id>.surat` is its PDF, `<id>.pindaian` the photo of the signed sheet. Only for who may read the application. */
export const GET: RequestHandler = async (event) => {
  const { office } = event.locals;
  const [id, what] = event.params.file.split('.');
  const file = await inOffice(office.id, async (tx) => {
    const opened = /^[0-9A-Z]{12}$/.test(event.params.code) ? await openByCode(tx, office.id, event.params.code) : null;
    if (!opened) return null;
    const { officer } = requireAtDesk(event, 'application.read', opened.application);
    const letter = (await lettersOfApplication(tx, office.id, opened.application.id)).find(({ publicId }) => publicId === id);
    if (!letter) return null;
    await recordReading(tx, office.id, { account: officer.accountId }, { what: 'letter', applicationId: opened.application.id });
    return what === 'surat' ? sheetOf(tx, office.id, letter) : what === 'pindaian' ? scanOf(tx, office.id, letter) : null;
  });
  if (!file) error(404);
  return fileAnswer(file.bytes, file.kind, `${what}-${event.params.code}.${file.kind === 'jpeg' ? 'jpg' : file.kind}`);
};
