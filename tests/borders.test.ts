import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ESLint, Linter } from 'eslint';
import ts from 'typescript-eslint';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** A planted import: which file imports what, and the rule that must notice it; no rule: it must be let through. */
interface Planted {
  file: string;
  imports: string;
  rule?: string;
  typeOnly?: true;
}

const planted: Planted[] = [
  // Let through: the ways the house is meant to be walked.
  { file: 'src/lib/application/decide.ts', imports: '#person/nik.ts' },
  { file: 'src/lib/application/execute.server.ts', imports: '#application/store.server.ts' },
  { file: 'src/lib/application/Timeline.svelte', imports: '#application/rules.ts' },
  { file: 'src/routes/ajukan/+page.server.ts', imports: '#application/execute.server.ts' },
  { file: 'src/lib/person/rules.ts', imports: 'zod' },
  { file: 'src/lib/application/rules.test.ts', imports: '#letter/rules.ts' },
  // The order of the concepts.
  { file: 'src/lib/platform/wrong.ts', imports: '#journal/rules.ts', rule: 'order-platform' },
  { file: 'src/lib/person/wrong.ts', imports: '#ui/rules.ts', rule: 'order-person' },
  { file: 'src/lib/application/wrong.ts', imports: '#letter/rules.ts', rule: 'order-application' },
  { file: 'src/lib/application/wrong-type.ts', imports: '#letter/rules.ts', rule: 'order-application', typeOnly: true },
  { file: 'src/lib/ui/Wrong.svelte', imports: '#office/rules.ts', rule: 'order-ui' },
  { file: 'src/lib/letter/wrong.server.ts', imports: '#reactions.server.ts', rule: 'order-letter' },
  { file: 'src/lib/letter/stray.server.ts', imports: '#helpers/rules.ts', rule: 'known-concepts-only' },
  // The floors.
  { file: 'src/lib/office/wrong.ts', imports: '#office/thing.server.ts', rule: 'pure-stays-pure' },
  { file: 'src/lib/office/wrong-type.ts', imports: '#office/thing.server.ts', rule: 'pure-stays-pure', typeOnly: true },
  { file: 'src/lib/office/reads.ts', imports: 'node:fs', rule: 'pure-runs-anywhere' },
  { file: 'src/lib/office/queries.ts', imports: 'pg', rule: 'pure-runs-anywhere' },
  { file: 'src/lib/office/kit.server.ts', imports: '@sveltejs/kit', rule: 'lib-without-kit' },
  { file: 'src/lib/office/kit-app.server.ts', imports: '$app/server', rule: 'lib-without-kit' },
  { file: 'src/lib/office/Wrong.svelte', imports: '#office/thing.server.ts', rule: 'faces-without-server' },
  { file: 'src/routes/ajukan/+page.svelte', imports: '#office/thing.server.ts', rule: 'faces-without-server' },
  { file: 'src/routes/ajukan/+page.ts', imports: '#office/thing.server.ts', rule: 'faces-without-server' },
  // Private stores, and nobody leans on doors, tools or tests.
  { file: 'src/lib/letter/reach.server.ts', imports: '#application/store.server.ts', rule: 'stores-are-private' },
  { file: 'src/routes/lacak/+page.server.ts', imports: '#application/store.server.ts', rule: 'stores-are-not-for-doors' },
  { file: 'src/cli/reach.ts', imports: '#application/store.server.ts', rule: 'stores-are-not-for-doors' },
  { file: 'src/lib/office/door.server.ts', imports: '../../routes/guard.ts', rule: 'nothing-imports-routes' },
  { file: 'src/hooks.server.ts', imports: './routes/guard.ts', rule: 'nothing-imports-routes' },
  { file: 'src/lib/office/tool.server.ts', imports: '../../cli/tool.ts', rule: 'nothing-imports-tools' },
  { file: 'src/lib/office/helped.ts', imports: '../../../tests/factory.ts', rule: 'product-without-tests' },
  { file: 'src/lib/office/random.server.ts', imports: 'fast-check', rule: 'product-without-dev-packages' },
  // Tidiness.
  { file: 'src/lib/office/about.ts', imports: '#office/round.ts', rule: 'no-cycles' },
  { file: 'src/lib/office/gone.ts', imports: '#office/no-such-file.ts', rule: 'resolvable' }
];

