import type { EconomyTables, Region, Sector } from '../../model/index.ts';
import type { Accounts } from './accounts.ts';
import type { Matrix } from './matrix.ts';
import { storedValue } from './stored-value.ts';

/**
 * Puts accounts and balanced use tables into the form that is written to disk, every flow rounded to
 * the stored digits, with transfers to be derived from trade.
 *
 * @param use one table for each region: [product][using sector …, final use]
 * @param tariffs one [exporter][importer] table for each sector; none where there are none
 */
export function economyTables(
  regions: readonly Region[],
  sectors: readonly Sector[],
  { trade, valueAdded }: Accounts,
  use: readonly Matrix[],
  tariffs: readonly Matrix[] = [],
): EconomyTables {
  const [N, J] = [regions.length, sectors.length];
  const indices = (size: number): number[] => [...Array(size).keys()];
  const flows = (cells: number[]): Float64Array => Float64Array.from(cells, storedValue);
  const byImporter = (tables: readonly Matrix[]): number[] =>
    tables.flatMap((table) => {
      return indices(N).flatMap((n) => indices(N).map((i) => table.at(i, n)));
    });
  return {
    regions,
    sectors,
    trade: flows(byImporter(trade)),
    tariffs: tariffs.length === 0 ? new Float64Array(J * N * N) : flows(byImporter(tariffs)),
    intermediate: flows(
      use.flatMap((table) => indices(J).flatMap((s) => indices(J).map((k) => table.at(k, s)))),
    ),
    valueAdded: flows([...valueAdded.data]),
    final: flows(use.flatMap((table) => indices(J).map((k) => table.at(k, J)))),
  };
}
