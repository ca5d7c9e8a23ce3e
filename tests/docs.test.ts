import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { definitionObjections } from '#service/definition-check.ts';
import { parseExample, parseService } from '#service/load.ts';
import { closeRenderers, renderLetter } from '#letter/render.server.ts';
import { sampleLetter } from '#letter/sample-letter.ts';
import { pulauBurung } from './factories/office.ts';
import { sharedBlocks } from './factories/services.ts';

// What the documents say about the program, held against the program.

const root = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const documents = globSync(['*.md', 'docs/**/*.md', 'catalogue/*.md'], { cwd: root }).sort();
const readmes = ['README.md', 'README.en.md'];
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
/** The tasks of start.mjs and the program of each. */
const programs = new Map([...(/const tasks = \{([^}]*)\}/.exec(read('start.mjs'))?.[1] ?? '').matchAll(/(\w+): '(\w+)'/g)].map(([, task = '', file = '']) => [task, file]));

/** The cells of every table row, without the backticks around a name. */
const rows = (text: string): string[][] => text.split('\n').filter((line) => line.startsWith('| ')).map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim()));
const names = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
/** Text without the blocks that show files, whose `[x](y)` would be no link. */
const prose = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
/** An anchor as the hosts of repositories make it out of a heading. */
const anchor = (heading: string): string => heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-');

describe.each(documents)('%s', (document) => {
  const links = [...prose(read(document)).matchAll(/\]\(([^)\s]+)\)|<img src="([^"]+)"/g)].map((match) => match[1] ?? match[2] ?? '');

  it('links to files and headings that are there', () => {
    const broken = links.filter((link) => {
      if (/^[a-z]+:/.test(link)) return false;
      const [path = '', heading] = link.split('#');
      const target = path === '' ? document : join(dirname(document), path);
      if (!existsSync(join(root, target))) return true;
      return heading !== undefined && ![...read(target).matchAll(/^#+ (.+)$/gm)].some((match) => anchor(match[1] ?? '') === heading);
    });
    expect(broken).toEqual([]);
  });

  it('names only commands that are there', () => {
    const text = read(document);
    const named = [/\bnpm run (?:-s )?([a-z]+)/g, /\bstart\.mjs ([a-z]+)/g, /(?<![-\w])petrok ([a-z]+)/g].flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
    expect(named.filter((name) => !(name in scripts) && !programs.has(name))).toEqual([]);
  });
});

test('every command stands in both tables of commands, and each has its program', () => {
  for (const readme of readmes) {
    const told = rows(read(readme)).flatMap(([first = '']) => names(first)).flatMap((text) => /^npm (?:run )?([a-z]+)$/.exec(text)?.[1] ?? []);
    expect(told.sort(), readme).toEqual(Object.keys(scripts).sort());
  }
  for (const [script, command] of Object.entries(scripts)) {
    const task = /^node start\.mjs (\w+)$/.exec(command)?.[1] ?? '';
    expect(existsSync(join(root, `src/cli/${programs.get(task) ?? '?'}.ts`)), script).toBe(true);
  }
});

