import { describe, expect, it } from 'vitest';
import { readEconomyFolder, resolveEconomy, type ElasticitySets } from '../../world/index.ts';
import { spreadAcrossSets } from './spread.ts';

function setsOf(thetas: Readonly<Record<string, readonly number[]>>): ElasticitySets {
  return new Map(
    Object.entries(thetas).map(([id, theta]) => [
      id,
      { source: { title: id }, theta: Float64Array.from(theta) },
    ]),
  );
}

describe('the spread across sets', () => {
  it('is that of a textbook table, two ways', () => {
    // ln θ: rows 1, 2, 6 and 3, 6, 6, with means 3 and 5; columns with means 2, 4, 6; 4 in all.
    const spread = spreadAcrossSets(
      setsOf({ a: [1, 2, 6].map(Math.exp), b: [3, 6, 6].map(Math.exp) }),
      [0, 1, 2],
    );
    // Row a: 1−3−2+4 = 0, 2−3−4+4 = −1, 6−3−6+4 = 1; row b the opposite. Σe² by column 0, 2, 2 over (2−1)(1−1/3).
    const left = [0, 3, 3];
    spread.estimates.forEach(({ sectors, sd }, j) => {
      expect(sectors).toEqual([j]);
      expect(sd ** 2).toBeCloseTo(left[j]!, 12);
    });
    // Variance of the means 3 and 5 is 2, of which 2/3 is the residuals' own.
    expect(spread.common ** 2).toBeCloseTo(2 - 2 / 3, 12);
  });

  it('counts what every set takes for one estimate once', () => {
    const spread = spreadAcrossSets(
      setsOf({ a: [2, 2, 5, 7], b: [3, 3, 4, 6], c: [9, 9, 1, 5] }),
      [0, 1, 2, 3],
    );
    expect(spread.estimates.map(({ sectors }) => sectors)).toEqual([[0, 1], [2], [3]]);
    const once = spreadAcrossSets(setsOf({ a: [2, 5, 7], b: [3, 4, 6], c: [9, 1, 5] }), [0, 1, 2]);
    expect(spread.common).toBeCloseTo(once.common, 12);
    expect(spread.estimates.map(({ sd }) => sd)).toEqual(once.estimates.map(({ sd }) => sd));
  });

  it('leaves out a set that repeats another in half of all sectors', () => {
    const { sets, variants } = spreadAcrossSets(
      setsOf({ a: [2, 3, 5, 7], copy: [2, 3, 4, 4], b: [4, 4, 4, 7] }),
      [0, 1],
    );
    expect(sets).toEqual(['a', 'b']);
    expect(variants).toEqual([{ set: 'copy', of: 'a' }]);
    expect(() => spreadAcrossSets(setsOf({ a: [2, 3], copy: [2, 4] }), [0])).toThrow(/two sets/u);
  });

  it('is what docs/methods/uncertainty.md says it is for canada-world', () => {
    const { tables, elasticitySets } = readEconomyFolder(
      resolveEconomy('canada-world', process.cwd()).path,
    );
    const { sectors } = tables;
    const spread = spreadAcrossSets(elasticitySets ?? new Map(), [...sectors.keys()]);
    expect(spread.sets).toHaveLength(8);
    expect(spread.variants).toEqual([
      { set: 'fontagne-2022-services-4', of: 'fontagne-2022' },
      { set: 'uniform-4', of: 'giri-yi-yilmazkuday-2021' },
    ]);
    expect(spread.common).toBeCloseTo(0.589, 3);
    const sdOf = (id: string): number => {
      const j = sectors.findIndex((sector) => sector.id === id);
      return spread.estimates.find((estimate) => estimate.sectors.includes(j))?.sd ?? NaN;
    };
    expect(spread.estimates).toHaveLength(16);
    expect(sdOf('C19')).toBeCloseTo(1.15, 2);
    expect(sdOf('C29')).toBeCloseTo(0.67, 2);
    expect(sdOf('C13T15')).toBeCloseTo(0.309, 3);
    expect(sdOf('K64T66')).toBeCloseTo(0.338, 3);
  });
});
