import { inOffice, type Tx } from '#platform/database.server.ts';
import { dataKeyOf } from '#platform/data-key.server.ts';
import { officeOrigin } from '#office/origin.server.ts';
import { officeNow } from '#office/offices.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { Answers } from '#service/questions/base.ts';
import { serviceVersion } from '#service/versions.server.ts';
import { insertFile, readUpload, storeUpload, type Owner } from '#application/files.server.ts';
import { openApplication } from '#application/open.server.ts';
import { buildLetterData } from '#letter/build-letter-data.ts';
import type { LetterMode, LetterSigner } from '#letter/letter-data.ts';
import { renderLetter, type Rendered } from '#letter/render.server.ts';
import { keepSheet, letterById, type Letter } from '#letter/store.server.ts';

type Numbered = { number: string; issuedOn: string; verifyUrl: string };

/**
 * The letter as it would look now, for the officers who check it: no number, no QR.
 * @returns a fault of the template as a value, for the administrator
 */
export async function renderDraft(tx: Tx, office: WorkingOffice, applicationId: string, signer: LetterSigner): Promise<Rendered | null> {
  return render(tx, office, applicationId, 'draft', signer, null);
}

/** The final letter: with number, date and QR. */
export async function renderFinal(tx: Tx, office: WorkingOffice, letter: Letter, origin: string): Promise<Rendered | null> {
  const numbered = { number: letter.number, issuedOn: letter.date, verifyUrl: `${origin}/periksa/${letter.publicId}` };
  return render(tx, office, letter.applicationId, letter.mode, letter.signer, numbered);
}

async function render(tx: Tx, office: WorkingOffice, applicationId: string, mode: LetterMode, signer: LetterSigner, numbered: Numbered | null): Promise<Rendered | null> {
  const opened = await openApplication(tx, office.id, applicationId);
  if (!opened?.kase) return null;
  const { slug, version } = opened.application.service;
  const service = await serviceVersion(tx, office.id, slug, version);
  if (!service) throw new Error('an application without its service version');
  const data = buildLetterData({
    definition: service.definition, answers: opened.kase.answers as Answers, settings: office.settings, signer, mode, sample: office.sample,
    number: numbered?.number ?? null, issuedOn: numbered?.issuedOn ?? null, verifyUrl: numbered?.verifyUrl ?? null
  });
  return renderLetter({ template: service.letterSource, data });
}

/**
 * Makes the final sheet of a pen's letter and keeps it, once its number is committed. May run twice: a sheet that is there stays.
 * @throws when it cannot be rendered now, so that the job is tried again
 */
export async function prepareSheetOf(officeId: string, applicationId: string): Promise<void> {
  const office = await officeNow(officeId);
  const found = await inOffice(officeId, async (tx) => {
    const bound = (await openApplication(tx, officeId, applicationId))?.application.letter;
    const letter = bound?.mode === 'pen' ? await letterById(tx, officeId, bound.id) : null;
    if (!letter || letter.status !== 'prepared' || letter.fileId) return null;
    return { letter, key: await dataKeyOf(tx, officeId, letter.id, 'letter'), rendered: await renderFinal(tx, office, letter, officeOrigin(office)) };
  });
  if (!found) return;
  if (!found.key || !found.rendered?.ok) throw new Error('the sheet could not be rendered');
  await storeSheet(officeId, found.letter.id, found.key, found.rendered.pdf);
}

/** File first, then the row (law 1). */
async function storeSheet(officeId: string, letterId: string, key: Uint8Array, pdf: Uint8Array): Promise<void> {
  const row = await storeUpload(officeId, ownerOf(letterId), key, { question: 'surat', kind: 'pdf', bytes: pdf, thumbnail: null, ready: true });
  await inOffice(officeId, async (tx) => {
    await insertFile(tx, row);
    await keepSheet(tx, officeId, letterId, { fileId: row.id, sha256: row.sha256 });
  });
}

/** The letter's PDF (the sheet of a pen's letter, the signed file of a certificate's), or null while it is not there. */
export async function sheetOf(tx: Tx, officeId: string, letter: Letter): Promise<Uint8Array | null> {
  const key = letter.fileId ? await dataKeyOf(tx, officeId, letter.id, 'letter') : null;
  if (!key || !letter.fileId) return null;
  return (await readUpload(tx, officeId, ownerOf(letter.id), key, letter.fileId))?.bytes ?? null;
}

export const ownerOf = (letterId: string): Owner => ({ kind: 'letter', id: letterId });
