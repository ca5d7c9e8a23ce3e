import { inOffice, type Tx } from '#platform/database.server.ts';
import { dataKeyOf } from '#platform/data-key.server.ts';
import { officeOrigin } from '#office/origin.server.ts';
import { officeNow } from '#office/offices.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { Answers } from '#service/questions/base.ts';
import { serviceVersion } from '#service/versions.server.ts';
import { insertFile, readUpload, removeStored, storeUpload, type Owner } from '#application/files.server.ts';
import { openApplication } from '#application/open.server.ts';
import { buildLetterData } from '#letter/build-letter-data.ts';
import type { Letter } from '#letter/letter.ts';
import type { LetterData, LetterMode, LetterSigner } from '#letter/letter-data.ts';
import { renderLetter } from '#letter/render.server.ts';
import { keepSheet, letterById } from '#letter/store.server.ts';

/** All that a letter is rendered from. Read in a transaction; rendering comes after it (law 7). */
export type LetterToRender = { template: string; data: LetterData };
type Numbered = { number: string; issuedOn: string; verifyUrl: string };

/**
 * The letter as it would look now, for the officers who check it: no number, no QR. Hand it to `renderLetter` or `renderPicture`
 * once the transaction has ended.
 * @returns null when the case is unknown or has been forgotten
 */
export function draftOf(tx: Tx, office: WorkingOffice, applicationId: string, signer: LetterSigner): Promise<LetterToRender | null> {
  return gather(tx, office, applicationId, 'draft', signer, null);
}

/** The final letter: with number, date and QR. */
export function finalOf(tx: Tx, office: WorkingOffice, letter: Letter): Promise<LetterToRender | null> {
  const numbered = { number: letter.number, issuedOn: letter.date, verifyUrl: `${officeOrigin(office)}/periksa/${letter.publicId}` };
  return gather(tx, office, letter.applicationId, letter.mode, letter.signer, numbered);
}

async function gather(tx: Tx, office: WorkingOffice, applicationId: string, mode: LetterMode, signer: LetterSigner, numbered: Numbered | null): Promise<LetterToRender | null> {
  const opened = await openApplication(tx, office.id, applicationId);
  if (!opened?.kase) return null;
  const { slug, version } = opened.application.service;
  const service = await serviceVersion(tx, office.id, slug, version);
  if (!service) throw new Error('an application without its service version');
  const data = buildLetterData({
    definition: service.definition, answers: opened.kase.answers as Answers, settings: office.settings, signer, mode, sample: office.sample,
    number: numbered?.number ?? null, issuedOn: numbered?.issuedOn ?? null, verifyUrl: numbered?.verifyUrl ?? null
  });
  return { template: service.letterSource, data };
}

/**
 * Makes the final sheet of a pen's letter and keeps it, once its number is committed. May run twice, also at once: the first sheet stays.
 * @throws when it cannot be rendered now, so that the job is tried again
 */
export async function prepareSheetOf(officeId: string, applicationId: string): Promise<void> {
  const office = await officeNow(officeId);
  const found = await inOffice(officeId, async (tx) => {
    const bound = (await openApplication(tx, officeId, applicationId))?.application.letter;
    const letter = bound?.mode === 'pen' ? await letterById(tx, officeId, bound.id) : null;
    if (!letter || letter.status !== 'prepared' || letter.fileId) return null;
    return { letter, key: await dataKeyOf(tx, officeId, letter.id, 'letter'), toRender: await finalOf(tx, office, letter) };
  });
  if (!found) return;
  if (!found.key || !found.toRender) throw new Error('a numbered letter without its keys');
  const rendered = await renderLetter(found.toRender);
  if (!rendered.ok) throw new Error(`the sheet could not be rendered: ${rendered.reason}`);
  await storeSheet(officeId, found.letter.id, found.key, rendered.pdf);
}

/** File first, then the row (law 1). */
async function storeSheet(officeId: string, letterId: string, key: Uint8Array, pdf: Uint8Array): Promise<void> {
  const row = await storeUpload(officeId, ownerOf(letterId), key, { question: 'surat', kind: 'pdf', bytes: pdf, thumbnail: null, ready: true });
  const kept = await inOffice(officeId, async (tx) => {
    const first = await keepSheet(tx, officeId, letterId, { fileId: row.id, sha256: row.sha256 });
    if (first) await insertFile(tx, row);
    return first;
  });
  if (!kept) await removeStored([row.stored_id]);
}

/** The letter's PDF (the sheet of a pen's letter, the signed file of a certificate's), or null while it is not there. */
export function sheetOf(tx: Tx, officeId: string, letter: Letter): Promise<{ bytes: Uint8Array; kind: string } | null> {
  return fileOf(tx, officeId, letter, letter.fileId);
}

/** The photo or scan of the sheet with signature and stamp; null for a certificate's letter and while there is none. */
export function scanOf(tx: Tx, officeId: string, letter: Letter): Promise<{ bytes: Uint8Array; kind: string } | null> {
  return fileOf(tx, officeId, letter, letter.scanFileId);
}

async function fileOf(tx: Tx, officeId: string, letter: Letter, fileId: string | null): Promise<{ bytes: Uint8Array; kind: string } | null> {
  const key = fileId ? await dataKeyOf(tx, officeId, letter.id, 'letter') : null;
  return key && fileId ? readUpload(tx, officeId, ownerOf(letter.id), key, fileId) : null;
}

export const ownerOf = (letterId: string): Owner => ({ kind: 'letter', id: letterId });
