import type { Tx } from '#platform/database.server.ts';
import type { Role } from '#identity/actor.ts';
import { holders } from '#identity/posts-store.server.ts';

/** Names and titles of all who work or worked here, by account: for showing who did what in the journal. The latest post's title counts. */
export async function officerNames(tx: Tx, officeId: string): Promise<Map<string, { name: string; title: string }>> {
  const rows = await holders(tx, officeId);
  // Holders of today come first and must win.
  return new Map(rows.toReversed().map((row) => [row.accountId, { name: row.official.name, title: row.title }]));
}

export type Holder = { accountId: string; title: string; name: string; rank: string | null; nip: string | null };

/** Who holds a post of this role today, by name: to hand work to, or to stand under a draft. Acting for somebody does not count. */
export async function holdersOf(tx: Tx, officeId: string, role: Role): Promise<Holder[]> {
  const rows = (await holders(tx, officeId)).filter((row) => row.role === role && row.until === null);
  return rows.map((row) => ({ accountId: row.accountId, title: row.title, ...row.official })).sort((a, b) => a.name.localeCompare(b.name, 'id'));
}
