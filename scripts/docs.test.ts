import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { command } from '../src/cli/testing/command.ts';

/** Every example in the README and in docs/ is run: what a reader copies works. */
const root = fileURLToPath(new URL('../', import.meta.url));
const pages = ['README.md', ...markdownIn('docs')];

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

const examples = pages.flatMap((page): Example[] => {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gmu)].map((match) => ({
    where: `${page}:${text.slice(0, match.index).split('\n').length}`,
    language: match[1] ?? '',
    text: match[2] ?? '',
  }));
});

const inLanguage = (language: string): Example[] =>
  examples.filter((example) => example.language === language);

describe('commands', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'reroute-docs-'));
  const lines = inLanguage('sh').flatMap(({ where, text }) =>
    [...text.matchAll(/^npx reroute ([^#\n]+)/gmu)].map((match) => ({
      where,
      line: match[1]?.trim() ?? '',
    })),
  );

  it.each(lines)('$where: reroute $line', async ({ line }) => {
    const args = line.split(/\s+/u).map((word) => (word === 'out' ? join(scratch, 'out') : word));
    const { status, out } = await command(...args);
    expect(status).toBe(0);
    expect(out).not.toBe('');
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
    expect((await command('run', path)).status).toBe(0);
    rmSync(folder, { recursive: true });
  });
});

describe('code', () => {
  it.each(inLanguage('ts'))('$where runs and says that it converged', async ({ text, where }) => {
    const door = (specifier: string): string =>
      pathToFileURL(join(root, 'src', specifier.replace(/^reroute\/?/u, ''), 'index.ts')).pathname;
    const code = text.replaceAll(
      /from '(reroute[^']*)'/gu,
      (_, name: string) => `from '${door(name)}'`,
    );
    const file = join(root, `.docs-example-${where.replaceAll(/\W/gu, '-')}.ts`);
    const said: unknown[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((...words: unknown[]) => {
      said.push(...words);
    });
    writeFileSync(file, code);
    try {
      await import(/* @vite-ignore */ file);
    } finally {
      rmSync(file);
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
