import type { WorkingOffice } from '#office/working-office.ts';
import { dataKeyOf } from '#platform/data-key.server.ts';
import type { FileQuestion } from '#service/questions/file.ts';
import { takeFile, type FileTaken } from '#application/draft-files.server.ts';
import { FIELD_CHECK } from '#application/field-check.ts';
import { deleteFile, filesOf, FILES_A_QUESTION } from '#application/files.server.ts';
import { lockApplication, readApplication } from '#application/store.server.ts';

const PHOTOS: FileQuestion = {
  id: FIELD_CHECK, type: 'file', label: { id: 'Foto cek lapangan', en: 'Photos of the field check' }, optional: true, letter: false, reasons: [],
  min: 1, max: FILES_A_QUESTION, accept: ['photo'], mayBring: false
};

/** Takes one photo of a field check, eight at most, while the application waits for that check. The caller has asked `may`. */
export function takeFieldPhoto(office: WorkingOffice, applicationId: string, request: Request): Promise<FileTaken> {
  const owner = { kind: 'application', id: applicationId } as const;
  return takeFile(office.id, request, {
    place: async (tx, lock) => {
      const row = await (lock ? lockApplication : readApplication)(tx, office.id, applicationId);
      const key = await dataKeyOf(tx, office.id, applicationId, 'case');
      if (row?.application.state !== 'field_check' || !key) return null;
      const count = (await filesOf(tx, office.id, owner)).filter((file) => file.question === FIELD_CHECK).length;
      return { owner, key, question: PHOTOS, count };
    },
    setAside: (tx, id) => deleteFile(tx, office.id, owner, id)
  });
}
