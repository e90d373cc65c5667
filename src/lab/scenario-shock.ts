import type { Economy, Shock } from '../model/index.ts';
import type { TariffTable } from '../world/index.ts';
import { applyTariffs, tradeCells } from './apply-tariffs.ts';
import type { Change } from './scenario.ts';
import { resolveRegions, resolveSectors } from './selectors.ts';

/**
 * The shock that a scenario's changes add up to, applied in the order in which they stand: tariffs are set or added to
 * what is in force by then; trade costs, productivity and population multiply. Expects changes that `checkChanges`
 * has nothing against.
 */
export function shockOf(
  economy: Economy,
  changes: readonly Change[],
  tariffTables: ReadonlyMap<string, TariffTable>,
): Shock {
  const { regions, sectors } = economy;
  const N = regions.length;
  const J = sectors.length;
  const tariff = economy.tariff.slice();
  const tradeCost = new Float64Array(J * N * N).fill(1);
  const productivity = new Float64Array(N * J).fill(1);
  const population = new Float64Array(N).fill(1);
  const multiply = (values: Float64Array, cell: number, percent: number): void => {
    values[cell] = (values[cell] ?? 1) * (1 + percent / 100);
  };

  for (const change of changes) {
    switch (change.kind) {
      case 'tariffs-from':
      case 'tariff':
        applyTariffs(tariff, change, economy, tariffTables);
        break;
      case 'trade-cost':
        for (const cell of tradeCells(change, economy)) multiply(tradeCost, cell, change.percent);
        break;
      case 'productivity':
        for (const n of resolveRegions(change.region, regions).indices) {
          for (const j of resolveSectors(change.sector, sectors, change.kind).indices) {
            multiply(productivity, n * J + j, change.percent);
          }
        }
        break;
      case 'population':
        for (const n of resolveRegions(change.region, regions).indices) {
          multiply(population, n, change.percent);
        }
        break;
    }
  }
  return { tariff, tradeCost, productivity, population };
}
