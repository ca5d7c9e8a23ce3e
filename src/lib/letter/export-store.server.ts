import type { Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import type { ExportFormat } from '#letter/export-register.server.ts';
import type { RegisterFilter } from '#letter/register.ts';

/** All SQL of long exports. */

export type ExportRow = {
  id: string; publicId: string; account: string; state: 'running' | 'done' | 'stopped'; done: number; total: number; filter: RegisterFilter; format: ExportFormat;
  fileId: string | null; wrappedKey: Uint8Array | null;
};

export async function insertExport(tx: Tx, officeId: string, task: { id: string; account: string; filter: RegisterFilter; format: ExportFormat; total: number }): Promise<string> {
  const { public_id: publicId } = await tx.insertInto('long_task').values({
    office_id: officeId, id: task.id, kind: 'export', account: task.account, total: task.total, state: 'running', query: JSON.stringify({ filter: task.filter, format: task.format })
  }).returning('public_id').executeTakeFirstOrThrow();
  return publicId;
}

/** By its id, for the job; or by its public id, for the officer whose it is. */
export async function exportRow(tx: Tx, officeId: string, which: { id: string } | { publicId: string; account: string }): Promise<ExportRow | null> {
  const query = tx.selectFrom('long_task').selectAll().where('office_id', '=', officeId).where('kind', '=', 'export');
  const row = await ('id' in which ? query.where('id', '=', which.id) : query.where('public_id', '=', which.publicId).where('account', '=', which.account)).executeTakeFirst();
  if (!row) return null;
  const { filter, format } = row.query as { filter: RegisterFilter; format: ExportFormat };
  return {
    id: row.id, publicId: row.public_id, account: row.account, state: row.state as ExportRow['state'], done: row.done, total: row.total, filter, format,
    fileId: row.file_id, wrappedKey: row.wrapped_key
  };
}

export async function noteExport(tx: Tx, officeId: string, id: string, done: number): Promise<void> {
  await tx.updateTable('long_task').set({ done }).where('office_id', '=', officeId).where('id', '=', id).where('state', '=', 'running').execute();
}

export async function finishExport(tx: Tx, officeId: string, id: string, file: { fileId: string; wrappedKey: Uint8Array }): Promise<void> {
  await tx.updateTable('long_task').set((eb) => ({ state: 'done', done: eb.ref('total'), finished_at: now(), file_id: file.fileId, wrapped_key: Buffer.from(file.wrappedKey) }))
    .where('office_id', '=', officeId).where('id', '=', id).execute();
}
