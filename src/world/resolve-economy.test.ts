import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtinWorlds } from './builtin-worlds.ts';
import { InputError } from '../input/index.ts';
import { resolveEconomy } from './resolve-economy.ts';
import { fixturesFolder } from './testing/fixture-folder.ts';

let place = '';
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'reroute-resolve-'));
  mkdirSync(join(place, 'economies', 'tiny-2021'), { recursive: true });
});
afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

describe('builtinWorlds', () => {
  it('lists the economies of a folder with their size', () => {
    expect(builtinWorlds(fixturesFolder).find(({ id }) => id === 'valid')).toEqual({
      id: 'valid',
      title: 'Two provinces and a neighbour, made up for the tests',
      year: 2021,
      regions: 3,
      sectors: 3,
      default: false,
      path: join(fixturesFolder, 'valid'),
    });
  });

  it('names the default world, and lists it first', () => {
    const folder = join(place, 'worlds');
    for (const id of ['a-world', 'canada-2021']) {
      cpSync(join(fixturesFolder, 'valid'), join(folder, id), { recursive: true });
    }
    const listed = () => builtinWorlds(folder).map((world) => [world.id, world.default]);
    expect(listed()).toEqual([
      ['canada-2021', true],
      ['a-world', false],
    ]);
    cpSync(join(fixturesFolder, 'valid'), join(folder, 'canada-world'), { recursive: true });
    expect(listed()).toEqual([
      ['canada-world', true],
      ['a-world', false],
      ['canada-2021', false],
    ]);
    expect(builtinWorlds().filter((world) => world.default)).toHaveLength(1);
  });

  it('lists those of the package', () => {
    for (const { id, path, year } of builtinWorlds()) {
      expect(basename(path)).toBe(id);
      expect(year).toBeGreaterThan(1900);
    }
  });
});

describe('resolveEconomy', () => {
  it('finds a folder from where the reference was written', () => {
    const found = { path: join(place, 'economies', 'tiny-2021'), builtin: false };
    expect(resolveEconomy('economies/tiny-2021', place)).toEqual(found);
    expect(resolveEconomy('../economies/tiny-2021/', join(place, 'scenarios'))).toEqual(found);
    expect(resolveEconomy(found.path, '/')).toEqual(found);
  });

  it('finds every built-in world by its id, from anywhere', () => {
    for (const { id, path } of builtinWorlds()) {
      expect(resolveEconomy(id, place)).toEqual({ path, builtin: true });
    }
  });

  it('suggests a folder of nearly that name, at the place of the reference', () => {
    const problem = failure('economies/tiny-2012');
    expect(problem).toMatchObject({
      file: 's.yaml',
      line: 3,
      column: 10,
      severity: 'error',
      rule: 'unknown-economy',
      hint: "did you mean 'economies/tiny-2021'?",
    });
    expect(problem.message).toMatch(
      /^'economies\/tiny-2012' is neither a built-in world nor a folder \(looked for .*\)$/u,
    );
  });

  it('takes a path that cannot be one for a name that leads nowhere', () => {
    writeFileSync(join(place, 'file'), '');
    for (const ref of ['file/x', 'x'.repeat(5000), 'a\0b']) {
      expect(failure(ref).rule).toBe('unknown-economy');
    }
  });

  it('says where to look when nothing is near', () => {
    expect(failure('somewhere/else').hint).toMatch(
      /^give the path of an economy folder, relative to /u,
    );
    expect(failure('').rule).toBe('unknown-economy');
  });

  function failure(ref: string): InputError['problems'][number] {
    try {
      resolveEconomy(ref, place, { file: 's.yaml', line: 3, column: 10 });
    } catch (error) {
      if (error instanceof InputError && error.problems[0]) return error.problems[0];
    }
    throw new Error(`'${ref}' was resolved`);
  }
});
