import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import type { ServiceDefinition } from '#service/definition.ts';
import { publishService } from '#service/publish.server.ts';
import { allServices } from '#service/versions.server.ts';
import { readService, tryLetter, type ServiceFault } from '#letter/try-service.server.ts';
import { lineOf, readForm } from '../../guard.ts';
import { requireChange } from '../administrator.ts';
import { leaveFlash } from '../flash.ts';
import type { FormError } from '../settings.server.ts';
import { serviceWords } from '../words-services.id.ts';

const words = serviceWords.edit;
const MOST = 200_000;

export type Edited = { yaml: string; letter: string };
type Read = { ok: true; edited: Edited; definition: ServiceDefinition; note: string } | { ok: false; edited: Edited; errors: FormError[]; faults: string[] };

/** The two files as typed, or what is wrong with them by file and line. @param slug the service being edited; null for a new one */
export async function readEdited(event: RequestEvent, form: FormData, slug: string | null): Promise<Read> {
  const edited = { yaml: textOf(form, 'yaml'), letter: textOf(form, 'letter') };
  const wrong = (id: 'yaml' | 'letter', ...texts: string[]): Read => ({ ok: false, edited, errors: [{ id, text: texts.length === 1 ? (texts[0] ?? '') : words.many(texts.length, words[id]) }], faults: texts.length === 1 ? [] : texts });
  if (edited.yaml.length > MOST) return wrong('yaml', words.tooLong);
  if (edited.letter.length > MOST) return wrong('letter', words.tooLong);
  const read = await readService(edited.yaml);
  if (!read.ok) return wrong('yaml', ...read.faults.slice(0, 20).map(told));
  const { definition } = read;
  if (slug !== null && definition.slug !== slug) return wrong('yaml', words.otherSlug(slug));
  const { office } = event.locals;
  if (slug === null && (await inOffice(office.id, (tx) => allServices(tx, office.id))).some((service) => service.slug === definition.slug)) return wrong('yaml', words.slugTaken(definition.slug));
  const tried = await tryLetter(office, definition, edited.letter, now());
  const questions = definition.pages.reduce((sum, page) => sum + page.questions.length, 0);
  if (tried.ok) return { ok: true, edited, definition, note: words.goodText(definition.pages.length, questions) };
  if (tried.reason === 'no_example') return { ok: true, edited, definition, note: words.noExample };
  if (!('faults' in tried)) return wrong('letter', words.renderFailed);
  return wrong('letter', ...tried.faults.slice(0, 20).map((fault) => (tried.reason === 'example' ? words.exampleFault(fault.file, fault.message) : told(fault))));
}

/** Checks what was typed; nothing is kept. */
export async function checkEdited(event: RequestEvent, slug: string | null) {
  requireChange(event, 'services.change');
  const read = await readEdited(event, await readForm(event), slug);
  return read.ok ? { edited: read.edited, errors: [] as FormError[], faults: [] as string[], note: read.note } : refused(read);
}

/** Publishes what was typed, once it is without fault. */
export async function publishEdited(event: RequestEvent, slug: string | null) {
  const { change } = requireChange(event, 'services.change');
  const form = await readForm(event);
  const read = await readEdited(event, form, slug);
  if (!read.ok) return refused(read);
  const outcome = await publishService(change, slug === null ? 0 : Number(lineOf(form, 'seen', 9)), read.definition, read.edited.letter);
  if (!outcome.ok) return fail(outcome.reason === 'changed' ? 409 : 400, { edited: read.edited, errors: [{ id: 'yaml', text: serviceWords.refusals[outcome.reason] }] as FormError[], faults: [] as string[], note: null });
  leaveFlash(event, { done: 'published' });
  redirect(303, `/pengaturan/layanan/${read.definition.slug}`);
}

const refused = ({ edited, errors, faults }: Read & { ok: false }) => fail(400, { edited, errors, faults, note: null });

const told = ({ file, line, message }: ServiceFault): string => words.fault(file, line, message);

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}
