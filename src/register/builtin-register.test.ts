import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadRegister } from './load-register.ts';
import { confidences } from './measure.ts';
import type { Register } from './measure.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const prose = readFileSync(`${root}measures/README.md`, 'utf8');
const assumptions = readFileSync(`${root}docs/assumptions.md`, 'utf8');

describe('the register of the package', () => {
  let register: Register;
  beforeAll(() => {
    register = loadRegister();
  });

  it('states title and confidence of every measure, which others may leave out', () => {
    const files = new Set(register.measures.map(({ file }) => file));
    for (const file of files) {
      const family = parse(readFileSync(root + file, 'utf8')) as Record<string, unknown>[];
      for (const { id, title, confidence } of family) {
        expect(title, `title of ${String(id)}`).toBeTypeOf('string');
        expect(confidence, `confidence of ${String(id)}`).toBeTypeOf('string');
      }
    }
  });

  it('has the families that its README lists', () => {
    const counted = countBy(register.measures.map(({ file }) => file.replace('measures/', '')));
    expect(rowsOf(/^\| `([^`]+)` +\|.*\| +(\d+) \|$/gmu)).toEqual(counted);
  });

  it('is known as well as its README and the page on assumptions say', () => {
    const counted = countBy(register.measures.map(({ confidence }) => confidence));
    const words = new RegExp(String.raw`^\| (${confidences.join('|')}) +\| +(\d+) \|`, 'gmu');
    expect(rowsOf(words)).toEqual(counted);
    expect(rowsOf(words, assumptions)).toEqual(counted);
  });

  it('keeps tables of claims that no measure names', () => {
    const named = register.measures.flatMap(({ claims }) => [...claims.values()]);
    expect([...register.claims.keys()]).toContain('usmca-canada');
    expect([...register.claims.values()].some((table) => !named.includes(table))).toBe(true);
  });
});

function rowsOf(pattern: RegExp, page = prose): Record<string, number> {
  const rows = [...page.matchAll(pattern)];
  return Object.fromEntries(rows.map(([, name = '', count]) => [name, Number(count)] as const));
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
