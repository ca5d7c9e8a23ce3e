import { error } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { recordReading } from '#journal/reading.server.ts';
import { openByCode } from '#application/open.server.ts';
import { letterById } from '#letter/letters.server.ts';
import { printWords } from '#letter/print-words.id.ts';
import { sheetOf } from '#letter/sheet.server.ts';
import { requireMay } from '../../../../guard.ts';
import { fileAnswer } from '../../../file-answer.ts';
import type { RequestHandler } from './$types';

/** The final sheet, to be printed: its bytes are the ones whose hash the public check compares. */
export const GET: RequestHandler = async (event) => {
  const { officer } = requireMay(event, 'application.recordPenSignature');
  const { office } = event.locals;
  const sheet = await inOffice(office.id, async (tx) => {
    const opened = /^[0-9A-Z]{12}$/.test(event.params.code) ? await openByCode(tx, office.id, event.params.code) : null;
    const bound = opened?.application.letter;
    const letter = bound?.mode === 'pen' ? await letterById(tx, office.id, bound.id) : null;
    if (!opened || !letter) error(404);
    await recordReading(tx, office.id, { account: officer.accountId }, { what: 'letter', applicationId: opened.application.id });
    return sheetOf(tx, office.id, letter);
  });
  if (!sheet) error(404, printWords.notReadyText);
  return fileAnswer(sheet.bytes, 'pdf', `surat-${event.params.code}.pdf`);
};