const there = [
  'person/nik.ts', 'person/rules.ts', 'journal/rules.ts', 'ui/rules.ts', 'office/rules.ts', 'office/thing.server.ts', 'application/rules.ts',
  'application/store.server.ts', 'letter/rules.ts', 'helpers/rules.ts', 'reactions.server.ts', 'office/alone.ts'
];

let folder: string;
let found: { rule: string; from: string; to: string }[];

const specifierOf = ({ imports, typeOnly }: Planted): string => (typeOnly ? `import type { a } from '${imports}';` : `import { a } from '${imports}';`);

function put(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sipetrok-borders-'));
  for (const name of ['package.json', '.dependency-cruiser.cjs', 'concepts.json']) cpSync(name, join(folder, name));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  put('tsconfig.json', JSON.stringify({ compilerOptions: { module: 'esnext', moduleResolution: 'bundler', allowImportingTsExtensions: true, noEmit: true } }));
  for (const file of [...there.map((name) => `src/lib/${name}`), 'src/routes/guard.ts', 'src/cli/tool.ts', 'tests/factory.ts']) put(file, 'export const a = 1;');
  put('src/lib/office/round.ts', `export { b as a } from '#office/about.ts';`);
  for (const one of planted) {
    const code = `${specifierOf(one)}\nexport const b${one.typeOnly ? ': typeof a | 2 = 2' : ' = a'};`;
    put(one.file, one.file.endsWith('.svelte') ? `<script lang="ts">\n${code.replace('export ', '')}\n</script>\n<p>{b}</p>` : code);
  }
  const tool = 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs';
  const answer = spawnSync(process.execPath, [tool, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'tests'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024
  });
  expect(answer.stderr).toBe('');
  const { summary } = JSON.parse(answer.stdout) as { summary: { violations: { rule: { name: string }; from: string; to: string }[] } };
  found = summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(planted.filter(({ rule }) => rule !== undefined).map((one) => [one.rule, one.file, specifierOf(one)]))(
  '%s catches %s: %s',
  (rule, file) => {
    expect(found.filter(({ from }) => from === file).map((violation) => violation.rule)).toContain(rule);
  }
);

test.each(planted.filter(({ rule }) => rule === undefined).map((one) => [one.file, specifierOf(one)]))('%s may: %s', (file) => {
  expect(found.filter(({ from }) => from === file)).toEqual([]);
});

test('a file nobody knows is noticed', () => {
  expect(found).toContainEqual(expect.objectContaining({ rule: 'no-orphans', from: 'src/lib/office/alone.ts' }));
});

/** Svelte drops imports of types before dependency-cruiser sees them: in components ESLint holds these borders. */
test.each([
  ['src/lib/office/WrongType.svelte', `import type { a } from '#office/thing.server.ts';`, 1],
  ['src/lib/office/WrongOrder.svelte', `import type { a } from '#letter/rules.ts';`, 1],
  ['src/lib/letter/Right.svelte', `import type { a } from '#office/rules.ts';`, 0],
  ['src/routes/ajukan/+page.svelte', `import type { a } from '#office/thing.server.ts';`, 1],
  ['src/routes/ajukan/+page.svelte', `import type { a } from '#letter/rules.ts';`, 0]
])('in %s ESLint reads %s', async (file, text, faults) => {
  const config = (await new ESLint().calculateConfigForFile(file)) as Linter.Config;
  const rule = config.rules?.['no-restricted-imports'];
  expect(rule).toBeDefined();
  const messages = new Linter().verify(`<script lang="ts">\n${text}\n</script>`, {
    files: ['**/*.svelte'],
    languageOptions: { parser: config.languageOptions?.parser, parserOptions: { parser: ts.parser } },
    rules: { 'no-restricted-imports': rule }
  }, file);
  expect(messages.map(({ ruleId }) => ruleId)).toEqual(Array.from({ length: faults }, () => 'no-restricted-imports'));
});

test('there is a planted import for every rule', () => {
  const { forbidden } = JSON.parse(
    spawnSync(process.execPath, ['-e', `console.log(JSON.stringify(require('./.dependency-cruiser.cjs')))`], { encoding: 'utf8' }).stdout
  ) as { forbidden: { name: string }[] };
  const rules = forbidden.map(({ name }) => name).filter((name) => !name.startsWith('order-') && name !== 'no-orphans');
  expect(rules.filter((name) => !planted.some(({ rule }) => rule === name))).toEqual([]);
});
