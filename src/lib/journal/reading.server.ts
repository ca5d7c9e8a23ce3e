import type { Tx } from '#platform/database.server.ts';

/** Who reads: an account, in a post where one is known. */
export type Reader = { account: string; post?: string | null };

/**
 * Reading is recorded too, before anything is shown.
 * @param reading.detail what was asked for in words without personal data, e.g. `nik` for a search by NIK
 */
export async function recordReading(
  tx: Tx,
  officeId: string,
  reader: Reader,
  reading: { what: 'open' | 'search' | 'export' | 'file' | 'letter'; applicationId?: string; detail?: string }
): Promise<void> {
  await tx.insertInto('reading').values({
    office_id: officeId,
    account: reader.account,
    post: reader.post ?? null,
    what: reading.what,
    application_id: reading.applicationId ?? null,
    detail: reading.detail ?? null
  }).execute();
}

/** Who has read one application, newest first, at most 100. */
export async function readersOf(tx: Tx, officeId: string, applicationId: string) {
  return tx.selectFrom('reading').select(['at', 'account', 'post', 'what'])
    .where('office_id', '=', officeId).where('application_id', '=', applicationId)
    .orderBy('id', 'desc').limit(100).execute();
}
