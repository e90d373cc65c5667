import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { command } from '../src/cli/testing/command.ts';

/** Every example in the README and in docs/ is run: what a reader copies works. */
const root = fileURLToPath(new URL('../', import.meta.url));
const pages = ['README.md', ...markdownIn('docs')];
/** Its `sh` lines are checked; its code shows tests, which are not examples to be run. */
const pagesForContributors = ['CONTRIBUTING.md', 'bench/README.md'];
const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}

interface Example {
  readonly where: string;
  readonly language: string;
  readonly text: string;
}

const examplesOf = (page: string): Example[] => {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gmu)].map((match) => ({
    where: `${page}:${text.slice(0, match.index).split('\n').length}`,
    language: match[1] ?? '',
    text: match[2] ?? '',
  }));
};

const examples = pages.flatMap(examplesOf);
const inLanguage = (language: string, among = examples): Example[] =>
  among.filter((example) => example.language === language);

/** The commands of all `sh` examples, one for each side of an `&&`, without comments. */
const commands = inLanguage('sh', [
  ...examples,
  ...pagesForContributors.flatMap(examplesOf),
]).flatMap(({ where, text }) =>
  text
    .replaceAll(/\\\n\s*/gu, ' ')
    .split('\n')
    .flatMap((line) => line.replace(/(?:^|\s)#.*$/u, '').split('&&'))
    .map((part) => ({ where, words: part.trim().split(/\s+/u) }))
    .filter(({ words }) => words[0] !== '')
    .map(({ where, words }) => ({ where, words, line: words.join(' ') })),
);

describe('commands', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'reroute-docs-'));
  const ofReroute = commands.filter(({ line }) => line.startsWith('npx reroute '));
  const ofNpm = commands.filter(({ words }) => words[0] === 'npm');

  it.each(ofReroute)('$where: $line', async ({ words }) => {
    const own = mkdtempSync(join(scratch, 'command-'));
    const args = words.slice(2).map((word) => (word === 'out' ? join(own, 'out') : word));
    const { status, out } = await command(...args);
    expect(status).toBe(0);
    expect(out).not.toBe('');
  });

  it.each(ofNpm)('$where: $line is a script of package.json', ({ words: [, verb = '', name] }) => {
    if (['ci', 'install'].includes(verb)) return;
    expect(['run', 'start', 'test']).toContain(verb);
    expect(Object.keys(packageJson.scripts)).toContain(verb === 'run' ? name : verb);
  });

  it('are all known: run above, or named in package.json', () => {
    const known = new Set([...ofReroute, ...ofNpm]);
    expect(
      commands.filter((one) => !known.has(one)).map(({ where, line }) => `${where}: ${line}`),
    ).toEqual([]);
  });

  afterAll(() => {
    rmSync(scratch, { recursive: true });
  });
});

describe('scenarios', () => {
  it.each(inLanguage('yaml'))('$where runs', async ({ text }) => {
    const folder = mkdtempSync(join(tmpdir(), 'reroute-docs-'));
    const path = join(folder, 'scenario.yaml');
    writeFileSync(path, text);
    // A range has no single answer: `run` refuses it, and `sweep` solves all of it.
    const isGrid = /\bsteps:/u.test(text);
    expect((await command('run', path)).status).toBe(isGrid ? 2 : 0);
    if (isGrid) {
      const sweep = ['sweep', path, '--workers', '0', '--out', join(folder, 'out'), '--json'];
      const { status, out } = await command(...sweep);
      expect(status).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ design: { kind: 'grid' }, not_converged: [] });
    }
    rmSync(folder, { recursive: true });
  });
});

describe('code', () => {
  // outside the checkout: what a killed run leaves behind is nothing that lint or format would read
  const scratch = mkdtempSync(join(tmpdir(), 'reroute-docs-'));
  afterAll(() => {
    rmSync(scratch, { recursive: true });
  });

  it.each(inLanguage('ts'))('$where runs and says that it converged', async ({ text, where }) => {
    const door = (specifier: string): string =>
      pathToFileURL(join(root, 'src', specifier.replace(/^reroute\/?/u, ''), 'index.ts')).pathname;
    const code = text.replaceAll(
      /from '(reroute[^']*)'/gu,
      (_, name: string) => `from '${door(name)}'`,
    );
    const file = join(scratch, `${where.replaceAll(/\W/gu, '-')}.ts`);
    const said: unknown[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((...words: unknown[]) => {
      said.push(...words);
    });
    writeFileSync(file, code);
    try {
      await import(/* @vite-ignore */ file);
    } finally {
      log.mockRestore();
    }
    expect(said[0]).toBe('converged');
    expect(Number.isFinite(said[1])).toBe(true);
  });
});

it('finds the examples at all', () => {
  expect(inLanguage('sh').length).toBeGreaterThan(1);
  expect(inLanguage('yaml').length).toBeGreaterThan(0);
  expect(inLanguage('ts').length).toBeGreaterThan(1);
});
