import { describe, expect, it } from 'vitest';
import { outcomesOf } from './outcomes.ts';
import {
  PRODUCT_SHARES,
  productsAsSectors,
  productsAsVarieties,
  THETA,
} from './testing/product-nests.ts';
import { largestGap, solved } from './testing/solved.ts';
import { varietyOutcomes } from './varieties-outcomes.ts';
import { withVarieties } from './varieties-shock.ts';
import type { VarietyFlow } from './varieties.ts';

// `docs/methods/products.md`, section 4: products as varieties of one sector, or as sectors of their own.

const RATE = 0.25;
const [importer, exporter, other] = [0, 1, 2];

/** Region 0 puts 25 % on the first product of region 1. */
function bothNests(dominance: number) {
  const split = productsAsSectors(dominance);
  const N = split.regions.length;
  const cell = (N + importer) * N + exporter;
  const tariff = split.tariff.slice();
  tariff[cell] = RATE;
  const sectors = solved(split, { tariff }, { tolerance: 1e-12 });

  const { economy, flows } = productsAsVarieties(split);
  const taxed = flows.map((flow): VarietyFlow => {
    if (flow.importer !== importer || flow.exporter !== exporter) return flow;
    const [first, ...rest] = flow.varieties;
    return { ...flow, varieties: [{ ...first, rate: RATE }, ...rest] };
  });
  const varieties = solved(economy, withVarieties(economy, {}, taxed), { tolerance: 1e-12 });
  return { split, sectors, economy, taxed, varieties };
}

it('both nests have the same base year', () => {
  const split = productsAsSectors(0.5);
  const { economy, flows } = productsAsVarieties(split);
  const after = solved(economy, withVarieties(economy, {}, flows), { tolerance: 1e-12 });
  expect(largestGap(after.wageHat, [1, 1, 1])).toBeLessThan(1e-10);
  expect(largestGap(after.income, split.valueAdded)).toBeLessThan(1e-10);
});

/** Buyer's value of the taxed product of the taxed origin and of another, at the prices of each equilibrium. */
describe.each([
  // dominance; value hat of the taxed product as a variety and as a sector; the same product of the other origin;
  // real income of the importer in per cent, both nests
  { dominance: 0.1, taxed: [-66.2, -63.6], untaxed: [2.0, 9.3], welfare: [-0.0297, -0.0112] },
  { dominance: 0.5, taxed: [-62.3, -46.3], untaxed: [9.2, 55.5], welfare: [-0.1004, -0.0423] },
  { dominance: 0.9, taxed: [-58.5, -14.4], untaxed: [16.4, 150.1], welfare: [-0.1214, 0.0038] },
])('region 1 sells $dominance of the product', ({ dominance, taxed, untaxed, welfare }) => {
  const nests = bothNests(dominance);
  const N = 3;
  const J = 4;
  const { split, sectors, varieties } = nests;
  const spentHat = (of: number, n = importer): number => {
    const at = (N + n) * N + of;
    return (
      (sectors.expenditure[n * J + 1] * sectors.share[at]) /
      (split.expenditure[n * J + 1] * split.share[at])
    );
  };
  const outcomes = varietyOutcomes(varieties, nests.taxed);
  const varietyHat = (of: number): number => {
    const at = nests.taxed.findIndex((f) => f.importer === importer && f.exporter === of);
    const { before, after, rate } = outcomes[at][0];
    return ((1 + rate) * after) / before;
  };
  const percent = (hat: number): number => 100 * (hat - 1);

  it('trade moves as the table says', () => {
    expect(percent(varietyHat(exporter))).toBeCloseTo(taxed[0], 1);
    expect(percent(spentHat(exporter))).toBeCloseTo(taxed[1], 1);
    expect(percent(varietyHat(other))).toBeCloseTo(untaxed[0], 1);
    expect(percent(spentHat(other))).toBeCloseTo(untaxed[1], 1);
  });

  it('real income as well', () => {
    const [asVarieties, asSectors] = [varieties, sectors].map((each) =>
      percent(outcomesOf(each).region(importer).realIncomeHat),
    );
    expect(asVarieties).toBeCloseTo(welfare[0], 4);
    expect(asSectors).toBeCloseTo(welfare[1], 4);
  });

  it('at given costs it is the closed form, whichever nest', () => {
    // Solved, costs and the importer's income move by less than 2 %, trade by θ times that at most.
    const gone = 1 - (1 + RATE) ** -THETA;
    const inSector = PRODUCT_SHARES[0] * dominance;
    for (const [hat, share] of [
      [varietyHat, inSector],
      [spentHat, dominance],
    ] as const) {
      const rise = 1 / (1 - share * gone);
      expect(Math.abs(hat(exporter) / (rise * (1 - gone)) - 1)).toBeLessThan(0.15);
      expect(Math.abs(hat(other) / rise - 1)).toBeLessThan(0.15);
    }
  });
});
