import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

// The check itself is tested: a small tree of rooms is written to a temporary folder, one violation
// is planted, and the same rules that `npm run layers` uses must name it.

const root = resolve(import.meta.dirname, '..');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** A tree that keeps every rule, using each permission at least once. */
const cleanTree: Record<string, string> = {
  'package.json': JSON.stringify({
    name: 'planted',
    type: 'module',
    dependencies: { shipped: '1.0.0' },
    devDependencies: { 'only-dev': '1.0.0' },
  }),
  'node_modules/shipped/package.json': '{ "name": "shipped", "version": "1.0.0", "main": "i.js" }',
  'node_modules/shipped/i.js': 'module.exports = 1;',
  'node_modules/only-dev/package.json':
    '{ "name": "only-dev", "version": "1.0.0", "main": "i.js" }',
  'node_modules/only-dev/i.js': 'module.exports = 1;',
  'src/index.ts': "export * from './num/index.ts';\nexport * from './lab/index.ts';\n",
  'src/num/index.ts': "export * from './dot.ts';\n",
  'src/num/dot.ts': 'export const dot = 1;\n',
  'src/num/egg.ts': 'export type Egg = string;\n',
  'src/num/hen.ts': "import type { Egg } from './egg.ts';\nexport type Hen = Egg;\n",
  'src/num/dot.test.ts':
    "import 'node:fs';\nimport 'only-dev';\nimport { dot } from './dot.ts';\nimport './testing/cases.ts';\nimport '../../test/help.ts';\nexport const tested = dot;\n",
  'src/num/testing/cases.ts': "import 'node:path';\nexport const cases = [];\n",
  'src/model/index.ts': "export * from './solve.ts';\n",
  'src/model/solve.ts':
    "import { dot } from '../num/index.ts';\nexport const solve = dot;\nexport interface Economy { id: string }\n",
  'src/model/testing/reference.ts':
    "import { dot } from '../../num/index.ts';\nimport { solve } from '../solve.ts';\nexport const reference = [dot, solve];\n",
  'src/world/index.ts':
    "import 'node:fs';\nimport 'shipped';\nimport { solve } from '../model/index.ts';\nexport const world = solve;\n",
  'src/world/world.test.ts':
    "import { reference } from '../model/testing/reference.ts';\nimport { world } from './index.ts';\nexport const both = [world, reference];\n",
  'src/lab/index.ts':
    "import { world } from '../world/index.ts';\nexport const run = world;\nexport interface Result { id: string }\n",
  'src/charts/index.ts':
    "import type { Result } from '../lab/index.ts';\nexport const draw = (result: Result): string => result.id;\n",
  'src/server/index.ts': "export { draw } from '../charts/index.ts';\n",
  'src/cli/main.ts':
    "import { run } from '../lab/index.ts';\nimport { draw } from '../server/index.ts';\nexport const main = [run, draw];\n",
  'test/help.ts': 'export const help = 1;\n',
  'src/world/build/derive.ts': 'export const derive = 1;\n',
  'src/lab/scenario-schema.ts': 'export const schema = 1;\n',
  'scripts/derive.ts':
    "import 'only-dev';\nimport '../src/world/build/derive.ts';\nimport '../src/lab/scenario-schema.ts';\nimport '../src/model/index.ts';\nimport '../src/index.ts';\n",
  'scripts/derive.test.ts': "import '../src/model/testing/reference.ts';\nimport './derive.ts';\n",
  'bench/main.ts':
    "import '../src/model/index.ts';\nimport '../src/model/testing/reference.ts';\nimport '../test/help.ts';\n",
};

