import { resolve } from 'node:path';
import { config } from '#platform/config.server.ts';
import type { LetterData } from '#letter/letter-data.ts';
import { printableDeep } from '#letter/printable.ts';
import type { RenderRequest, TemplateFault } from '#letter/render-messages.ts';
import { startRenderer, type Renderer, type RenderBreak } from '#letter/renderer.server.ts';

export type { TemplateFault } from '#letter/render-messages.ts';

/**
 * `template`: the template is at fault, with file and line for the administrator. The others are ours or the moment's:
 * the letter can be asked for again.
 */
export type Rendered =
  | { ok: true; pdf: Uint8Array; pages: number }
  | NotRendered;
type NotRendered =
  | { ok: false; reason: 'template'; faults: TemplateFault[] }
  | { ok: false; reason: RenderBreak | 'busy' | 'closed' };

export type DocumentToRender = {
  /** Typst source; it may import "/letterhead.typ" and nothing outside the catalogue. */
  source: string;
  /** JSON-like. Reaches Typst only as data (law 12): `json(bytes(sys.inputs.data))`. */
  data: unknown;
  /** Pictures by file name, read in the template as "/name". */
  files?: Record<string, Uint8Array>;
  /** milliseconds it may take; a letter 10 s, a long register more */
  limitMs?: number;
};

const CHILDREN = 2;
/** Each letter leaves 0.3-0.9 MB behind in its child, which begins with 140 MB: it is replaced by whichever comes first. */
const LETTERS_A_CHILD = 500;
const MEMORY_A_CHILD = 350 * 1024 * 1024;
const LETTER_LIMIT_MS = 10_000;
/** Letters waiting; at 100 a second this is ten seconds, more than a person waits. */
const QUEUE_LIMIT = 1_000;

type Output = { ok: true; output: Uint8Array; pages: number } | NotRendered;
type Waiting = { request: RenderRequest; limitMs: number; again: boolean; answer: (result: Output) => void };

const free: Renderer[] = [];
const waiting: Waiting[] = [];
const working = new Set<Renderer>();
let lastId = 0;
let closed = false;

/** Renders one letter to PDF/A-2a. Faults are values; see `Rendered`. */
export function renderLetter(letter: { template: string; data: LetterData; files?: Record<string, Uint8Array> }): Promise<Rendered> {
  return renderDocument({ source: letter.template, data: letter.data, ...(letter.files ? { files: letter.files } : {}) });
}

/** Renders any Typst document of the catalogue's look: letters, cover lists, receipts, the register. */
export async function renderDocument(wanted: DocumentToRender): Promise<Rendered> {
  const result = await render('pdf', wanted);
  return result.ok ? { ok: true, pdf: result.output, pages: result.pages } : result;
}

/** A letter as a picture (SVG, its pages one below the other): to be looked at on a phone, where a PDF would be downloaded. */
export async function renderPicture(letter: { template: string; data: LetterData }): Promise<{ ok: true; svg: Uint8Array } | NotRendered> {
  const result = await render('svg', { source: letter.template, data: letter.data });
  return result.ok ? { ok: true, svg: result.output } : result;
}

function render(format: RenderRequest['format'], { source, data, files = {}, limitMs = LETTER_LIMIT_MS }: DocumentToRender): Promise<Output> {
  if (closed) return Promise.resolve({ ok: false, reason: 'closed' });
  if (waiting.length >= QUEUE_LIMIT) return Promise.resolve({ ok: false, reason: 'busy' });
  const request: RenderRequest = { id: (lastId += 1), format, source, data: JSON.stringify(printableDeep(data)), files };
  return new Promise((answer) => {
    waiting.push({ request, limitMs, again: true, answer });
    serve();
  });
}

/** Ends the children. Letters in work or waiting answer `closed`; later ones too. */
export function closeRenderers(): void {
  closed = true;
  for (const renderer of [...free.splice(0), ...working]) renderer.end();
  for (const { answer } of waiting.splice(0)) answer({ ok: false, reason: 'closed' });
}

function serve(): void {
  while (waiting.length > 0 && working.size < CHILDREN) {
    const next = waiting.shift();
    if (next) void work(next);
  }
}

async function work(task: Waiting): Promise<void> {
  const renderer = takeRenderer();
  working.add(renderer);
  const result = await renderer.render(task.request, task.limitMs);
  working.delete(renderer);
  if (!renderer.ended && renderer.rendered < LETTERS_A_CHILD && renderer.memory < MEMORY_A_CHILD) free.push(renderer);
  else renderer.end();
  if (closed) task.answer({ ok: false, reason: 'closed' });
  // A child can be killed by the system for want of memory while its letter is fine: once more on a fresh one.
  else if (result === 'crashed' && task.again) waiting.unshift({ ...task, again: false });
  else task.answer(resultOf(result));
  serve();
}

function takeRenderer(): Renderer {
  let renderer = free.pop();
  while (renderer?.ended) renderer = free.pop();
  return renderer ?? startRenderer(resolve(config.catalogueDir));
}

function resultOf(result: Awaited<ReturnType<Renderer['render']>>): Output {
  if (result === 'crashed' || result === 'timeout') return { ok: false, reason: result };
  if (!result.ok) return { ok: false, reason: 'template', faults: result.faults };
  return { ok: true, output: result.output, pages: result.pages };
}
