import type { Equilibrium } from './equilibrium.ts';
import { baseAccounts, firstOrderWelfare, priceIndexHat, type BaseAccounts } from './welfare.ts';
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

/** What there is of an outcome without the first-order terms, which take another pass over all trade. */
export type RealOutcome = Omit<RegionOutcome, keyof FirstOrderTerms>;

type FirstOrderTerms = Pick<RegionOutcome, 'welfareCp2015' | 'termsOfTrade' | 'volumeOfTrade'>;

/** Outcomes of single regions, and of any group of them. */
export interface Outcomes<Outcome extends RealOutcome = RegionOutcome> {
  region(index: number): Outcome;
  /**
   * A group as one: real income is the sum of its members' equivalent variations over their income, which is the
   * income-weighted mean of the members' real-income changes; income and revenue are sums; wages and real wages
   * are means weighted by base value added; the price index is what makes income over prices real income; the
   * first-order terms are income-weighted means, in which inner trade cancels.
   */
  group(members: readonly number[]): Outcome;
}

/**
 * Outcomes of a counterfactual against its base economy (section 4 of `docs/methods/equilibrium.md`).
 *
 * @param flows the varieties that it was solved with: the first-order terms then count each at its own tariff
 * @throws RangeError when the equilibrium did not converge: what is not an equilibrium has no outcomes
 */
export function outcomesOf(after: Equilibrium, flows: readonly VarietyFlow[] = []): Outcomes {
  const base = baseAccounts(after.economy);
  const incomeBefore = base.income;
  const real = realOutcomes(after, base);
  const firstOrder = firstOrderWelfare(after, flows, incomeBefore);
  const mean = (members: readonly number[], values: Float64Array): number =>
    weightedMean(members, incomeBefore, (n) => values[n]);
  return {
    region: (n) => ({
      ...real.region(n),
      welfareCp2015: firstOrder.welfare[n],
      termsOfTrade: firstOrder.termsOfTrade[n],
      volumeOfTrade: firstOrder.volumeOfTrade[n],
    }),
    group: (members) => ({
      ...real.group(members),
      welfareCp2015: mean(members, firstOrder.welfare),
      termsOfTrade: mean(members, firstOrder.termsOfTrade),
      volumeOfTrade: mean(members, firstOrder.volumeOfTrade),
    }),
  };
}

/** The same without the first-order terms. @throws as `outcomesOf` */
export function realOutcomesOf(after: Equilibrium): Outcomes<RealOutcome> {
  return realOutcomes(after, baseAccounts(after.economy));
}

function realOutcomes(after: Equilibrium, accounts: BaseAccounts): Outcomes<RealOutcome> {
  if (after.status !== 'converged') {
    throw new RangeError(`there are no outcomes of a solve that ended as ${after.status}`);
  }
  const base = after.economy;
  const { income: incomeBefore, revenue: revenueBefore, rent: rentBefore } = accounts;
  const prices = priceIndexHat(after);

  const region = (n: number): RealOutcome => {
    const incomeHat = after.income[n] / incomeBefore[n];
    return {
      realIncomeHat: incomeHat / prices[n],
      realWageHat: after.wageHat[n] / prices[n],
      wageHat: after.wageHat[n],
      priceIndexHat: prices[n],
      incomeHat,
      revenueBefore: revenueBefore[n],
      revenueAfter: after.revenue[n],
      rentBefore: rentBefore[n],
      rentAfter: after.rent[n],
    };
  };

  const group = (members: readonly number[]): RealOutcome => {
    const each = new Map(members.map((n) => [n, region(n)]));
    const of = (n: number, field: keyof RealOutcome): number => each.get(n)?.[field] ?? NaN;
    const mean = (weights: Float64Array, field: keyof RealOutcome): number =>
      weightedMean(members, weights, (n) => of(n, field));
    const sum = (field: keyof RealOutcome): number =>
      members.reduce((total, n) => total + of(n, field), 0);
    const incomeHat = mean(incomeBefore, 'incomeHat');
    const realIncomeHat = mean(incomeBefore, 'realIncomeHat');
    return {
      realIncomeHat,
      realWageHat: mean(base.valueAdded, 'realWageHat'),
      wageHat: mean(base.valueAdded, 'wageHat'),
      priceIndexHat: incomeHat / realIncomeHat,
      incomeHat,
      revenueBefore: sum('revenueBefore'),
      revenueAfter: sum('revenueAfter'),
      rentBefore: sum('rentBefore'),
      rentAfter: sum('rentAfter'),
    };
  };

  return { region, group };
}

function weightedMean(
  members: readonly number[],
  weights: Float64Array,
  value: (member: number) => number,
): number {
  let total = 0;
  let sum = 0;
  for (const n of members) {
    total += weights[n];
    sum += weights[n] * value(n);
  }
  return sum / total;
}
