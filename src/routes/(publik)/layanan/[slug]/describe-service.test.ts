import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadOfficeYaml } from '#office/settings.ts';
import type { OfficeSettings } from '#office/settings.ts';
import { readCatalogue } from '#service/catalogue.server.ts';
import type { ServiceDefinition } from '#service/definition.ts';
import { describeService } from './describe-service.ts';

let office: OfficeSettings;
let services: ServiceDefinition[];
const catalogue = join(process.cwd(), 'catalogue');

beforeAll(async () => {
  const settings = loadOfficeYaml(await readFile(join(catalogue, 'office.yaml'), 'utf8'), []);
  const read = await readCatalogue(catalogue);
  if (!settings.ok || !read.ok) throw new Error('the catalogue cannot be read');
  office = settings.office;
  services = read.services.map(({ definition }) => definition);
});

const service = (slug: string) => {
  const found = services.find((one) => one.slug === slug);
  if (!found) throw new Error(`no service ${slug}`);
  return found;
};

describe('a service in the words of its page', () => {
  test('every service says in both languages what to prepare, by when, and by which law', () => {
    for (const definition of services) {
      for (const locale of ['id', 'en'] as const) {
        const page = describeService(definition, office, locale);
        expect(page.promise, definition.slug).not.toBe('');
        expect(page.legal.length, definition.slug).toBeGreaterThan(0);
        expect(page.needs.length + page.sometimes.length, definition.slug).toBe(definition.requirements.length);
        expect(page.stops.length, definition.slug).toBe(definition.steps.length + 4);
      }
    }
  });

  test('a requirement that only some have to meet stands apart', () => {
    const definition = service('surat-keterangan-domisili-usaha');
    const conditional = definition.requirements.filter((requirement) => requirement.when).map((requirement) => requirement.title.id);
    expect(conditional.length).toBeGreaterThan(0);
    expect(describeService(definition, office, 'id').sometimes.map((need) => need.title)).toEqual(conditional);
  });

  test('the journey names the posts of this office, in the order of the steps, with the field check where there is one', () => {
    const titles = describeService(service('rekomendasi-izin-keramaian'), office, 'id').stops.map((stop) => stop.title);
    const section = office.posts.find((post) => post.section === 'trantib')?.title;
    const head = office.posts.find((post) => post.role === 'head')?.title;
    expect(titles).toContain('Petugas memeriksa ke lapangan');
    expect(titles.indexOf('Petugas memeriksa ke lapangan')).toBeLessThan(titles.indexOf(`${section} memeriksa surat`));
    expect(titles.at(-2)).toBe(`${head} menandatangani`);
  });

  test('a photo is shown as a photo', () => {
    expect(describeService(service('surat-keterangan-tidak-mampu'), office, 'id').needs.map((need) => need.icon)).toContain('camera');
  });
});
