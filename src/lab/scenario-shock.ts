import type { Economy, Shock } from '../model/index.ts';
import type { TariffTable } from '../world/index.ts';
import { factorCells } from './changed-cells.ts';
import { TariffPolicy } from './measures/tariff-policy.ts';
import { isFactorChange, type Change } from './scenario.ts';

/**
 * The shock that a scenario's changes add up to, applied in the order in which they stand: tariffs are set or added to
 * what is in force by then; trade costs, productivity and population multiply. Expects changes that `checkChanges`
 * has nothing against.
 *
 * @throws RangeError for changes of the register, which act on products: those are for `runScenario`
 */
export function shockOf(
  economy: Economy,
  changes: readonly Change[],
  tariffTables: ReadonlyMap<string, TariffTable>,
): Shock {
  const policy = new TariffPolicy(economy.tariff, economy);
  for (const change of changes) {
    if (change.kind === 'measures-on' || change.kind === 'measure') {
      throw new RangeError('changes of the register are no shock to sectors as a whole');
    }
    if (change.kind === 'tariff' || change.kind === 'tariffs-from') {
      policy.apply(change, tariffTables);
    }
  }
  return { tariff: policy.snapshot().tariff, ...factorsOf(economy, changes) };
}

/** The part of the shock that is not tariffs: what changes multiply. */
export function factorsOf(
  economy: Economy,
  changes: readonly Change[],
): Required<Pick<Shock, 'tradeCost' | 'productivity' | 'population'>> {
  const N = economy.regions.length;
  const J = economy.sectors.length;
  const tradeCost = new Float64Array(J * N * N).fill(1);
  const productivity = new Float64Array(N * J).fill(1);
  const population = new Float64Array(N).fill(1);
  const factors = { 'trade-cost': tradeCost, productivity, population };
  for (const change of changes) {
    if (!isFactorChange(change)) continue;
    const values = factors[change.kind];
    for (const cell of factorCells(change, economy)) {
      values[cell] = (values[cell] ?? 1) * (1 + change.percent / 100);
    }
  }
  return { tradeCost, productivity, population };
}
