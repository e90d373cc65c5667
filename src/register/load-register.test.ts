import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { InputError, formatProblems } from '../input/index.ts';
import {
  checkFamily,
  checkRegister,
  loadRegister,
  packBuiltinRegister,
  unpackedFrom,
} from './load-register.ts';
import { measureById } from './look-up.ts';
import { registerDigest } from './register-digest.ts';
import { soundFiles } from './testing/fixture-files.ts';

function folderWith(files: ReadonlyMap<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'reroute-register-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

describe('loadRegister', () => {
  it('finds the register of the package, and nothing wrong with it', () => {
    const { problems } = checkRegister();
    expect(formatProblems(problems)).toBe('');
    const register = loadRegister();
    expect(register.measures.length).toBeGreaterThan(69);
    expect(register.lists.size).toBeGreaterThan(20);
    for (const { file, sources } of register.measures) {
      expect(file).toMatch(/^measures\/(?:usa|canada|china)\/[a-z0-9-]+\.yaml$/u);
      expect(sources.some(({ date }) => date !== undefined)).toBe(true);
    }
  });

  it('reads a folder, and passes over what begins with a dot', () => {
    const folder = folderWith(new Map([...soundFiles(), ['.DS_Store', 'x'], ['usa/.x.swp', 'x']]));
    const { digest, measures } = loadRegister(`${folder}/`);
    expect(digest).toBe(registerDigest(soundFiles()));
    expect(measures[0]?.file).toBe('canada/china.yaml');
  });

  it('lets measures without regions of their own name what the package has', () => {
    const { digest, measures, names } = loadRegister(alone);
    expect(measures.map(({ id, file }) => [id, file])).toEqual([
      ['chn-can-canola-seed-ad', 'canola-seed.yaml'],
    ]);
    expect(names.get('CHN')).toBe('China');
    expect(digest).not.toBe(loadRegister().digest);
  });

  it('does not take an empty folder for a register', () => {
    const { register, problems } = checkRegister(folderWith(new Map()));
    expect(register).toBe(undefined);
    expect(problems.map(({ rule }) => rule)).toEqual(['missing-file']);
  });

  it('throws everything that is wrong', () => {
    const files = soundFiles();
    files.set('usa/more.yaml', '- id: a\n');
    files.set('lists/cars.csv', 'hs\n8703\n');
    const error = thrownBy(folderWith(files));
    expect(new Set(error.problems.map(({ rule }) => rule))).toEqual(
      new Set(['list-without-metadata', 'missing-key']),
    );
  });

  it('says what cannot be read, and does not call it missing', () => {
    const folder = folderWith(
      new Map([...soundFiles()].filter(([path]) => path !== 'regions.csv')),
    );
    symlinkSync(join(folder, 'nowhere'), join(folder, 'regions.csv'));
    expect(thrownBy(folder).problems).toMatchObject([
      { file: join(folder, 'regions.csv'), line: 1, column: 1, rule: 'unreadable-file' },
    ]);
    expect(thrownBy(join(folder, 'not-there')).problems).toMatchObject([
      { file: join(folder, 'not-there'), rule: 'unreadable-file' },
    ]);
  });
});

/** The measure that DESIGN.md shows, word for word but for the texts that it leaves out. */
const alone = fileURLToPath(new URL('./fixtures/alone/', import.meta.url));

describe('checkFamily', () => {
  const canola = join(alone, 'canola-seed.yaml');
  const text = readFileSync(canola, 'utf8');

  it('accepts a measure that states neither title nor confidence', () => {
    const { register, problems } = checkFamily(canola);
    expect(problems).toEqual([]);
    expect(register?.measures).toMatchObject([
      { title: 'chn-can-canola-seed-ad', confidence: 'single-source' },
    ]);
  });

  it('takes two sources for a confirmation', () => {
    const more = text.replace('sources: [', 'sources: [{ title: A report, publisher: A paper }, ');
    const file = join(folderWith(new Map([['more.yaml', more]])), 'more.yaml');
    const { register } = checkFamily(file);
    expect(register && measureById(register, 'chn-can-canola-seed-ad')?.confidence).toBe(
      'confirmed',
    );
  });

  it('knows measures, lists and claims of the package, and what they are not', () => {
    const references = text
      .replace('[mfn] ', '[us-232-metals, usmca] ')
      .replace('[hs 1205]', '[list usa-232-steel, list usa-232-steal]')
      .replace('exporter: CAN', 'exporter: [CAN, EU, XYZ]');
    const file = join(folderWith(new Map([['a.yaml', references]])), 'a.yaml');
    expect(formatProblems(checkFamily(file).problems).split('\n')).toEqual([
      `${file}:3:23: error: 'XYZ' is neither a region nor a group — use an id of regions.csv, or add a group to groups/ [unknown-region]`,
      `${file}:4:34: error: there is no list 'usa-232-steal' — did you mean 'usa-232-steel'? [unknown-list]`,
    ]);
  });

  it('says what cannot be read', () => {
    const nowhere = join(alone, 'not-there.yaml');
    expect(checkFamily(nowhere).problems).toMatchObject([
      { file: nowhere, rule: 'unreadable-file' },
    ]);
  });
});

describe('the packed register', () => {
  it('is what the YAML says, and none where it is damaged or not there', () => {
    const folder = folderWith(new Map());
    const file = join(folder, 'packed.json');
    expect(unpackedFrom(file)).toBe(undefined);
    const packed = packBuiltinRegister() ?? expect.unreachable('the register is sound');
    writeFileSync(file, packed);
    expect(unpackedFrom(file)).toEqual(checkRegister().register);
    writeFileSync(file, packed.slice(0, packed.length / 2));
    expect(unpackedFrom(file)).toBe(undefined);
    writeFileSync(file, packed.replace(/sha256:.{8}/u, 'sha256:00000000'));
    expect(unpackedFrom(file)).toBe(undefined);
    expect(packed).not.toContain(process.cwd());
  });
});

function thrownBy(folder: string): InputError {
  try {
    loadRegister(folder);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  return expect.unreachable('loadRegister throws');
}
