import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadHolidaysYaml } from '#office/calendar-holidays.ts';
import { loadOfficeYaml, type OfficeSettings } from '#office/settings.ts';
import { config } from '#platform/config.server.ts';
import type { ServiceDefinition } from '#service/definition.ts';
import { parseService } from '#service/load.ts';

// The catalogue as files, for tools that run without a database: the letter preview and the tests of the letters.

/** Where a file of the catalogue is wrong, in words for who writes it. */
export type CatalogueFault = { file: string; line: number; message: string };

const folder = (): string => resolve(config.catalogueDir);

/** Slugs of all services that have a service.yaml, in order. */
export function catalogueSlugs(): string[] {
  const services = join(folder(), 'services');
  return readdirSync(services)
    .filter((slug) => existsSync(join(services, slug, 'service.yaml')))
    .sort();
}

/** The office of the catalogue with its holidays. */
export function catalogueOffice(): { ok: true; settings: OfficeSettings } | { ok: false; faults: CatalogueFault[] } {
  const holidays = loadHolidaysYaml(readFileSync(join(folder(), 'holidays.yaml'), 'utf8'));
  if (!holidays.ok) return { ok: false, faults: holidays.errors.map((error) => ({ file: 'holidays.yaml', line: error.line, message: error.message })) };
  const office = loadOfficeYaml(readFileSync(join(folder(), 'office.yaml'), 'utf8'), holidays.holidays);
  if (!office.ok) return { ok: false, faults: office.errors.map((error) => ({ file: 'office.yaml', line: error.line, message: error.message })) };
  return { ok: true, settings: office.office };
}

/** One service with its letter. `slug` comes from a person: only names of the catalogue are opened. */
export function catalogueService(
  slug: string
): { ok: true; definition: ServiceDefinition; template: string; exampleFile: string } | { ok: false; faults: CatalogueFault[] } {
  if (!catalogueSlugs().includes(slug)) {
    return { ok: false, faults: [{ file: 'services', line: 1, message: `Tidak ada layanan "${slug}". Yang ada: ${catalogueSlugs().join(', ')}.` }] };
  }
  const place = join(folder(), 'services', slug);
  const file = `${slug}/service.yaml`;
  const parsed = parseService(readFileSync(join(place, 'service.yaml'), 'utf8'), file, sharedBlocks());
  if (!parsed.ok) return { ok: false, faults: parsed.errors };
  const letter = join(place, 'letter.typ');
  if (!existsSync(letter)) return { ok: false, faults: [{ file: `${slug}/letter.typ`, line: 1, message: 'Berkas ini belum ada.' }] };
  return { ok: true, definition: parsed.definition, template: readFileSync(letter, 'utf8'), exampleFile: join(place, 'example.yaml') };
}

function sharedBlocks(): Record<string, string> {
  const shared = join(folder(), 'services', '_shared');
  if (!existsSync(shared)) return {};
  const files = readdirSync(shared).filter((name) => name.endsWith('.yaml'));
  return Object.fromEntries(files.map((name) => [name.slice(0, -'.yaml'.length), readFileSync(join(shared, name), 'utf8')]));
}
