import type { Tx } from '#platform/database.server.ts';
import { keyedHash } from '#platform/keyed-hash.server.ts';
import { nameTokens, prefixes } from '#person/name-search.ts';
import type { Answers } from '#application/events.ts';

/** The words an application is found by, as keyed hashes: NIK, name words and their beginnings (law 4). */
export function searchWords(officeId: string, answers: Answers): Uint8Array[] {
  const words = new Set<string>();
  for (const name of [answers.nama, answers.pasangan_nama, answers.pelapor_nama]) {
    if (typeof name !== 'string') continue;
    for (const token of nameTokens(name)) for (const beginning of prefixes(token)) words.add(beginning);
  }
  const hashes = [...words].map((word) => keyedHash(officeId, 'name', word));
  if (typeof answers.nik === 'string' && answers.nik) hashes.push(keyedHash(officeId, 'nik', answers.nik));
  return hashes;
}

/** Replaces the words of one application, when its answers changed. */
export async function keepSearchWords(tx: Tx, officeId: string, id: string, answers: Answers, isNew: boolean): Promise<void> {
  if (!isNew) await tx.deleteFrom('search_token').where('office_id', '=', officeId).where('application_id', '=', id).execute();
  const rows = searchWords(officeId, answers).map((token) => ({ office_id: officeId, token: Buffer.from(token), application_id: id }));
  if (rows.length > 0) await tx.insertInto('search_token').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
}
