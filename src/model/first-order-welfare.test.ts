import { describe, expect, it } from 'vitest';
import type { Economy } from './economy.ts';
import { outcomesOf } from './outcomes.ts';
import type { TransferClosure } from './shock.ts';
import { randomEconomy, randomStream } from './testing/random-economy.ts';
import { settled, solved } from './testing/solved.ts';
import { baseIncome } from './welfare.ts';

const N = 5;
const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

/**
 * The derivative of ln(real income) along a direction of tariff changes, by central differences, and that of the
 * first-order formula; what transfers themselves add is returned beside them.
 */
function derivatives(economy: Economy, closure: TransferClosure, seed: number) {
  const random = randomStream(seed);
  const direction = economy.tariff.map((_, cell) =>
    Math.floor(cell / N) % N === cell % N ? 0 : random() - 0.3,
  );
  // Truncation is h² = 1e-8 of the third derivative, the solver's 1e-13 over h is 1e-9.
  const h = 1e-4;
  const [up, down] = [h, -h].map((step) => {
    const tariff = economy.tariff.map((rate, cell) => rate + step * direction[cell]);
    return solved(economy, { tariff }, { closure, tolerance: 1e-13 });
  });
  const [above, below] = [outcomesOf(up), outcomesOf(down)];
  const income = baseIncome(economy);
  return economy.regions.map((_, n) => ({
    exact:
      (Math.log(above.region(n).realIncomeHat) - Math.log(below.region(n).realIncomeHat)) / (2 * h),
    formula: (above.region(n).welfareCp2015 - below.region(n).welfareCp2015) / (2 * h),
    termsOfTrade: (above.region(n).termsOfTrade - below.region(n).termsOfTrade) / (2 * h),
    transfer: (up.transfer[n] - down.transfer[n]) / (2 * h) / income[n],
  }));
}

function economyWith(seed: number, tariff: number, transfer: number, ownTariff = 0): Economy {
  const size = { regions: N, sectors: 3, sizeSpread: 1, theta: [2, 8] } as const;
  const drawn = randomEconomy(seed, { ...size, tariff, transfer, ownTariff });
  return settled(drawn, { closure: 'fixed', tolerance: 1e-13 });
}

/** Derivatives are of the order of trade shares; see the step h for what is left of them. */
const DERIVATIVE = 1e-6;

/**
 * Envelope theorem: households and producers are at their optimum, so a marginal tariff changes real income only through
 * border prices and through what distorted imports bring,
 *
 *     d ln W_n = [ Σ (E_inj d ln ĉ_nj − M_nij d ln ĉ_ij) + Σ τ_nij M_nij (d ln M_nij − d ln ĉ_ij) + dD_n ] / I_n
 *
 * The formula is the first two sums. It needs no balanced trade and no tradability: with transfers fixed in the
 * numeraire dD_n = 0 and it is exact at the margin; where they follow world income, dD_n / I_n is to be added.
 */
describe('the first-order formula is the derivative of exact real income for a marginal tariff', () => {
  it.each(seeds)('from free trade: terms of trade are all there is (economy %i)', (seed) => {
    for (const each of derivatives(economyWith(seed, 0, 0), 'zero', seed)) {
      expect(Math.abs(each.exact - each.termsOfTrade)).toBeLessThan(DERIVATIVE);
    }
  });

  it.each(seeds)('from a base with tariffs (economy %i)', (seed) => {
    for (const each of derivatives(economyWith(seed, 0.6, 0), 'zero', seed)) {
      expect(Math.abs(each.exact - each.formula)).toBeLessThan(DERIVATIVE);
    }
  });

  it.each(seeds)('from a base with duty on trade inside regions as well (economy %i)', (seed) => {
    for (const each of derivatives(economyWith(seed, 0.6, 0, 0.3), 'zero', seed)) {
      expect(Math.abs(each.exact - each.formula)).toBeLessThan(DERIVATIVE);
    }
  });

  it.each(seeds)('with transfers fixed in the numeraire (economy %i)', (seed) => {
    for (const each of derivatives(economyWith(seed, 0.6, 0.1), 'fixed', seed)) {
      expect(Math.abs(each.exact - each.formula)).toBeLessThan(DERIVATIVE);
    }
  });

  it.each(seeds)(
    'with transfers as a share of world income, plus their own change (%i)',
    (seed) => {
      const all = derivatives(economyWith(seed, 0.6, 0.1), 'share-of-world-income', seed);
      for (const each of all) {
        expect(Math.abs(each.exact - each.formula - each.transfer)).toBeLessThan(DERIVATIVE);
      }
      expect(all.some((each) => Math.abs(each.transfer) > 10 * DERIVATIVE)).toBe(true);
    },
  );
});
