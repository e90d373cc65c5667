// The layering check (`npm run layers`). The table names the rooms of src/, and of each the rooms
// whose door (`index.ts`) it may import. Everything below the table is derived from it.
// scripts/layers.test.ts plants one violation of each rule and proves that it is found.

/** @type {Record<string, { imports: string[], typesOnly?: string[], pure?: true }>} */
const rooms = {
  num: { imports: [], pure: true },
  model: { imports: ['num'], pure: true },
  input: { imports: [] },
  register: { imports: ['num', 'input'] },
  world: { imports: ['num', 'model', 'input'] },
  dossier: { imports: ['register', 'input'] },
  lab: { imports: ['num', 'model', 'input', 'register', 'world', 'dossier'] },
  charts: { imports: [], typesOnly: ['lab'] },
  server: { imports: ['lab', 'charts', 'dossier'] },
  web: { imports: ['lab', 'charts', 'dossier'] },
  // `serve` is a command, so the command line starts the server through its door.
  cli: { imports: ['lab', 'charts', 'dossier', 'server'] },
};

/**
 * What stands beside src/, is never published, and comes in by the doors like everybody else. `behind` are
 * the only places behind a door that it may reach for.
 * @type {Record<string, { behind: { path: string, reason: string }[] }>}
 */
const besideTheHouse = {
  scripts: {
    behind: [
      { path: '^src/world/build/', reason: 'derives the built-in worlds; no part of the product' },
      {
        path: '^src/lab/scenario-schema\\.ts$',
        reason: 'docs/scenario.schema.json is written from it',
      },
    ],
  },
  bench: {
    behind: [
      {
        path: '^src/model/testing/',
        reason: 'the reference solver and the generator of economies',
      },
      {
        path: '^src/register/testing/',
        reason: 'the rules of the register, one by one',
      },
      {
        path: '^src/world/import/testing/',
        reason: 'the generator of published tables',
      },
    ],
  },
};

/** Tests and their helpers may use Node, dev packages and test/, but no room above their own. */
const testCode = ['\\.test\\.ts$', '^src/.+/testing/'];

const anyOf = (names) => (names.length === 1 ? names[0] : `(?:${names.join('|')})`);

const rulesOfRoom = ([room, { imports, typesOnly = [], pure }]) => {
  const inRoom = `^src/${room}/`;
  const rules = [
    {
      name: `${room}-imports-downwards`,
      comment: `src/${room} may import: ${[...imports, ...typesOnly].join(', ') || 'no other room'}`,
      severity: 'error',
      from: { path: inRoom },
      to: { path: '^src/', pathNot: `^src/${anyOf([room, ...imports, ...typesOnly])}/` },
    },
  ];
  if (typesOnly.length > 0) {
    rules.push({
      name: `${room}-imports-types-only`,
      comment: `src/${room} may write only \`import type\` for: ${typesOnly.join(', ')}`,
      severity: 'error',
      from: { path: inRoom, pathNot: testCode },
      to: { path: `^src/${anyOf(typesOnly)}/`, dependencyTypesNot: ['type-only'] },
    });
  }
  if (pure) {
    rules.push({
      name: `${room}-is-pure`,
      comment: `src/${room} runs unchanged in Node, a worker and the browser: no Node API, no package`,
      severity: 'error',
      from: { path: inRoom, pathNot: testCode },
      to: { pathNot: '^src/' },
    });
  }
  return rules;
};

const rulesBeside = ([folder, { behind }]) => {
  const entrances = [
    '^src/index\\.ts$',
    '^src/[^/]+/index\\.ts$',
    ...behind.map(({ path }) => path),
  ];
  const comment = `${folder}/ enters src/ by its doors, and beyond them only ${behind
    .map(({ path, reason }) => `${path} (${reason})`)
    .join(', ')}`;
  const onlyBy = (kind, from, ways) => ({
    name: `${folder}-${kind}not-past-the-door`,
    comment,
    severity: 'error',
    from,
    to: { path: '^src/', pathNot: ways },
  });
  return [
    onlyBy('', { path: `^${folder}/`, pathNot: testCode }, entrances),
    onlyBy('tests-', { path: `^${folder}/.*\\.test\\.ts$` }, [...entrances, '^src/.+/testing/']),
  ];
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(rooms).flatMap(rulesOfRoom),
    ...Object.entries(besideTheHouse).flatMap(rulesBeside),
    {
      name: 'room-is-in-the-table',
      comment: 'a folder of src that the table of rooms does not name: add it to the table',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/${anyOf(Object.keys(rooms))}/` },
      to: {},
    },
    {
      name: 'not-past-the-door',
      comment:
        "another room is imported through its index.ts only (tests: or its 'testing' folder)",
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: testCode },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'tests-not-past-the-door',
      comment: "a test imports another room through its index.ts or its 'testing' folder only",
      severity: 'error',
      from: { path: '^src/([^/]+)/.*(?:\\.test\\.ts$|testing/)' },
      to: {
        path: '^src/[^/]+/',
        pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/.+/testing/'],
      },
    },
    {
      name: 'package-door-imports-doors',
      comment: "src/index.ts re-exports from the rooms' doors",
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { pathNot: '^src/[^/]+/index\\.ts$' },
    },
    {
      name: 'no-test-code-in-the-product',
      comment: 'what is published imports no test, no test helper, no bench and no script',
      severity: 'error',
      from: { path: '^src/', pathNot: testCode },
      to: { path: [...testCode, '^(?:test|bench|scripts)/'] },
    },
    {
      name: 'no-dev-package-in-the-product',
      comment: 'what is published imports only packages listed under `dependencies`',
      severity: 'error',
      from: { path: '^src/', pathNot: testCode },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        // a type-only import of a package whose types come from @types leaves nothing behind
        pathNot: 'node_modules/@types/',
      },
    },
    {
      name: 'no-unresolved-import',
      comment: 'an import that leads nowhere: a misspelt path, or a package that is not installed',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-cycles',
      comment: 'files that import each other in a circle are one file, or need a third',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)(?:dist|coverage)/' },
    // without it type-only imports would not be seen, and they must point downwards as well
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
