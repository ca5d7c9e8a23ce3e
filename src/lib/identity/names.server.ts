import type { Tx } from '#platform/database.server.ts';
import { holders } from '#identity/posts-store.server.ts';

/** Names and titles of all who work or worked here, by account: for showing who did what in the journal. The latest post's title counts. */
export async function officerNames(tx: Tx, officeId: string): Promise<Map<string, { name: string; title: string }>> {
  const rows = await holders(tx, officeId);
  // Holders of today come first and must win.
  return new Map(rows.toReversed().map((row) => [row.accountId, { name: row.official.name, title: row.title }]));
}
