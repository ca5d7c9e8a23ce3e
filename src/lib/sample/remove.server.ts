import { removeStored } from '#application/files.server.ts';
import { accountsOf, asOwner, deleteAccounts, deleteJobs, deleteOffice, officeKind, storedFiles } from '#sample/store.server.ts';
import { SAMPLE_OFFICE } from '#sample/settings.ts';

export type Removed = { ok: true; rows: number; files: number } | { ok: false; reason: 'none' | 'real' };

/**
 * Takes the sample office away whole: rows in every table, its officers' accounts, its jobs, its files.
 * Refuses for an office that is not marked as one of sample data.
 */
export async function removeSample(ownerUrl: string, officeId = SAMPLE_OFFICE): Promise<Removed> {
  const outcome = await asOwner(ownerUrl, async (client) => {
    const kind = await officeKind(client, officeId);
    if (kind !== 'sample') return { ok: false as const, reason: kind };
    const files = await storedFiles(client, officeId);
    const accounts = await accountsOf(client, officeId);
    await deleteJobs(client, officeId);
    const rows = await deleteOffice(client, officeId);
    await deleteAccounts(client, accounts);
    return { ok: true as const, rows, files };
  });
  if (!outcome.ok) return outcome;
  await removeStored(outcome.files);
  return { ok: true, rows: outcome.rows, files: outcome.files.length };
}
