import { inOffice, type Tx } from '#platform/database.server.ts';
import { enqueue } from '#platform/jobs.server.ts';
import { noteOfficeChange, type OfficeChange } from '#office/office-journal.server.ts';
import { settingChanges, type SettingChange } from '#office/setting-changes.ts';
import { checkOfficeSettings, type OfficeSettings, type SettingsError } from '#office/settings.ts';
import { lockOffice, officeSettingsOf, updateSettings } from '#office/store.server.ts';

export type SettingsChanged =
  | { ok: true; changes: SettingChange[]; seq: number }
  /** somebody else has changed the settings since this person saw them */
  | { ok: false; reason: 'changed' }
  | { ok: false; reason: 'wrong'; errors: SettingsError[] };

/** What deadlines are counted by: when it changes, open promises are looked at again. */
const CALENDAR = ['hours', 'holidays', 'openOnJointLeave', 'exceptions', 'zone'];

/**
 * Changes an office's settings and writes down what changed.
 * @param seen the number of the settings that the person had before their eyes
 * @param edit makes the new settings out of the present ones; they are checked as a whole
 * @param also what a later concept has to change along with it, in the same transaction
 */
export function changeSettings(
  change: OfficeChange, seen: number, edit: (settings: OfficeSettings) => unknown, also?: (tx: Tx, before: OfficeSettings, after: OfficeSettings) => Promise<void>
): Promise<SettingsChanged> {
  const { officeId } = change;
  return inOffice(officeId, async (tx) => {
    const seq = await lockOffice(tx, officeId);
    if (seq !== seen) return { ok: false as const, reason: 'changed' as const };
    const present = checkOfficeSettings(await officeSettingsOf(tx, officeId));
    if (!present.ok) throw new Error('stored settings are not readable');
    const next = checkOfficeSettings(edit(structuredClone(present.office)));
    if (!next.ok) return { ok: false as const, reason: 'wrong' as const, errors: next.errors };
    const changes = settingChanges(present.office, next.office);
    if (changes.length === 0) return { ok: true as const, changes, seq };
    await updateSettings(tx, officeId, next.office, seq + 1);
    await noteOfficeChange(tx, change, 'settings_changed', { seq: seq + 1, changes });
    await also?.(tx, present.office, next.office);
    if (changes.some(({ path }) => CALENDAR.includes(path[0] ?? ''))) await enqueue(tx, 'recalculate', { office: officeId }, { key: `recalculate:${officeId}` });
    return { ok: true as const, changes, seq: seq + 1 };
  });
}
