import { inOffice, type Tx } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { enqueue } from '#platform/jobs.server.ts';
import { newDataKey, unwrapKey, wrapKey } from '#platform/seal.server.ts';
import { recordReading } from '#journal/reading.server.ts';
import type { Officer } from '#identity/actor.ts';
import { officerNames } from '#identity/names.server.ts';
import { officeNow } from '#office/offices.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { insertFile, readUpload, storeUpload, type Owner } from '#application/files.server.ts';
import { exportRegister, type ExportFormat } from '#letter/export-register.server.ts';
import { exportRow, finishExport, insertExport, noteExport, type ExportRow } from '#letter/export-store.server.ts';
import type { RegisterFilter } from '#letter/register.ts';

/** A long export as its page shows it. `gone`: the file was made and has been swept since. */
export type ExportTask = { publicId: string; state: 'running' | 'done' | 'stopped'; done: number; total: number; format: ExportFormat; year: number | null };

/**
 * Begins an export that takes longer than a person waits: a job makes the file, and its page can be left and come back to. The reading
 * trail is written with it.
 * @returns the task's public id
 */
export function beginExport(office: WorkingOffice, officer: Officer, wanted: { filter: RegisterFilter; format: ExportFormat; total: number }): Promise<string> {
  return inOffice(office.id, async (tx) => {
    const id = newId();
    await recordExport(tx, office.id, officer, wanted.format);
    const publicId = await insertExport(tx, office.id, { id, account: officer.accountId, ...wanted });
    await enqueue(tx, 'export_register', { office: office.id, task: id });
    return publicId;
  });
}

/** Names leave the house: that is written down first. */
export function recordExport(tx: Tx, officeId: string, officer: Officer, format: ExportFormat): Promise<void> {
  return recordReading(tx, officeId, { account: officer.accountId }, { what: 'export', detail: `register ${format}` });
}

/** Makes the file of a long export. May run twice: one that is done stays. */
export async function runExport(officeId: string, id: string): Promise<void> {
  const found = await inOffice(officeId, async (tx) => ({ row: await exportRow(tx, officeId, { id }), names: await officerNames(tx, officeId) }));
  const { row, names } = found;
  if (row?.state !== 'running') return;
  const office = await officeNow(officeId);
  const person = names.get(row.account)?.name ?? '';
  const bytes = await exportRegister({ office, filter: row.filter, format: row.format, person }, (done) => inOffice(officeId, (tx) => noteExport(tx, officeId, id, done)));
  const key = newDataKey();
  const file = await storeUpload(officeId, ownerOf(id), key, { question: 'register', kind: row.format, bytes, thumbnail: null, ready: true });
  await inOffice(officeId, async (tx) => {
    await insertFile(tx, file);
    await finishExport(tx, officeId, id, { fileId: file.id, wrappedKey: wrapKey(officeId, 'export', key, placeOf(officeId, id)) });
  });
}

/** A long export of this officer's, or null. */
export async function exportTask(tx: Tx, officeId: string, account: string, publicId: string): Promise<ExportTask | null> {
  const row = await exportRow(tx, officeId, { publicId, account });
  return row && taskOf(row);
}

/** The finished file, or null: not ready, somebody else's, or swept after its day. */
export async function exportFile(tx: Tx, officeId: string, account: string, publicId: string): Promise<{ bytes: Uint8Array; task: ExportTask } | null> {
  const row = await exportRow(tx, officeId, { publicId, account });
  if (!row?.fileId || !row.wrappedKey) return null;
  const key = unwrapKey(officeId, 'export', row.wrappedKey, placeOf(officeId, row.id));
  const file = await readUpload(tx, officeId, ownerOf(row.id), key, row.fileId);
  return file && { bytes: file.bytes, task: taskOf(row) };
}

const taskOf = ({ publicId, state, done, total, format, filter }: ExportRow): ExportTask => ({ publicId, state, done, total, format, year: filter.year });
/** As uploads that nobody took: swept after a day, since it holds names. */
const ownerOf = (id: string): Owner => ({ kind: 'upload', id });
const placeOf = (office: string, id: string) => ({ office, table: 'long_task', row: id, column: 'wrapped_key' });
