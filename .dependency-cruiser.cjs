// The house of docs/architecture.md, held by a tool. tests/borders.test.ts plants a wrong import for each rule.

/** Concepts in their order: each imports only from those on earlier steps. */
const steps = require('./concepts.json');

const test = '\\.test\\.ts$';
const server = '\\.server\\.ts$';
/** A file of rules: plain TypeScript that is neither server, nor test, nor type declaration. */
const pure = '^src/lib/.+(?<!\\.server|\\.test|\\.d|\\.svelte)\\.ts$';
/** Made by kysely-codegen from the migrated database: types only. */
const generated = '^src/lib/platform/schema\\.ts$';
/** Libraries that compute and nothing else. */
const computing = '(^|/)node_modules/(zod|yaml|uqr|libphonenumber-js|@zxcvbn-ts)(/|$)';

const order = steps.flatMap((step, index) =>
  step.map((concept) => ({
    name: `order-${concept}`,
    comment: `${concept} comes before what it imports here: let the later concept react to an event instead.`,
    severity: 'error',
    from: { path: `^src/lib/${concept}/`, pathNot: test },
    to: {
      path: [
        ...steps.slice(index).flat().filter((other) => other !== concept).map((other) => `^src/lib/${other}/`),
        '^src/lib/[^/]+\\.ts$'
      ]
    }
  }))
);

module.exports = {
  forbidden: [
    ...order,
    {
      name: 'known-concepts-only',
      comment: 'A new concept needs its place in the order above.',
      severity: 'error',
      from: {},
      to: { path: '^src/lib/[^/]+/', pathNot: `^src/lib/(${steps.flat().join('|')})/` }
    },
    {
      name: 'pure-stays-pure',
      comment: 'Rules do no I/O: hand in what they need.',
      severity: 'error',
      from: { path: pure },
      to: { path: [server, '\\.svelte$', '^src/(routes|cli|hooks)', '^tests/'] }
    },
    {
      name: 'pure-runs-anywhere',
      comment: 'Rules use neither Node nor a library that does more than compute.',
      severity: 'error',
      from: { path: pure, pathNot: generated },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-no-pkg', 'npm-unknown'], pathNot: computing }
    },
    {
      name: 'lib-without-kit',
      comment: 'Worker and tools run these on plain Node, where $lib, $app and $env do not exist.',
      severity: 'error',
      from: { path: '^src/lib/.+\\.ts$', pathNot: [test, '\\.svelte\\.ts$'] },
      to: { path: ['^\\$(lib|app|env)(/|$)', '(^|/)node_modules/@sveltejs/'] }
    },
    {
      name: 'faces-without-server',
      comment: 'What runs in a browser never reaches for the server, not even for a type.',
      severity: 'error',
      from: { path: ['\\.svelte(\\.ts)?$', '^src/routes/.*\\+(page|layout)\\.ts$'] },
      to: { path: [server, '\\+server\\.ts$', '^src/(cli|hooks)'] }
    },
    {
      name: 'stores-are-private',
      comment: "Another concept's rows come through its functions, not from its store.",
      severity: 'error',
      from: { path: '^src/lib/([^/]+)/', pathNot: test },
      to: { path: 'store\\.server\\.ts$', pathNot: '^src/lib/$1/' }
    },
    {
      name: 'stores-are-not-for-doors',
      comment: 'Routes and tools call a function of the concept, which calls its store.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/lib/[^/]+/', test] },
      to: { path: 'store\\.server\\.ts$' }
    },
    {
      name: 'nothing-imports-routes',
      severity: 'error',
      from: { pathNot: ['^src/routes/', '^tests/'] },
      to: { path: '^src/routes/' }
    },
    {
      name: 'nothing-imports-tools',
      severity: 'error',
      from: { pathNot: ['^src/cli/', '^tests/', '^bench/', test] },
      to: { path: '^src/cli/' }
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { path: ['^tests/', test] }
    },
    {
      name: 'product-without-dev-packages',
      comment: 'An office installs without them.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] }
    },
    {
      name: 'no-cycles',
      comment: 'Components may hold each other: a group of questions holds questions, of which one is a group.',
      severity: 'error',
      from: { pathNot: '\\.svelte$' },
      to: { circular: true }
    },
    {
      name: 'no-orphans',
      comment: 'Nobody imports it and it imports nobody: it can go.',
      severity: 'error',
      from: { orphan: true, path: '^src/lib/', pathNot: ['\\.d\\.ts$', test] },
      to: {}
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^\\$', '^\\./\\$types', '/\\$types', '^vitest'] }
    }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|\\.svelte-kit|data)/' },
    // Also imports that vanish when compiled: a type is a dependency as well.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types', 'svelte'] }
  }
};
