import type { Accounts } from './accounts.ts';
import { type Matrix, matrixOf } from './matrix.ts';

/** A first guess of what a region buys, before its rows and columns are made to add up. */
export interface UseSeed {
  /** [product][using sector …, final use]: the last column is final use. */
  readonly table: Matrix;
  /** Share of consumption, public and private, in final expenditure, as estimated. */
  readonly consumptionRate: number;
}

/** Which sectors play a special part in the seed, as positions. */
export interface SeedRoles {
  /** Bought by consumers and governments but hardly for investment: they reveal the consumption rate. */
  readonly consumerSectors: readonly number[];
  /** Raw materials, neither consumed nor invested to speak of: what is left over is not final use. */
  readonly rawMaterials: readonly number[];
}

/**
 * The seed of region `n`. Intermediate use of product k by sector s is `a_ks (Y_ns − VA_ns)`, with `a`
 * the source's input shares.
 *
 * Final use needs care. The source's `final_demand_share` holds consumption only: construction, half of
 * all investment, has a share of about 0. With ρ the consumption rate, F final expenditure and
 *
 *     leftover_k = X_nk − Σ_s a_ks (Y_ns − VA_ns)
 *     ρ = Σ_{k consumer} leftover_k / Σ_{k consumer} share_k F,   at most 1
 *
 * the seed is consumption, or what absorption leaves after intermediate use where that is more, which
 * is then investment: `max(ρ share_k F, leftover_k)`; for raw materials `ρ share_k F` alone.
 */
export function useSeed(
  accounts: Accounts,
  inputShare: Matrix,
  consumptionShare: Matrix,
  region: number,
  { consumerSectors, rawMaterials }: SeedRoles,
): UseSeed {
  const sectors = inputShare.rows;
  const intermediate = intermediateSeed(accounts, inputShare, region);
  const leftover = (k: number): number =>
    accounts.absorption.at(region, k) - intermediate.rowSum(k);
  const statedUse = (k: number): number =>
    consumptionShare.at(region, k) * (accounts.finalExpenditure[region] as number);

  const total = (value: (k: number) => number): number =>
    consumerSectors.reduce((sum, k) => sum + value(k), 0);
  const consumptionRate = Math.min(1, total(leftover) / total(statedUse));
  if (!(consumptionRate > 0)) {
    throw new RangeError(
      `region ${region}: nothing is left for consumption; the input shares cannot fit it`,
    );
  }
  const finalUse = (k: number): number => {
    const consumption = consumptionRate * statedUse(k);
    return rawMaterials.includes(k) ? consumption : Math.max(consumption, leftover(k));
  };
  const table = matrixOf(sectors, sectors + 1, (k, s) => {
    return s < sectors ? intermediate.at(k, s) : finalUse(k);
  });
  return { table, consumptionRate };
}

/** The seed that takes the source's shares for all of final use; kept to show what that would cost. */
export function statedUseSeed(
  accounts: Accounts,
  inputShare: Matrix,
  consumptionShare: Matrix,
  region: number,
): Matrix {
  const sectors = inputShare.rows;
  const intermediate = intermediateSeed(accounts, inputShare, region);
  const expenditure = accounts.finalExpenditure[region] as number;
  return matrixOf(sectors, sectors + 1, (k, s) => {
    return s < sectors ? intermediate.at(k, s) : consumptionShare.at(region, k) * expenditure;
  });
}

function intermediateSeed(accounts: Accounts, inputShare: Matrix, region: number): Matrix {
  const sectors = inputShare.rows;
  return matrixOf(
    sectors,
    sectors,
    (k, s) => inputShare.at(k, s) * accounts.purchases.at(region, s),
  );
}
