import { readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { catalogueOffice, catalogueService } from '#letter/catalogue.server.ts';
import { renderLetter } from '#letter/render.server.ts';
import { sampleLetter } from '#letter/sample-letter.ts';
import { parseExample } from '#service/load.ts';

/**
 * npm run letter -- <slug> <answers.yaml> <out.pdf> [--mode draft|pen|certificate]
 * Renders a letter from the catalogue without a server, to see what a change to letter.typ does.
 */
const modes = ['draft', 'pen', 'certificate'] as const;

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { mode: { type: 'string', default: 'draft' } } });
  const [slug, answersFile, outFile] = positionals;
  const mode = modes.find((each) => each === values.mode);
  if (!slug || !answersFile || !outFile || !mode) {
    return refuse(['Cara pakai: npm run letter -- <layanan> <isian.yaml> <hasil.pdf> [--mode draft|pen|certificate]']);
  }
  const service = catalogueService(slug);
  if (!service.ok) return refuse(service.faults.map(({ file, line, message }) => `${file}, baris ${line}: ${message}`));
  const office = catalogueOffice();
  if (!office.ok) return refuse(office.faults.map(({ file, line, message }) => `${file}, baris ${line}: ${message}`));
  const answers = readText(answersFile);
  if (answers === undefined) return refuse([`Berkas isian tidak dapat dibaca: ${answersFile}`]);
  const example = parseExample(answers, basename(answersFile));
  if (!example.ok) return refuse(example.errors.map(({ file, line, message }) => `${file}, baris ${line}: ${message}`));
  const letter = sampleLetter(service.definition, example.example, office.settings, mode);
  if (!letter.ok) return refuse(letter.errors.map(({ question, message }) => `${basename(answersFile)}, isian ${question}: ${message}`));

  const rendered = await renderLetter({ template: service.template, data: letter.data });
  if (!rendered.ok && rendered.reason === 'template') {
    return refuse(rendered.faults.map(({ file, line, message }) => `${file}${line === null ? '' : `, baris ${line}`}: ${message}`));
  }
  if (!rendered.ok) return refuse([`Surat tidak selesai dibuat (${rendered.reason}). Coba sekali lagi.`]);
  writeFileSync(fromCaller(outFile), rendered.pdf);
  console.log(`${outFile}: ${rendered.pages} halaman, ${Math.ceil(rendered.pdf.length / 1024)} KB`);
}

/** npm changes to the program's folder; what a person types is meant from where she stands. */
function fromCaller(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(fromCaller(path), 'utf8');
  } catch {
    return undefined;
  }
}

function refuse(sentences: string[]): void {
  for (const sentence of sentences) console.error(sentence);
  process.exitCode = 1;
}

await main();
