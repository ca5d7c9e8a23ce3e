/** One tool that reads the code. */
export interface StaticCheck {
  name: string;
  /** Its JavaScript file, run by our Node: no shell, so that Windows does the same. */
  script: string;
  args: string[];
}

/** In the order in which their findings help most; the first writes the types the others read. */
export const checks: StaticCheck[] = [
  { name: 'svelte-kit sync', script: 'node_modules/@sveltejs/kit/src/cli.js', args: ['sync'] },
  { name: 'tsc', script: 'node_modules/typescript/bin/tsc', args: ['--noEmit', '-p', 'tsconfig.json'] },
  {
    name: 'svelte-check',
    script: 'node_modules/svelte-check/bin/svelte-check',
    args: ['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human']
  },
  { name: 'eslint', script: 'node_modules/eslint/bin/eslint.js', args: ['--max-warnings', '0', '.'] },
  {
    name: 'borders',
    script: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'src', 'tests']
  },
  { name: 'knip', script: 'node_modules/knip/bin/knip.js', args: ['--no-progress'] }
];
