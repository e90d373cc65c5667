import type { Economy, Shock } from '../model/index.ts';
import type { TariffTable } from '../world/index.ts';
import { applyTariffs } from './apply-tariffs.ts';
import { factorCells } from './changed-cells.ts';
import type { Change } from './scenario.ts';

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
  const N = economy.regions.length;
  const J = economy.sectors.length;
  const tariff = economy.tariff.slice();
  const tradeCost = new Float64Array(J * N * N).fill(1);
  const productivity = new Float64Array(N * J).fill(1);
  const population = new Float64Array(N).fill(1);
  const factors = { 'trade-cost': tradeCost, productivity, population };

  for (const change of changes) {
    if (change.kind === 'tariff' || change.kind === 'tariffs-from') {
      applyTariffs(tariff, change, economy, tariffTables);
      continue;
    }
    const values = factors[change.kind];
    for (const cell of factorCells(change, economy)) {
      values[cell] = (values[cell] ?? 1) * (1 + change.percent / 100);
    }
  }
  return { tariff, tradeCost, productivity, population };
}
