import { readFileSync } from 'node:fs';
import { loadHolidaysYaml } from '#office/calendar-holidays.ts';
import { loadOfficeYaml } from '#office/settings.ts';
import type { OfficeSettings } from '#office/settings.ts';

/** The text of a file in the catalogue. */
export function catalogueText(name: string): string {
  return readFileSync(new URL(`../../catalogue/${name}`, import.meta.url), 'utf8');
}

/** Kecamatan Pulau Burung as it is installed, with changes for the case at hand. */
export function pulauBurung(changes: Partial<OfficeSettings> = {}): OfficeSettings {
  const holidays = loadHolidaysYaml(catalogueText('holidays.yaml'));
  if (!holidays.ok) throw new Error(JSON.stringify(holidays.errors));
  const read = loadOfficeYaml(catalogueText('office.yaml'), holidays.holidays);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return { ...read.office, ...changes };
}
