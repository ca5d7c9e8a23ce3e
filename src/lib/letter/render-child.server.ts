import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { endWithParent } from '#letter/child-program.server.ts';
import type { RenderAnswer, RenderMessage, RenderRequest, TemplateFault } from '#letter/render-messages.ts';

/**
 * The rendering child: one letter a message. Every compile leaks 0.3-0.9 MB of native memory that nothing gives
 * back, so the parent replaces this process after a few hundred letters.
 */
endWithParent();

const catalogue = process.argv[2] ?? '';
const main = join(catalogue, '__letter.typ');
const fonts = join(catalogue, 'fonts');
const compiler = NodeCompiler.create({
  workspace: catalogue,
  fontArgs: [
    {
      fontBlobs: readdirSync(fonts)
        .filter((name) => name.endsWith('.ttf'))
        .sort()
        .map((name) => readFileSync(join(fonts, name)))
    }
  ]
});

type Diagnostic = { message: string; path: string; range: { start: { line: number } } | null };

/**
 * One fault a cause. Where the letterhead refuses what a letter asked of it ("pertanyaan … tidak ada"), Typst tells the
 * way there call by call; the person who wrote the letter needs the line of the letter.
 */
function faultsOf(found: Diagnostic[]): TemplateFault[] {
  const faults: TemplateFault[] = [];
  for (const { message, path, range } of found) {
    const place = { file: basename(path) === '__letter.typ' ? 'letter.typ' : basename(path), line: range ? range.start.line + 1 : null };
    const last = faults.at(-1);
    if (last && message.startsWith('while calling ')) {
      if (last.file !== 'letter.typ') Object.assign(last, place);
    } else faults.push({ ...place, message: unquoted(message) });
  }
  return faults;
}

/** `panic("…")` comes back as `panicked with: "…"`. */
function unquoted(message: string): string {
  return message.replace(/^panicked with: "(.*)"$/su, '$1').replaceAll('\\"', '"');
}

/** Typst would fetch a package from the network in the middle of a letter; letters use the catalogue only. */
function packageFaults(source: string): TemplateFault[] {
  return source.split('\n').flatMap((text, index) =>
    /["']@[a-z0-9-]+\//iu.test(text)
      ? [{ file: 'letter.typ', line: index + 1, message: 'packages are not available, only files of the catalogue' }]
      : []
  );
}

function render({ id, format, source, data, files }: RenderRequest): RenderAnswer {
  const faults = packageFaults(source);
  if (faults.length > 0) return { id, ok: false, faults };
  const shadows = Object.entries(files).map(([name, bytes]) => [join(catalogue, basename(name)), bytes] as const);
  for (const [path, bytes] of shadows) compiler.mapShadow(path, Buffer.from(bytes));
  try {
    compiler.addSource(main, source);
    const compiled = compiler.compile({ mainFilePath: main, inputs: { data } });
    const failure = compiled.takeError();
    if (failure) return { id, ok: false, faults: faultsOf(compiler.fetchDiagnostics(failure) as Diagnostic[]) };
    const result = compiled.result;
    if (!result) return { id, ok: false, faults: [{ file: 'letter.typ', line: null, message: 'nothing was rendered' }] };
    if (format === 'svg') return { id, ok: true, output: Buffer.from(compiler.plainSvg(result)), pages: result.numOfPages };
    // The timestamp counts only where a document says `date: auto`.
    const output = compiler.pdf(result, { pdfStandard: 'a-2a', pdfTags: true, creationTimestamp: Math.floor(Date.now() / 1000) });
    return { id, ok: true, output, pages: result.numOfPages };
  } catch (error) {
    // Typst reports what PDF/A forbids (a missing glyph, a picture without a description) only here, without a line.
    const text = error instanceof Error ? error.message : String(error);
    const message = /message: "((?:[^"\\]|\\.)*)"/u.exec(text)?.[1] ?? text;
    return { id, ok: false, faults: [{ file: 'letter.typ', line: null, message: unquoted(message) }] };
  } finally {
    for (const [path] of shadows) compiler.unmapShadow(path);
    // A cleared cache gives no memory back and costs a quarter of the speed: results of the last letters stay.
    compiler.evictCache(3);
  }
}

const send = (message: RenderMessage): void => {
  process.send?.(message);
};

process.on('message', (request: RenderRequest) => send({ ...render(request), memory: process.memoryUsage.rss() }));
send({ ready: true });
