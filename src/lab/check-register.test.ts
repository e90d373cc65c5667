import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { formatProblem } from '../input/index.ts';
import { readRegister } from '../register/index.ts';
import { brokenFiles, brokenFixtures, soundFiles } from '../register/testing/fixture-files.ts';
import { checkPath } from './check-path.ts';

function written(files: ReadonlyMap<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'reroute-check-register-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

it('says of every broken register what its rules say', () => {
  expect(brokenFixtures().length).toBeGreaterThan(70);
  for (const name of brokenFixtures()) {
    const folder = written(brokenFiles(name));
    const { kind, ok, problems } = checkPath(folder);
    const expected = readRegister(brokenFiles(name), `${folder}/`).problems;
    expect(expected, name).not.toEqual([]);
    expect(problems.map(formatProblem), name).toEqual(expected.map(formatProblem));
    expect({ kind, ok }, name).toEqual({
      kind: 'register',
      ok: expected.every(({ severity }) => severity === 'warning'),
    });
  }
});

const family = soundFiles().get('canada/china.yaml') ?? '';

it.each<[kind: string, files: [path: string, text: string][]]>([
  ['register', [['canada/china.yaml', family]]],
  ['register', [['a.yaml', '# list\n---\n- {']]],
  ['register', [['a.yml', family]]],
  ['register', [['lists/cars.csv', 'hs\n8703\n']]],
  ['economy', [['regions.csv', 'id,name\n']]],
  ['economy', [['b/economy.yaml', 'id: a\n']]],
  [
    'economy',
    [
      ['economy.yaml', 'id: a\n'],
      ['a.yaml', family],
    ],
  ],
  [
    'scenario',
    [
      ['scenario.yaml', 'id: a\n'],
      ['a.yaml', family],
    ],
  ],
])('a folder is told to be a %s by its files: %j', (kind, files) => {
  expect(checkPath(written(new Map(files))).kind).toBe(kind);
});

it.each([
  ['register', family],
  ['register', '[{ id: a }]'],
  ['register', '- { id: [\n'],
  ['register', 'id: a\ninstrument: ban\n'],
  ['scenario', 'id: a\nchanges:\n- tariff: {}\n'],
  ['scenario', ''],
])('a file is told to be a %s by its text', (kind, text) => {
  const file = join(written(new Map([['a.yaml', text]])), 'a.yaml');
  expect(checkPath(file).kind).toBe(kind);
});
