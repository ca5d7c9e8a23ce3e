import { error } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { recordReading } from '#journal/reading.server.ts';
import { readUpload } from '#application/files.server.ts';
import { fileAnswer } from '../../../../file-answer.ts';
import { openHere } from '../../desk-route.ts';
import type { RequestHandler } from './$types';

/** A photo or paper of this application, whole. An id from elsewhere opens nothing. */
export const GET: RequestHandler = async (event) => {
  const { office } = event.locals;
  const { file: id, code } = event.params;
  const file = await inOffice(office.id, async (tx) => {
    const { officer, opened: { application, key } } = await openHere(tx, event, 'application.read');
    if (!key || !/^[0-9a-f-]{36}$/.test(id)) return null;
    await recordReading(tx, office.id, { account: officer.accountId }, { what: 'file', applicationId: application.id });
    return readUpload(tx, office.id, { kind: 'application', id: application.id }, key, id);
  });
  if (!file) error(404);
  return fileAnswer(file.bytes, file.kind, `berkas-${code}.${file.kind === 'jpeg' ? 'jpg' : file.kind}`);
};
