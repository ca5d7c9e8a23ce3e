import { sql } from 'kysely';
import { database, inOffice, type Tx } from '#platform/database.server.ts';
import { officeSettings } from '#office/settings.ts';
import { workingOffice, type WorkingOffice } from '#office/working-office.ts';

/** Offices as last read; a settings' history has a number, so one narrow query tells whether they still hold. */
const known = new Map<string, WorkingOffice>();

/** The office that answers under a host name, or null: with several offices an unknown host belongs to nobody (421). */
export async function officeOfHost(host: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select office_of_host(${host.toLowerCase()}) as id`.execute(database());
  return rows[0]?.id ?? null;
}

/** Every office's id, for jobs that go round. */
export async function allOffices(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select offices() as id`.execute(database());
  return rows.map((row) => row.id);
}

/** The office of this transaction with its settings and calendar. @throws when it does not exist: our fault */
export async function loadOffice(tx: Tx, id: string): Promise<WorkingOffice> {
  const seen = known.get(id);
  const row = await tx.selectFrom('office').select(['settings_seq', 'sample', 'host']).where('id', '=', id).executeTakeFirstOrThrow();
  if (seen && seen.settingsSeq === row.settings_seq && seen.sample === row.sample && seen.host === row.host) return seen;
  const { settings } = await tx.selectFrom('office').select('settings').where('id', '=', id).executeTakeFirstOrThrow();
  const office = workingOffice({ id, settings: officeSettings.parse(settings), settingsSeq: row.settings_seq, sample: row.sample, host: row.host });
  known.set(id, office);
  return office;
}

/** As `loadOffice`, in a transaction of its own. */
export function officeNow(id: string): Promise<WorkingOffice> {
  return inOffice(id, (tx) => loadOffice(tx, id));
}
