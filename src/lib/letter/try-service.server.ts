import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { config } from '#platform/config.server.ts';
import { dayOf } from '#office/calendar-day.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { checkContextOn } from '#service/check-context.ts';
import { definitionObjections } from '#service/definition-check.ts';
import type { ServiceDefinition } from '#service/definition.ts';
import { parseService } from '#service/load.ts';
import { sampleAnswers } from '#service/sample-answers.ts';
import { renderLetter } from '#letter/render.server.ts';
import { sampleLetter } from '#letter/sample-letter.ts';

/** A fault an official can mend: file, line where there is one, and what is expected there. */
export type ServiceFault = { file: string; line: number | null; message: string };
export type LetterTried = { ok: true; pdf: Uint8Array } | { ok: false; reason: 'template' | 'example'; faults: ServiceFault[] } | { ok: false; reason: 'busy' | 'no_example' };

/** Reads a service.yaml as an official typed it, with the catalogue's shared blocks. */
export async function readService(yamlText: string): Promise<{ ok: true; definition: ServiceDefinition } | { ok: false; faults: ServiceFault[] }> {
  const parsed = parseService(yamlText, 'service.yaml', await sharedBlocks());
  if (!parsed.ok) return { ok: false, faults: parsed.errors };
  const objections = definitionObjections(parsed.definition);
  return objections.length > 0 ? { ok: false, faults: objections.map((message) => ({ file: 'service.yaml', line: null, message })) } : parsed;
}

/** Makes the letter of a made-up case, marked as sample data, so that it is seen before anybody asks for it. */
export async function tryLetter(office: WorkingOffice, definition: ServiceDefinition, template: string, at: Date): Promise<LetterTried> {
  const today = dayOf(office.settings.zone, at);
  const answers = sampleAnswers(definition, checkContextOn(office, today), { file: 'contoh' });
  if (!answers) return { ok: false, reason: 'no_example' };
  const letter = sampleLetter(definition, { today, answers }, office.settings, 'pen');
  if (!letter.ok) return { ok: false, reason: 'example', faults: letter.errors.map(({ question, message }) => ({ file: question, line: null, message })) };
  const rendered = await renderLetter({ template, data: letter.data });
  if (rendered.ok) return { ok: true, pdf: rendered.pdf };
  return rendered.reason === 'template' ? { ok: false, reason: 'template', faults: rendered.faults } : { ok: false, reason: 'busy' };
}

async function sharedBlocks(): Promise<Record<string, string>> {
  const folder = join(config.catalogueDir, 'services', '_shared');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.yaml'));
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name.replace(/\.yaml$/, ''), await readFile(join(folder, name), 'utf8')] as const)));
}
