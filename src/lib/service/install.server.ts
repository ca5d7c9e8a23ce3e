import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { config } from '#platform/config.server.ts';
import { inOffice } from '#platform/database.server.ts';
import { loadHolidaysYaml } from '#office/calendar-holidays.ts';
import { loadOfficeYaml, type OfficeSettings } from '#office/settings.ts';
import { allOffices } from '#office/offices.server.ts';
import { readCatalogue } from '#service/catalogue.server.ts';
import { allServices, publishVersion } from '#service/versions.server.ts';

/** The office of the catalogue: what a fresh installation serves at once. */
const FIRST_OFFICE = 'pulau-burung';

/**
 * Makes sure that an installation has an office. In an empty one it founds the catalogue's office with its published services; where
 * the catalogue holds services the office does not know yet, they are added. Versions that exist are left alone (law 5).
 * @param ownerUrl the owner's connection: the app itself may not found offices
 */
export async function ensureFirstOffice(ownerUrl: string): Promise<void> {
  const offices = await allOffices();
  if (offices.length === 0) await foundOffice(ownerUrl, { id: FIRST_OFFICE, host: null, sample: false, settings: await catalogueOffice() });
  if (offices.length === 0 || offices.includes(FIRST_OFFICE)) await addServices(FIRST_OFFICE);
}

/** Founds an office; its services follow with `addServices`. */
export async function foundOffice(ownerUrl: string, office: { id: string; host: string | null; sample: boolean; settings: OfficeSettings }): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('insert into office (id, host, sample, settings) values ($1, $2, $3, $4)', [office.id, office.host, office.sample, JSON.stringify(office.settings)]);
  } finally {
    await client.end();
  }
}

/** Publishes the catalogue's services that the office does not have yet. Returns how many. */
export async function addServices(officeId: string): Promise<number> {
  const catalogue = await readCatalogue(config.catalogueDir);
  if (!catalogue.ok) throw new Error(catalogue.errors.map((error) => `${error.file}:${error.line}: ${error.message}`).join('\n'));
  return inOffice(officeId, async (tx) => {
    const had = new Set((await allServices(tx, officeId)).map((service) => service.slug));
    const fresh = catalogue.services.filter((service) => !had.has(service.definition.slug));
    for (const service of fresh) await publishVersion(tx, officeId, service.definition, service.letterSource);
    return fresh.length;
  });
}

/** The settings in `catalogue/office.yaml`, with the holidays of `holidays.yaml`. @throws with file and line when they cannot be read */
export async function catalogueOffice(): Promise<OfficeSettings> {
  const holidays = loadHolidaysYaml(await readFile(join(config.catalogueDir, 'holidays.yaml'), 'utf8'));
  if (!holidays.ok) throw new Error(faults('holidays.yaml', holidays.errors));
  const read = loadOfficeYaml(await readFile(join(config.catalogueDir, 'office.yaml'), 'utf8'), holidays.holidays);
  if (!read.ok) throw new Error(faults('office.yaml', read.errors));
  return read.office;
}

const faults = (file: string, errors: readonly { line: number; message: string }[]): string => errors.map((error) => `${file}:${error.line}: ${error.message}`).join('\n');