const planted: [what: string, path: string, text: string, found: string][] = [
  [
    'an upward import',
    'src/num/up.ts',
    "import { world } from '../world/index.ts';\nexport const up = world;\n",
    'num-imports-downwards: src/num/up.ts -> src/world/index.ts',
  ],
  [
    'an upward import of types only',
    'src/num/norm.ts',
    "import type { Economy } from '../model/index.ts';\nexport type E = Economy;\n",
    'num-imports-downwards: src/num/norm.ts -> src/model/index.ts',
  ],
  [
    'an upward import in a test',
    'src/model/up.test.ts',
    "import { run } from '../lab/index.ts';\nexport const up = run;\n",
    'model-imports-downwards: src/model/up.test.ts -> src/lab/index.ts',
  ],
  [
    'a room that imports the package door',
    'src/lab/self.ts',
    "export { dot } from '../index.ts';\n",
    'lab-imports-downwards: src/lab/self.ts -> src/index.ts',
  ],
  [
    'economics in a shell',
    'src/cli/solve.ts',
    "export { solve } from '../model/index.ts';\n",
    'cli-imports-downwards: src/cli/solve.ts -> src/model/index.ts',
  ],
  [
    "an import past another room's door",
    'src/lab/sneak.ts',
    "export { solve } from '../model/solve.ts';\n",
    'not-past-the-door: src/lab/sneak.ts -> src/model/solve.ts',
  ],
  [
    "an import past another room's door in a test",
    'src/lab/sneak.test.ts',
    "export { solve } from '../model/solve.ts';\n",
    'tests-not-past-the-door: src/lab/sneak.test.ts -> src/model/solve.ts',
  ],
  [
    "an import past another room's door in a test helper",
    'src/lab/testing/sneak.ts',
    "export { solve } from '../../model/solve.ts';\n",
    'tests-not-past-the-door: src/lab/testing/sneak.ts -> src/model/solve.ts',
  ],
  [
    'a Node builtin in the model',
    'src/model/clock.ts',
    "export { performance } from 'node:perf_hooks';\n",
    'model-is-pure: src/model/clock.ts -> perf_hooks',
  ],
  [
    'a package in the model',
    'src/model/packaged.ts',
    "import 'shipped';\n",
    'model-is-pure: src/model/packaged.ts -> node_modules/shipped/i.js',
  ],
  [
    'a dynamic import of a builtin in num',
    'src/num/late.ts',
    "export const late = () => import('node:fs');\n",
    'num-is-pure: src/num/late.ts -> fs',
  ],
  [
    'a value that charts take from lab',
    'src/charts/value.ts',
    "export { run } from '../lab/index.ts';\n",
    'charts-imports-types-only: src/charts/value.ts -> src/lab/index.ts',
  ],
  [
    'test code in the product',
    'src/world/cheat.ts',
    "export { reference } from '../model/testing/reference.ts';\n",
    'no-test-code-in-the-product: src/world/cheat.ts -> src/model/testing/reference.ts',
  ],
  [
    'a dev package in the product',
    'src/world/dev.ts',
    "import 'only-dev';\n",
    'no-dev-package-in-the-product: src/world/dev.ts -> node_modules/only-dev/i.js',
  ],
  [
    "a script that goes past a room's door",
    'scripts/sneak.ts',
    "import '../src/model/solve.ts';\n",
    'scripts-not-past-the-door: scripts/sneak.ts -> src/model/solve.ts',
  ],
  [
    'a script that uses test code',
    'scripts/cheat.ts',
    "import '../src/model/testing/reference.ts';\n",
    'scripts-not-past-the-door: scripts/cheat.ts -> src/model/testing/reference.ts',
  ],
  [
    "a script's test that goes past a room's door",
    'scripts/sneak.test.ts',
    "import '../src/model/solve.ts';\n",
    'scripts-tests-not-past-the-door: scripts/sneak.test.ts -> src/model/solve.ts',
  ],
  [
    "a bench that goes past a room's door",
    'bench/sneak.ts',
    "import '../src/model/solve.ts';\n",
    'bench-not-past-the-door: bench/sneak.ts -> src/model/solve.ts',
  ],
  [
    'a bench that enters the pipeline of the worlds',
    'bench/derive.ts',
    "import '../src/world/build/derive.ts';\n",
    'bench-not-past-the-door: bench/derive.ts -> src/world/build/derive.ts',
  ],
  [
    'an import that leads nowhere',
    'src/world/lost.ts',
    "import './found.ts';\n",
    'no-unresolved-import: src/world/lost.ts -> ./found.ts',
  ],
  [
    'a room that the table does not name',
    'src/attic/index.ts',
    "export * from '../num/index.ts';\n",
    'room-is-in-the-table: src/attic/index.ts -> src/num/index.ts',
  ],
  [
    'two files in a circle',
    'src/num/egg.ts',
    "import type { Hen } from './hen.ts';\nexport type Egg = Hen;\n",
    'no-cycles: src/num/egg.ts -> src/num/hen.ts',
  ],
];

interface Report {
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
}

/** The folders that `npm run layers` looks at. */
const cruised = ['src', 'scripts', 'bench'];

/** Runs the check on a folder as `npm run layers` does, with the rules of this repository. */
function check(cwd: string, ...more: string[]): Promise<{ failed: boolean; printed: string }> {
  const args = [cruiser, '--config', join(root, '.dependency-cruiser.cjs'), ...more, ...cruised];
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd }, (error, stdout, stderr) => {
      done({ failed: error !== null, printed: stdout || stderr });
    });
  });
}

/** Writes a tree to a temporary folder and returns what the rules find in it. */
async function violations(tree: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'reroute-layers-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(tree)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const { summary } = JSON.parse((await check(folder, '-T', 'json')).printed) as Report;
  return {
    failed: (await check(folder)).failed,
    found: summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`),
  };
}

it('the layering check passes a tree that keeps the rules', async () => {
  expect(await violations(cleanTree)).toEqual({ failed: false, found: [] });
});

it('the layering check finds each planted violation', async () => {
  const files = Object.fromEntries(planted.map(([, path, text]) => [path, text]));
  const { failed, found } = await violations({ ...cleanTree, ...files });
  expect(failed).toBe(true);
  for (const [what, , , expected] of planted) expect.soft(found, what).toContain(expected);
});

it.for([
  'an upward import',
  "an import past another room's door",
  "a script that goes past a room's door",
])('the layering check fails on %s alone', async (wanted) => {
  const [[, path, text, expected] = []] = planted.filter(([what]) => what === wanted);
  expect(path && text && (await violations({ ...cleanTree, [path]: text }))).toEqual({
    failed: true,
    found: [expected],
  });
});

it('passes on this repository (npm run layers)', async () => {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  expect(scripts['layers']).toBe(`depcruise --config .dependency-cruiser.cjs ${cruised.join(' ')}`);
  expect((await check(root)).printed).toContain('no dependency violations found');
});
