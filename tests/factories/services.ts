import { readdirSync, readFileSync } from 'node:fs';
import { calendarOf } from '#office/calendar.ts';
import { checkContextOn } from '#service/check-context.ts';
import type { CheckContext, ServiceDefinition } from '#service/definition.ts';
import { parseExample, parseService, type ExampleCase, type ServiceError } from '#service/load.ts';
import { pulauBurung } from './office.ts';

const folder = new URL('../../catalogue/services/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, folder), 'utf8');
const told = (errors: ServiceError[]): Error => new Error(errors.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));

/** The shared blocks of the catalogue, by name. */
export const sharedBlocks: Record<string, string> = Object.fromEntries(
  readdirSync(new URL('_shared/', folder)).map((file) => [file.replace('.yaml', ''), read(`_shared/${file}`)])
);

const slugs = readdirSync(folder).filter((name) => !name.startsWith('_')).sort();

/** A service's own file as an official wrote it. */
export const serviceText = (slug: string): string => read(`${slug}/service.yaml`);

/** Every service of the catalogue, by slug. */
export const services: ReadonlyMap<string, ServiceDefinition> = new Map(
  slugs.map((slug) => {
    const parsed = parseService(serviceText(slug), `services/${slug}/service.yaml`, sharedBlocks);
    if (!parsed.ok) throw told(parsed.errors);
    return [slug, parsed.definition];
  })
);

export function aService(slug: string): ServiceDefinition {
  const service = services.get(slug);
  if (!service) throw new Error(`no service ${slug} in the catalogue`);
  return service;
}

/** The filled-in case of a service. */
export function anExample(slug: string): ExampleCase {
  const parsed = parseExample(read(`${slug}/example.yaml`), `services/${slug}/example.yaml`);
  if (!parsed.ok) throw told(parsed.errors);
  return parsed.example;
}

const settings = pulauBurung();
const office = { settings, calendar: calendarOf(settings) };

/** Kecamatan Pulau Burung on a day 'YYYY-MM-DD', as the checker sees it. */
export function onDay(day: string): CheckContext {
  return checkContextOn(office, day);
}
