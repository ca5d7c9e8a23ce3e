import { inOffice, type Tx } from '#platform/database.server.ts';
import { officeSettings } from '#office/settings.ts';
import { allIds, idOfHost, officeHead, officeSettingsOf } from '#office/store.server.ts';
import { workingOffice, type WorkingOffice } from '#office/working-office.ts';

/** Offices as last read; a settings' history has a number, so one narrow query tells whether they still hold. */
const known = new Map<string, WorkingOffice>();

/** The office that answers under a host name, or null: with several offices an unknown host belongs to nobody (421). */
export const officeOfHost = idOfHost;

/** Every office's id, for jobs that go round. */
export const allOffices = allIds;

/** The office of this transaction with its settings and calendar. @throws when it does not exist: our fault */
async function loadOffice(tx: Tx, id: string): Promise<WorkingOffice> {
  const seen = known.get(id);
  const head = await officeHead(tx, id);
  if (seen && seen.settingsSeq === head.settings_seq && seen.sample === head.sample && seen.host === head.host) return seen;
  const settings = officeSettings.parse(await officeSettingsOf(tx, id));
  const office = workingOffice({ id, settings, settingsSeq: head.settings_seq, sample: head.sample, host: head.host });
  known.set(id, office);
  return office;
}

/** As `loadOffice`, in a transaction of its own. */
export function officeNow(id: string): Promise<WorkingOffice> {
  return inOffice(id, (tx) => loadOffice(tx, id));
}
