import type { EconomyTables } from '../model/index.ts';
import type { TariffTable } from '../world/index.ts';
import { tradeCells } from './changed-cells.ts';
import type { Change } from './scenario.ts';

type Names = Pick<EconomyTables, 'regions' | 'sectors'>;

/**
 * Applies one change to tariff rates in place; a change of another kind leaves them alone.
 *
 * @param tariff rates in force so far: `[sector][importer][exporter]`, overwritten where the change says
 * @returns the cells it touched
 * @throws RangeError when a table that the change names is not among `tariffTables`: no tariff is not a default
 */
export function applyTariffs(
  tariff: Float64Array,
  change: Change,
  names: Names,
  tariffTables: ReadonlyMap<string, TariffTable>,
): readonly number[] {
  if (change.kind === 'tariffs-from') {
    const table = tariffTables.get(change.path);
    if (!table) throw new RangeError(`the table '${change.path}' of a tariffs_from was not loaded`);
    table.cells.forEach((cell, row) => (tariff[cell] = table.rates[row] ?? 0));
    return [...table.cells];
  }
  if (change.kind !== 'tariff') return [];
  const cells = [...tradeCells(change, names)];
  for (const cell of cells) {
    tariff[cell] = (change.mode === 'set' ? 0 : (tariff[cell] ?? 0)) + change.rate;
  }
  return cells;
}
