import type { EconomyTables, Region, Sector } from '../../model/index.ts';
import type { Accounts } from './accounts.ts';
import type { Matrix } from './matrix.ts';
import { storedValue } from './stored-value.ts';

/**
 * Puts accounts and balanced use tables into the form that is written to disk, every flow rounded to
 * the stored digits; without tariffs, with transfers to be derived from trade.
 *
 * @param use one table for each region: [product][using sector …, final use]
 */
export function economyTables(
  regions: readonly Region[],
  sectors: readonly Sector[],
  { trade, valueAdded }: Accounts,
  use: readonly Matrix[],
): EconomyTables {
  const [N, J] = [regions.length, sectors.length];
  const indices = (size: number): number[] => [...Array(size).keys()];
  const flows = (cells: number[]): Float64Array => Float64Array.from(cells, storedValue);
  return {
    regions,
    sectors,
    trade: flows(
      trade.flatMap((sales) => {
        return indices(N).flatMap((n) => indices(N).map((i) => sales.at(i, n)));
      }),
    ),
    tariffs: new Float64Array(J * N * N),
    intermediate: flows(
      use.flatMap((table) => indices(J).flatMap((s) => indices(J).map((k) => table.at(k, s)))),
    ),
    valueAdded: flows([...valueAdded.data]),
    final: flows(use.flatMap((table) => indices(J).map((k) => table.at(k, J)))),
  };
}
