import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseService, type ServiceError } from '#service/load.ts';
import type { ServiceDefinition } from '#service/definition.ts';

/** A service as it lies in the catalogue: its definition and the Typst source of its letter. */
export type CatalogueService = { definition: ServiceDefinition; letterSource: string };
export type CatalogueRead = { ok: true; services: CatalogueService[] } | { ok: false; errors: ServiceError[] };

/**
 * Reads every service of a catalogue folder. What an official wrote wrong is told with file and line; nothing is taken half.
 * @param folder the catalogue, holding `services/<slug>/service.yaml` and `letter.typ`
 */
export async function readCatalogue(folder: string): Promise<CatalogueRead> {
  const shared = await readShared(join(folder, 'services', '_shared'));
  const slugs = (await readdir(join(folder, 'services'), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_')).map((entry) => entry.name).sort();
  const services: CatalogueService[] = [];
  const errors: ServiceError[] = [];
  for (const slug of slugs) {
    const file = `services/${slug}/service.yaml`;
    const parsed = parseService(await readFile(join(folder, file), 'utf8'), file, shared);
    if (!parsed.ok) errors.push(...parsed.errors);
    else services.push({ definition: parsed.definition, letterSource: await readFile(join(folder, 'services', slug, 'letter.typ'), 'utf8') });
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, services };
}

async function readShared(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder).catch(() => []);
  const blocks = await Promise.all(names.filter((name) => name.endsWith('.yaml'))
    .map(async (name) => [name.replace(/\.yaml$/, ''), await readFile(join(folder, name), 'utf8')] as const));
  return Object.fromEntries(blocks);
}
