import { readFileSync } from 'node:fs';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

/**
 * dependency-cruiser reads a component after Svelte has compiled it, when imports of types are gone: here the same
 * borders are held for those too.
 */
const steps = JSON.parse(readFileSync(new URL('concepts.json', import.meta.url), 'utf8'));
const noServer = { group: ['**/*.server.ts', '**/*.server'], message: 'A face never reaches for the server, not even for a type.' };
const faceBorders = (files, later) => ({
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns: [noServer, ...(later.length > 0 ? [{ regex: `^#(${later.join('|')})/`, message: 'A later concept.' }] : [])] }]
  }
});
const faces = steps.flatMap((step, index) =>
  step.map((concept) => faceBorders([`src/lib/${concept}/**/*.svelte`], steps.slice(index).flat().filter((other) => other !== concept)))
);

export default defineConfig(
  { ignores: ['build', '.svelte-kit', 'node_modules', 'data', '**/*.cjs', '**/*.mjs', '*.config.js', '*.config.ts'] },
  ts.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], parser: ts.parser }
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // A file over 300 lines is two rooms.
      'max-lines': ['error', 300],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // No classes here: Kysely's builders and component props are meant to be taken apart.
      '@typescript-eslint/unbound-method': 'off',
      // Kit's redirect() and error() throw things that are no Error.
      '@typescript-eslint/only-throw-error': 'off',
      // A number in a sentence needs no ceremony.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }]
    }
  },
  // Made by kysely-codegen.
  { files: ['src/lib/platform/schema.ts'], rules: { 'max-lines': 'off' } },
  { files: ['src/cli/**', 'bench/**'], rules: { 'no-console': 'off' } },
  // A stand-in keeps the shape of what it stands for.
  { files: ['**/*.test.ts', 'tests/**'], rules: { '@typescript-eslint/require-await': 'off' } },
  faceBorders(['src/routes/**/*.svelte'], []),
  ...faces,
  // TypeScript knows the globals, and our links are plain paths of one site.
  { files: ['**/*.svelte'], rules: { 'no-undef': 'off', 'svelte/no-navigation-without-resolve': 'off' } }
);