test('every key of the environment stands in the one table, and nothing else does', () => {
  const table = rows(read('README.md')).map(([first = '']) => names(first)[0] ?? '').filter((name) => /^[A-Z][A-Z_]+$/.test(name));
  const config = [...read('src/lib/platform/config.ts').matchAll(/\/\*\* ([A-Z_]+): /g)].map((match) => match[1] ?? '');
  const elsewhere = globSync('src/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('.test.ts') && !path.startsWith('src/cli/test'))
    .flatMap((path) => [...read(path).matchAll(/process\.env\.([A-Z_]+) \?\?/g)].map((match) => match[1] ?? ''));
  // Handed by the supervisor to its parts, or by the system to everybody.
  const ours = ['APP_DATABASE_URL', 'PATH', 'SYSTEMROOT', 'INIT_CWD'];
  expect(config.length).toBeGreaterThan(6);
  expect(table.sort()).toEqual([...new Set([...config, ...elsewhere])].filter((name) => !ours.includes(name)).sort());
});

test('the example of the environment sets keys of the table, and the units start what is there', () => {
  const table = read('README.md');
  for (const [, key = ''] of read('deploy/si-petrok.env').matchAll(/^([A-Z_]+)=/gm)) expect(table).toContain(`| \`${key}\` |`);
  for (const unit of ['deploy/si-petrok.service', 'deploy/si-petrok-backup.service'])
    expect(programs.has(/^ExecStart=.*start\.mjs (\w+)/m.exec(read(unit))?.[1] ?? ''), unit).toBe(true);
});

test('pictures are light', () => {
  for (const picture of globSync('docs/screenshots/*', { cwd: root })) expect(statSync(join(root, picture)).size, picture).toBeLessThan(150_000);
});

describe('adding a service, as the guide tells it', () => {
  const guide = read('docs/adding-a-service.md');
  const block = (name: string): string => guide.split('```').find((part) => /^\w+\n(#|\/\/) /.test(part) && part.split('\n')[1]?.endsWith(` ${name}`))?.replace(/^\w+\n/, '') ?? '';
  const service = (change = (text: string) => text) => parseService(change(block('service.yaml')), 'service.yaml', sharedBlocks);
  afterAll(closeRenderers);

  async function letter(template: string, example = block('example.yaml')): Promise<string[]> {
    const parsed = service();
    const filled = parseExample(example, 'example.yaml');
    if (!parsed.ok || !filled.ok) throw new Error('the guide does not parse');
    const made = sampleLetter(parsed.definition, filled.example, pulauBurung(), 'pen');
    if (!made.ok) return made.errors.map(({ question, message }) => `example.yaml, isian ${question}: ${message}`);
    const rendered = await renderLetter({ template, data: made.data });
    if (rendered.ok) return [];
    return rendered.reason === 'template' ? rendered.faults.map(({ file, line, message }) => `${file}, baris ${line}: ${message}`) : [rendered.reason];
  }

  it('gives three files that make a letter', async () => {
    const parsed = service();
    expect(parsed).toMatchObject({ ok: true });
    expect(parsed.ok && definitionObjections(parsed.definition)).toEqual([]);
    expect(await letter(block('letter.typ'))).toEqual([]);
  });

  it.each([
    ['synonyms:', 'synonim:'],
    ['type: money', 'type: uang'],
    ['title: { id: "Penghasilan", en: "Income" }', 'title: { id: "Penghasilan" }'],
    ['pairWith: foto_pengantar', 'pairWith: foto_kartu'],
    ['    questions:\n      - id: penghasilan', '\tquestions:\n      - id: penghasilan']
  ])('tells what is said when %j is written %j', (right, wrong) => {
    const parsed = service((text) => text.replace(right, () => wrong));
    expect(parsed.ok).toBe(false);
    const told = parsed.ok ? [] : parsed.errors.map(({ file, line, message }) => `${file}, baris ${line}: ${message}`);
    expect(told.some(inGuide), told.join('\n')).toBe(true);
  });

  it('tells what is said of a wrong letter and a wrong example', async () => {
    const faults = [
      await letter(block('letter.typ').replace('answer("nama")', 'answer("namaa")')),
      await letter(block('letter.typ').replace('"Pekerjaan", answer("pekerjaan"))', '"Pekerjaan", answer("pekerjaan")')),
      await letter(block('letter.typ'), block('example.yaml').replace('1404175708950002', '140417570895000'))
    ];
    for (const told of faults) expect(told.some(inGuide), told.join('\n')).toBe(true);
  });

  /** In the guide long messages end in "…". */
  function inGuide(message: string): boolean {
    return rows(guide).flatMap(([first = '']) => names(first)).some((text) => (text.endsWith('…') ? message.startsWith(text.slice(0, -1).trim()) : message === text));
  }
});
