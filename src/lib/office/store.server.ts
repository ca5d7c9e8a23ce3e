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

/** Changes of an office come one after the other. @returns the number of the settings' last change */
export async function lockOffice(tx: Tx, id: string): Promise<number> {
  return (await tx.selectFrom('office').select('settings_seq').where('id', '=', id).forUpdate().executeTakeFirstOrThrow()).settings_seq;
}

export async function updateSettings(tx: Tx, id: string, settings: object, seq: number): Promise<void> {
  await tx.updateTable('office').set({ settings: JSON.stringify(settings), settings_seq: seq }).where('id', '=', id).execute();
}
