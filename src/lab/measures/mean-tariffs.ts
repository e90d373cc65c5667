import type { EconomyTables } from '../../model/index.ts';
import type { MeasuredFlow } from './measured-trade.ts';

/** Tariffs that differ by less are the same. */
const ROUNDING = 1e-12;

/**
 * Tables in which the tariff of every measured flow is the mean of what its parts pay in the base year.
 *
 * A world has averages of sectors, of what customs count; of some products the register knows better. Flows stay what they are at
 * the border. Duty that is added or taken away moves final demand, which pays it, and revenue, which is income, by the same: accounts
 * that balanced still do.
 *
 * @returns the tables as they are where nothing differs, and the number of flows where it does
 */
export function withMeanTariffs(
  tables: EconomyTables,
  flows: readonly Pick<MeasuredFlow, 'cell' | 'sector' | 'importer' | 'parts'>[],
): { tables: EconomyTables; changed: number } {
  const J = tables.sectors.length;
  const tariffs = tables.tariffs.slice();
  const final = tables.final.slice();
  let changed = 0;
  for (const { cell, sector, importer, parts } of flows) {
    const mean = parts.reduce((sum, { share, base }) => sum + share * base, 0);
    const points = mean - (tariffs[cell] ?? 0);
    if (Math.abs(points) < ROUNDING) continue;
    tariffs[cell] = mean;
    final[importer * J + sector] =
      (final[importer * J + sector] ?? 0) + (tables.trade[cell] ?? 0) * points;
    changed++;
  }
  return changed > 0 ? { tables: { ...tables, tariffs, final }, changed } : { tables, changed };
}
