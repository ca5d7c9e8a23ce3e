import { sql } from 'kysely';
import { database, type Tx } from '#platform/database.server.ts';

/** The id of the office under a host name. Asked before an office is set, so the database answers with nothing but the id. */
export async function idOfHost(host: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select office_of_host(${host.toLowerCase()}) as id`.execute(database());
  return rows[0]?.id ?? null;
}

export async function allIds(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select offices() as id`.execute(database());
  return rows.map((row) => row.id);
}

/** What is cheap to read at every request: enough to know whether the settings at hand still hold. */
export function officeHead(tx: Tx, id: string) {
  return tx.selectFrom('office').select(['settings_seq', 'sample', 'host']).where('id', '=', id).executeTakeFirstOrThrow();
}

export async function officeSettingsOf(tx: Tx, id: string): Promise<unknown> {
  return (await tx.selectFrom('office').select('settings').where('id', '=', id).executeTakeFirstOrThrow()).settings;
}
