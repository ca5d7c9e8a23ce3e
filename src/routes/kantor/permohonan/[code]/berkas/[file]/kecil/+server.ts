import { error } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { recordReading } from '#journal/reading.server.ts';
import { readThumbnail } from '#application/files.server.ts';
import { fileAnswer } from '../../../../../file-answer.ts';
import { openHere } from '../../../desk-route.ts';
import type { RequestHandler } from './$types';

/** The small picture of a photo. */
export const GET: RequestHandler = async (event) => {
  const { office } = event.locals;
  const { file: id, code } = event.params;
  const bytes = await inOffice(office.id, async (tx) => {
    const { officer, opened: { application, key } } = await openHere(tx, event, 'application.read');
    if (!key || !/^[0-9a-f-]{36}$/.test(id)) return null;
    await recordReading(tx, office.id, { account: officer.accountId }, { what: 'file', applicationId: application.id, detail: 'small' });
    return readThumbnail(tx, office.id, { kind: 'application', id: application.id }, key, id);
  });
  if (!bytes) error(404);
  return fileAnswer(bytes, 'webp', `kecil-${code}.webp`);
};
