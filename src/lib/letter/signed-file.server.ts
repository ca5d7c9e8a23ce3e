import type { Tx } from '#platform/database.server.ts';
import { dataKeyOf } from '#platform/data-key.server.ts';
import { readUpload } from '#application/files.server.ts';
import { ownerOf } from '#letter/sheet.server.ts';
import { lettersOfApplication } from '#letter/store.server.ts';

/**
 * The letter of an application as it was signed: the PDF of a certificate's, the scan of a pen's (its sheet bears no signature yet).
 * @returns the bytes and what they are (`pdf`, `jpeg` …); null while nothing is signed, or once it is annulled
 */
export async function signedLetterFile(tx: Tx, officeId: string, applicationId: string): Promise<{ bytes: Uint8Array; kind: string } | null> {
  const letter = (await lettersOfApplication(tx, officeId, applicationId)).findLast(({ status }) => status === 'signed');
  const file = letter?.mode === 'pen' ? letter.scanFileId : letter?.fileId;
  const key = letter ? await dataKeyOf(tx, officeId, letter.id, 'letter') : null;
  return letter && file && key ? readUpload(tx, officeId, ownerOf(letter.id), key, file) : null;
}
