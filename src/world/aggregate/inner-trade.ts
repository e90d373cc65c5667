import type { EconomyTables } from '../../model/index.ts';
import { isOwn } from '../number-rules.ts';
import { newIndices } from './target.ts';
import type { Target } from './target.ts';

/** What crossed a border before and is now inside a region: money, `[new region]` each. */
export interface InnerTrade {
  /** Sales between members, at the exporter's border. */
  readonly sales: Float64Array;
  /** Tariff revenue on them. */
  readonly duty: Float64Array;
}

/** @param before the economy that is aggregated */
export function innerTrade(
  { regions, trade, tariffs }: EconomyTables,
  targets: readonly Target[],
): InnerTrade {
  const N = regions.length;
  const into = newIndices(targets);
  const sales = new Float64Array(targets.length);
  const duty = new Float64Array(targets.length);
  for (let cell = 0; cell < trade.length; cell++) {
    const importer = into[Math.floor(cell / N) % N]!;
    if (isOwn(cell, N) || importer !== into[cell % N]) continue;
    sales[importer]! += trade[cell]!;
    duty[importer]! += trade[cell]! * tariffs[cell]!;
  }
  return { sales, duty };
}

/** Whether any own sales bear a tariff, so that `economy.yaml` has to say `inner_tariffs`. */
export function taxesOwnSales({ regions, tariffs }: EconomyTables): boolean {
  return tariffs.some((rate, cell) => rate !== 0 && isOwn(cell, regions.length));
}
