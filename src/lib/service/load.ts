import { z } from 'zod';
import { definitionSentence } from '#service/definition-words.ts';
import { objections } from '#service/definition-rules.ts';
import { serviceDefinition } from '#service/definition.ts';
import type { ServiceDefinition } from '#service/definition.ts';
import { readYaml } from '#service/yaml-source.ts';
import type { YamlError, YamlSource } from '#service/yaml-source.ts';

export type ServiceError = YamlError;
export type ServiceParsed = { ok: true; definition: ServiceDefinition } | { ok: false; errors: ServiceError[] };
/** Blocks of pages that several services share, by name: `use: pemohon` puts in the pages of `_shared/pemohon.yaml`. */
export type SharedBlocks = Readonly<Record<string, string>>;

/**
 * Reads a service.yaml. A fault is told with file, line and what is expected there, in the words of the office.
 * The definition it gives is whole: shared blocks are in it, so it can be stored as a version that never changes.
 */
export function parseService(yamlText: string, file: string, shared: SharedBlocks = {}): ServiceParsed {
  const read = readYaml(yamlText, file);
  if (!read.ok) return read;
  const { value } = read.source;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return { ok: false, errors: [{ file, line: 1, message: 'Berkas ini belum berisi layanan. Mulai dengan slug:, title: dan seterusnya.' }] };
  }
  const expanded = expandPages((value as { pages?: unknown }).pages, read.source, shared);
  if (expanded.errors.length > 0) return { ok: false, errors: expanded.errors };
  const checked = serviceDefinition.safeParse({ ...value, ...(expanded.pages ? { pages: expanded.pages } : {}) }, { reportInput: true });
  const problems = checked.success
    ? objections(checked.data)
    : checked.error.issues.flatMap(deepest).map((issue) => ({ path: issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path, message: definitionSentence(issue) }));
  if (checked.success && problems.length === 0) return { ok: true, definition: checked.data };
  return { ok: false, errors: problems.map(({ path, message }) => ({ ...place(path, expanded.origins, read.source), message })) };
}

type Origin = { source: YamlSource; path: PropertyKey[] };

function expandPages(pages: unknown, source: YamlSource, shared: SharedBlocks): { pages?: unknown[]; origins: Origin[]; errors: ServiceError[] } {
  const origins: Origin[] = [];
  const errors: ServiceError[] = [];
  if (!Array.isArray(pages)) return { origins, errors };
  const all: unknown[] = [];
  pages.forEach((page: unknown, index) => {
    const name: unknown = page !== null && typeof page === 'object' && 'use' in page ? page.use : undefined;
    if (name === undefined) {
      all.push(page);
      origins.push({ source, path: ['pages', index] });
      return;
    }
    const block = typeof name === 'string' && Object.hasOwn(shared, name) ? shared[name] : undefined;
    const line = source.lineOf(['pages', index]);
    if (typeof name !== 'string' || block === undefined) {
      const wanted = typeof name === 'string' ? ` '${name}'` : '';
      errors.push({ file: source.file, line, message: `Bagian bersama${wanted} tidak ada. Yang ada: ${Object.keys(shared).join(', ') || '(belum ada)'}.` });
      return;
    }
    const read = readYaml(block, `_shared/${name}.yaml`);
    if (!read.ok) {
      errors.push(...read.errors);
      return;
    }
    const list = read.source.value;
    if (!Array.isArray(list)) {
      errors.push({ file: read.source.file, line: 1, message: 'Bagian bersama berisi daftar halaman (baris berawalan -).' });
      return;
    }
    list.forEach((each: unknown, at) => {
      all.push(each);
      origins.push({ source: read.source, path: [at] });
    });
  });
  return { pages: all, origins, errors };
}

/** Of a condition that fits none of its forms, the form that comes nearest says what is wrong. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union' || issue.discriminator !== undefined || issue.errors.length === 0) return [issue];
  const nearest = issue.errors.find((branch) => branch.some((each) => each.code === 'custom' || (each.code !== 'unrecognized_keys' && each.path.length > 1)));
  return nearest ? nearest.map((each) => ({ ...each, path: [...issue.path, ...each.path] })).flatMap(deepest) : [issue];
}

function place(path: readonly PropertyKey[], origins: readonly Origin[], source: YamlSource): { file: string; line: number } {
  const origin = path[0] === 'pages' && typeof path[1] === 'number' ? origins[path[1]] : undefined;
  if (!origin) return { file: source.file, line: source.lineOf(path) };
  return { file: origin.source.file, line: origin.source.lineOf([...origin.path, ...path.slice(2)]) };
}

const caseFile = z.strictObject({ today: z.iso.date(), answers: z.record(z.string(), z.unknown()) });
/** A filled-in case: `today` is the day it is submitted (rules on dates look at it), files are placeholders. */
export type ExampleCase = z.infer<typeof caseFile>;

/** Reads an example.yaml or the answers given to `npm run letter`. */
export function parseExample(yamlText: string, file: string): { ok: true; example: ExampleCase } | { ok: false; errors: ServiceError[] } {
  const read = readYaml(yamlText, file);
  if (!read.ok) return read;
  const checked = caseFile.safeParse(read.source.value, { reportInput: true });
  if (checked.success) return { ok: true, example: checked.data };
  return { ok: false, errors: checked.error.issues.map((issue) => ({ file, line: read.source.lineOf(issue.path), message: definitionSentence(issue) })) };
}
