import { describe, expect, it } from 'vitest';
import { headingOf, highlightOf, whoIsLeft } from '../charts/index.ts';
import {
  sampleInheritedIds,
  sampleLongNames,
  sampleProvinces,
  sampleWorld,
} from '../charts/testing/sample-result.ts';
import type { Result } from '../lab/index.ts';
import { colors } from './color.ts';
import { regionTable, type TableBlock } from './region-table.ts';

const plain = { outColors: colors(false) };

function blocksOf(result: Result): TableBlock[] {
  return highlightOf(result).map((block) => ({
    ...block,
    heading: headingOf(result, block),
    who: whoIsLeft(result, block),
  }));
}

describe('the table of a world of 90 regions', () => {
  const result = sampleWorld();
  const lines = regionTable(result, plain, blocksOf(result)).split('\n');
  const names = lines.map((line) => line.split(/ {2,}(?=[−+\d])/u)[0] ?? '');

  it('has groups first, the members of the one that is hit, then partners and movers', () => {
    const place = (name: string): number => {
      expect(names).toContain(name);
      return names.indexOf(name);
    };
    const order = [
      'Canada',
      '  Alberta',
      '  Saskatchewan',
      'European Union',
      'Main partners of Canada:',
      '  United States',
      'Others that change most:',
      '  Angola',
    ].map(place);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(lines.length).toBeLessThan(48);
  });

  it('says who is left out, between which changes, and how to see them', () => {
    const left = lines.filter((line) => line.startsWith('…'));
    expect(left).toEqual([
      expect.stringMatching(
        /^… \d+ (?:other )?members of the European Union: real income from [−+]0\.\d\d to [−+]0\.\d\d$/u,
      ),
      expect.stringMatching(/^… \d+ other regions: real income from [−+]0\.\d\d to [−+]0\.\d\d$/u),
    ]);
    expect(lines).toContain('  all 90 regions with --all, --json or --out');
    const counted = left.reduce((sum, line) => sum + Number(/\d+/u.exec(line)?.[0]), 0);
    const shown = names.filter((name) =>
      Object.values(result.labels.regions).includes(name.trim()),
    );
    expect(counted + shown.length).toBe(90);
  });

  it('has everybody when no blocks are chosen', () => {
    const all = regionTable(result, plain);
    for (const name of Object.values(result.labels.regions)) expect(all).toContain(name);
    expect(all).not.toContain('…');
  });

  it('has all its columns in line, whatever names are in it', () => {
    const ends = (text: string): Set<number> =>
      new Set(
        text
          .split('\n')
          .filter((line) => /[−+\d.]{4}$/u.test(line))
          .map((line) => [...line].length),
      );
    expect(ends(regionTable(result, plain)).size).toBe(1);
    expect(ends(regionTable(sampleLongNames(), plain)).size).toBe(1);
  });
});

it('shows changes that are small with more digits', () => {
  const result = sampleProvinces();
  const small = <T extends { real_income_pct: number }>(one: T): T => ({
    ...one,
    real_income_pct: one.real_income_pct / 100,
  });
  const table = regionTable(
    { ...result, regions: result.regions.map(small), groups: result.groups.map(small) },
    plain,
  );
  expect(table).toMatch(/^ {2}New Brunswick +−0\.0231 /mu);
  expect(regionTable(result, plain)).toMatch(/^ {2}New Brunswick +−2\.31 /mu);
});

it('cuts a name of 400 letters, and takes ids that every object inherits', () => {
  const lines = regionTable(sampleLongNames(), plain).split('\n');
  expect(lines.find((line) => line.startsWith('  RAbc'))).toMatch(
    /^ {2}RAbc[A-Za-z]{35}… +−2\.31 /u,
  );
  expect(regionTable(sampleInheritedIds(), plain)).toMatch(/^ {2}constructor +−/mu);
});
