import type { Equilibrium } from './equilibrium.ts';
import { baseIncome, firstOrderWelfare, priceIndexHat } from './welfare.ts';
import { tariffRevenue } from './flows.ts';
import { rentFlows } from './rents.ts';
import type { VarietyFlow } from './varieties.ts';

/**
 * What a region, or a group of regions seen as one, gains and loses. Hats are counterfactual over base (1 is no
 * change); the first-order terms are shares of base income; revenue and rents are money.
 */
export interface RegionOutcome {
  /** Î / P̂: exact change in real income. */
  readonly realIncomeHat: number;
  /** ŵ / P̂. */
  readonly realWageHat: number;
  readonly wageHat: number;
  readonly priceIndexHat: number;
  readonly incomeHat: number;
  readonly welfareCp2015: number;
  readonly termsOfTrade: number;
  readonly volumeOfTrade: number;
  readonly revenueBefore: number;
  readonly revenueAfter: number;
  /** Quota rents that its holders receive. */
  readonly rentBefore: number;
  readonly rentAfter: number;
}

/** Outcomes of single regions, and of any group of them. */
export interface Outcomes {
  region(index: number): RegionOutcome;
  /**
   * A group as one: real income is the sum of its members' equivalent variations over their income, which is the
   * income-weighted mean of the members' real-income changes; income and revenue are sums; wages and real wages
   * are means weighted by base value added; the price index is what makes income over prices real income; the
   * first-order terms are income-weighted means, in which inner trade cancels.
   */
  group(members: readonly number[]): RegionOutcome;
}

/**
 * Outcomes of a counterfactual against its base economy (section 4 of `docs/methods/equilibrium.md`).
 *
 * @param flows the varieties that it was solved with: the first-order terms then count each at its own tariff
 * @throws RangeError when the equilibrium did not converge: what is not an equilibrium has no outcomes
 */
export function outcomesOf(after: Equilibrium, flows: readonly VarietyFlow[] = []): Outcomes {
  if (after.status !== 'converged') {
    throw new RangeError(`there are no outcomes of a solve that ended as ${after.status}`);
  }
  const base = after.economy;
  const incomeBefore = baseIncome(base);
  const prices = priceIndexHat(after);
  const firstOrder = firstOrderWelfare(after, flows);
  const revenueBefore = tariffRevenue(base);
  const rentBefore = rentFlows(base, base.regions.length).received;

  const region = (n: number): RegionOutcome => {
    const incomeHat = after.income[n] / incomeBefore[n];
    return {
      realIncomeHat: incomeHat / prices[n],
      realWageHat: after.wageHat[n] / prices[n],
      wageHat: after.wageHat[n],
      priceIndexHat: prices[n],
      incomeHat,
      welfareCp2015: firstOrder.welfare[n],
      termsOfTrade: firstOrder.termsOfTrade[n],
      volumeOfTrade: firstOrder.volumeOfTrade[n],
      revenueBefore: revenueBefore[n],
      revenueAfter: after.revenue[n],
      rentBefore: rentBefore[n],
      rentAfter: after.rent[n],
    };
  };

  const group = (members: readonly number[]): RegionOutcome => {
    const each = members.map(region);
    const mean = (weights: Float64Array, field: keyof RegionOutcome): number => {
      let total = 0;
      let sum = 0;
      members.forEach((n, position) => {
        total += weights[n];
        sum += weights[n] * each[position][field];
      });
      return sum / total;
    };
    const sum = (field: keyof RegionOutcome): number =>
      each.reduce((total, outcome) => total + outcome[field], 0);
    const incomeHat = mean(incomeBefore, 'incomeHat');
    const realIncomeHat = mean(incomeBefore, 'realIncomeHat');
    return {
      realIncomeHat,
      realWageHat: mean(base.valueAdded, 'realWageHat'),
      wageHat: mean(base.valueAdded, 'wageHat'),
      priceIndexHat: incomeHat / realIncomeHat,
      incomeHat,
      welfareCp2015: mean(incomeBefore, 'welfareCp2015'),
      termsOfTrade: mean(incomeBefore, 'termsOfTrade'),
      volumeOfTrade: mean(incomeBefore, 'volumeOfTrade'),
      revenueBefore: sum('revenueBefore'),
      revenueAfter: sum('revenueAfter'),
      rentBefore: sum('rentBefore'),
      rentAfter: sum('rentAfter'),
    };
  };

  return { region, group };
}
