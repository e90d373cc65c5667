import { describe, expect, it } from 'vitest';
import type { RegionResult, Result } from '../lab/index.ts';
import { highlightOf, type HighlightBlock } from './highlight.ts';
import { headingOf, whoIsLeft } from './highlight-words.ts';
import {
  sampleCountries,
  sampleInheritedIds,
  sampleOfSize,
  sampleProvinces,
  sampleSmall,
  sampleWorld,
} from './testing/sample-result.ts';

const ids = (outcomes: readonly RegionResult[]): string[] => outcomes.map(({ id }) => id);
const everybodyIn = (blocks: readonly HighlightBlock[]): string[] =>
  blocks.flatMap(({ total, shown, left }) => ids([...(total ? [total] : []), ...shown, ...left]));
const block = (blocks: readonly HighlightBlock[], kind: HighlightBlock['kind']): HighlightBlock =>
  blocks.find((one) => one.kind === kind)!;
const group = (blocks: readonly HighlightBlock[], id: string): HighlightBlock =>
  blocks.find(({ total }) => total?.id === id)!;
const size = ({ real_income_pct }: RegionResult): number => Math.abs(real_income_pct);

const world = sampleWorld();

describe.each<[string, Result, string | undefined]>([
  ['3 regions and more', sampleSmall(), undefined],
  ['two regions', sampleOfSize(2), undefined],
  ['ten provinces and partners', sampleProvinces(), undefined],
  ['31 countries', sampleCountries(), 'C3'],
  ['a hundred regions', sampleOfSize(100), undefined],
  ['inherited ids', sampleInheritedIds(), 'constructor'],
  ['90 regions', world, undefined],
  ['90 regions, focus EU', world, 'EU'],
  ['90 regions, focus USA', world, 'USA'],
  ['90 regions, focus CA-ON', world, 'CA-ON'],
  ['90 regions, focus DEU', world, 'DEU'],
])('the highlights of %s', (_, result, focus) => {
  const blocks = highlightOf(result, focus);

  it('have every region and group once', () => {
    expect(everybodyIn(blocks).sort()).toEqual(ids([...result.groups, ...result.regions]).sort());
  });

  it('show the focus, and few enough to read', () => {
    const shown = blocks.flatMap(({ total, shown }) => [...(total ? [total] : []), ...shown]);
    if (focus !== undefined) expect(ids(shown)).toContain(focus);
    expect(shown.length).toBeLessThanOrEqual(36);
  });
});

it.each([sampleSmall(), sampleProvinces(), sampleCountries()])(
  'a small world is shown whole',
  (result) => {
    expect(highlightOf(result).flatMap(({ left }) => left)).toEqual([]);
  },
);

describe('the highlights of a world of 90 regions', () => {
  const blocks = highlightOf(world);

  it('begin with the group that is hit and all its members, and fold the group that is not', () => {
    expect(blocks.map(({ kind }) => kind)).toEqual(['group', 'group', 'partners', 'movers']);
    expect(group(blocks, 'CAN').shown).toHaveLength(10);
    expect(group(blocks, 'CAN').left).toEqual([]);
    expect(group(blocks, 'EU').left.length).toBeGreaterThan(20);
  });

  it('have the partners that the tables of trade give, from the largest', () => {
    const inCanada = new Set(world.members['CAN']);
    const inEurope = new Set(world.members['EU']);
    const trade = new Map<string, number>();
    for (const { id } of world.regions) {
      if (inCanada.has(id) || inEurope.has(id)) continue;
      const both = world.flows.filter(
        ({ exporter, importer }) =>
          (exporter === id && inCanada.has(importer)) ||
          (importer === id && inCanada.has(exporter)),
      );
      trade.set(
        id,
        both.reduce((sum, { before }) => sum + before, 0),
      );
    }
    const largest = [...trade].sort((a, b) => b[1] - a[1]).map(([id]) => id);
    expect(ids(block(blocks, 'partners').shown)).toEqual(largest.slice(0, 6));
    expect(largest[0]).toBe('USA');
  });

  it('do not count the flows of sectors a second time', () => {
    const detail = world.flows
      .filter(({ importer }) => importer === 'STP')
      .map((flow) => ({ ...flow, sector: 's1', before: 1e9 }));
    const blown = highlightOf({ ...world, flows: [...world.flows, ...detail] });
    expect(ids(block(blown, 'partners').shown)).toEqual(ids(block(blocks, 'partners').shown));
  });

  it('leave out nobody who moves more than a mover that is shown', () => {
    const { shown, left } = block(blocks, 'movers');
    expect(shown[0]?.id).toBe('AGO');
    expect(Math.min(...shown.map(size))).toBeGreaterThanOrEqual(Math.max(...left.map(size)));
  });

  it('show no more than the focus asks for: a group of 27 is cut to those that move most', () => {
    const { shown, left } = group(highlightOf(world, 'EU'), 'EU');
    expect(shown).toHaveLength(12);
    expect(Math.min(...shown.map(size))).toBeGreaterThanOrEqual(Math.max(...left.map(size)));
    expect(highlightOf(world, 'EU')[0]?.total?.id).toBe('EU');
  });

  it('keep a member that is asked for, however little it moves', () => {
    const members = world.regions.filter(({ id }) => world.members['EU']?.includes(id));
    const still = [...members].sort((a, b) => size(a) - size(b))[0]!;
    expect(ids(group(highlightOf(world, still.id), 'EU').shown)).toContain(still.id);
  });

  it('open with a region that is asked for and stands in no group', () => {
    const [first, second] = highlightOf(world, 'USA');
    expect(first).toMatchObject({ kind: 'focus', shown: [{ id: 'USA' }] });
    expect(second?.total?.id).toBe('CAN');
    expect(second?.shown).toHaveLength(10);
  });

  it('refuse a focus that nobody knows', () => {
    expect(() => highlightOf(world, 'CAM')).toThrow(/'CAM' is neither a region nor a group/);
  });
});

it('a world in which nothing moves has highlights', () => {
  const still = <T extends RegionResult>(one: T): T => ({ ...one, real_income_pct: 0 });
  const blocks = highlightOf({
    ...world,
    regions: world.regions.map(still),
    groups: world.groups.map(still),
    flows: [],
  });
  expect(everybodyIn(blocks)).toHaveLength(92);
});

describe('words', () => {
  const [can] = highlightOf(world);
  const { groups, regions } = world;
  const some = (total: RegionResult | undefined, shown: number, left: number): HighlightBlock => ({
    kind: total ? 'group' : 'movers',
    ...(total ? { total } : {}),
    shown: regions.slice(0, shown),
    left: regions.slice(shown, shown + left),
  });

  it.each([
    [some(groups[1], 0, 27), '27 members of the European Union'],
    [some(groups[1], 2, 25), '25 other members of the European Union'],
    [some(groups[0], 9, 1), '1 other member of Canada'],
    [some(undefined, 8, 41), '41 other regions'],
    [some(undefined, 8, 1), '1 other region'],
  ])('count who is left out', (left, words) => {
    expect(whoIsLeft(world, left)).toBe(words);
  });

  it('head the blocks that are no groups', () => {
    expect(headingOf(world, can!)).toBeUndefined();
    expect(headingOf(world, block(highlightOf(world), 'partners'))).toBe('Main partners of Canada');
    expect(headingOf(world, some(undefined, 3, 5))).toBe('Others that change most');
    expect(headingOf(world, some(undefined, 0, 5))).toBe('Others');
  });
});
