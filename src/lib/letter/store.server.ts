import type { Selectable } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import type { Letter as LetterTable } from '#platform/schema.ts';
import type { SignatureMode } from '#application/events.ts';
import type { Letter } from '#letter/letter.ts';
import type { LetterSigner } from '#letter/letter-data.ts';

export type NewLetter = Pick<Letter, 'id' | 'publicId' | 'applicationId' | 'mode' | 'number' | 'kind' | 'date' | 'maskedName' | 'signer' | 'validUntil'>;

export async function insertLetter(tx: Tx, officeId: string, letter: NewLetter): Promise<void> {
  await tx.insertInto('letter').values({
    office_id: officeId, id: letter.id, public_id: letter.publicId, application_id: letter.applicationId, mode: letter.mode, status: 'prepared',
    number_text: letter.number, kind: letter.kind, date: letter.date, masked_name: letter.maskedName, signer: JSON.stringify(letter.signer), valid_until: letter.validUntil
  }).execute();
}

/** The letter behind the code on it; the public's only way to it. */
export async function letterByPublicId(tx: Tx, officeId: string, publicId: string): Promise<Letter | null> {
  return one(await tx.selectFrom('letter').selectAll().where('public_id', '=', publicId).where('office_id', '=', officeId).executeTakeFirst());
}

export async function letterById(tx: Tx, officeId: string, id: string): Promise<Letter | null> {
  return one(await tx.selectFrom('letter').selectAll().where('office_id', '=', officeId).where('id', '=', id).executeTakeFirst());
}

export async function lettersByIds(tx: Tx, officeId: string, ids: readonly string[]): Promise<Letter[]> {
  if (ids.length === 0) return [];
  return (await tx.selectFrom('letter').selectAll().where('office_id', '=', officeId).where('id', 'in', ids).execute()).map(toLetter);
}

export async function lettersOfApplication(tx: Tx, officeId: string, applicationId: string): Promise<Letter[]> {
  const rows = await tx.selectFrom('letter').selectAll().where('office_id', '=', officeId).where('application_id', '=', applicationId).orderBy('id').execute();
  return rows.map(toLetter);
}

/**
 * Letters that have their number and wait for their signature, the oldest first.
 * @param after the id of the last one seen
 */
export async function preparedLetters(tx: Tx, officeId: string, mode: SignatureMode, after: string | null, limit: number): Promise<Letter[]> {
  let query = tx.selectFrom('letter').selectAll().where('office_id', '=', officeId).where('mode', '=', mode).where('status', '=', 'prepared');
  if (after) query = query.where('id', '>', after);
  return (await query.orderBy('id').limit(limit).execute()).map(toLetter);
}

/**
 * The sheet (or the signed PDF) with its hash. The first one stays: what may have been printed already is never replaced.
 * @returns false when a sheet is there already
 */
export async function keepSheet(tx: Tx, officeId: string, id: string, sheet: { fileId: string; sha256: string }): Promise<boolean> {
  const kept = await tx.updateTable('letter').set({ file_id: sheet.fileId, sha256: Buffer.from(sheet.sha256, 'hex') })
    .where('office_id', '=', officeId).where('id', '=', id).where('status', '=', 'prepared').where('file_id', 'is', null).returning('id').executeTakeFirst();
  return kept !== undefined;
}

/** @param scan the photo or scan of a pen's sheet; null for a certificate's letter */
export async function markSigned(tx: Tx, officeId: string, id: string, at: Date, scan: { fileId: string; sha256: string } | null): Promise<void> {
  await tx.updateTable('letter').set({ status: 'signed', signed_at: at, scan_file_id: scan?.fileId ?? null, scan_sha256: scan ? Buffer.from(scan.sha256, 'hex') : null })
    .where('office_id', '=', officeId).where('id', '=', id).where('status', '=', 'prepared').execute();
}

export async function markGivenUp(tx: Tx, officeId: string, id: string): Promise<void> {
  await tx.updateTable('letter').set({ status: 'given_up' }).where('office_id', '=', officeId).where('id', '=', id).where('status', '=', 'prepared').execute();
}

/** @param reason for the public check: an officer's words without personal data */
export async function markAnnulled(tx: Tx, officeId: string, id: string, at: Date, reason: string): Promise<void> {
  await tx.updateTable('letter').set({ status: 'annulled', annulled_at: at, annulled_reason: reason })
    .where('office_id', '=', officeId).where('id', '=', id).where('status', '=', 'signed').execute();
}

function one(row: Selectable<LetterTable> | undefined): Letter | null {
  return row ? toLetter(row) : null;
}

function toLetter(row: Selectable<LetterTable>): Letter {
  return {
    id: row.id, publicId: row.public_id, applicationId: row.application_id, mode: row.mode as SignatureMode, status: row.status as Letter['status'],
    number: row.number_text, kind: row.kind, date: row.date, maskedName: row.masked_name, signer: row.signer as unknown as LetterSigner,
    signedAt: row.signed_at, annulledAt: row.annulled_at, annulledReason: row.annulled_reason, sha256: row.sha256?.toString('hex') ?? null,
    fileId: row.file_id, scanFileId: row.scan_file_id, scanSha256: row.scan_sha256?.toString('hex') ?? null, validUntil: row.valid_until
  };
}
