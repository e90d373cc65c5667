import type { EconomyTables } from '../../model/index.ts';
import { expenditure, grossOutput, intermediateDemand } from '../flow-totals.ts';
import { TreatmentTally, type Treatment } from './import-report.ts';

/** A sector adds at least this share of its output in value: with less its cost shares say nothing of its wages. */
export const lowestValueAddedShare = 1e-3;

/**
 * Makes the tables one equilibrium, in this order; each step is reported and keeps what the one before has closed:
 *
 * 1. Final purchases below 0 are set to 0.
 * 2. All purchases of a commodity in a region are scaled to what is sold there, Σ_i trade_nij (1 + τ_nij).
 * 3. Where inputs leave less than `lowestValueAddedShare` of a sector's output, they are scaled down to it and final
 *    purchases take the difference.
 * 4. Value added is output less inputs: factor incomes and the taxes that have no place of their own.
 *
 * @param tables `intermediate` and `final` are changed in place, `valueAdded` is filled
 */
export function closeGtapAccounts(tables: EconomyTables): Treatment[] {
  const { regions, sectors, intermediate, final, valueAdded } = tables;
  const [N, J] = [regions.length, sectors.length];
  const output = grossOutput(tables);
  const world = output.reduce((sum, value) => sum + value, 0);
  const where = (cell: number): string =>
    `${regions[Math.floor(cell / J)]?.id} × ${sectors[cell % J]?.id}`;
  const clipped = new TreatmentTally();
  final.forEach((value, cell) => {
    if (value >= 0) return;
    clipped.add(value, () => where(cell));
    final[cell] = 0;
  });

  const scaled = new TreatmentTally();
  const sold = expenditure(tables);
  const inputs = intermediateDemand(tables);
  for (let cell = 0; cell < N * J; cell++) {
    const bought = (inputs[cell] ?? 0) + (final[cell] ?? 0);
    const supply = sold[cell] ?? 0;
    scaled.add(supply - bought, () => where(cell));
    if (bought > 0) scaleUses(tables, cell, supply / bought);
    else final[cell] = supply;
  }

  const lowered = new TreatmentTally();
  for (let cell = 0; cell < N * J; cell++) {
    const costs = intermediate.subarray(cell * J, (cell + 1) * J);
    const paid = costs.reduce((sum, value) => sum + value, 0);
    const most = (1 - lowestValueAddedShare) * (output[cell] ?? 0);
    if (paid > most) {
      lowered.add(paid - most, () => where(cell));
      const region = Math.floor(cell / J);
      costs.forEach((value, k) => {
        const kept = (value * most) / paid;
        costs[k] = kept;
        final[region * J + k] = (final[region * J + k] ?? 0) + value - kept;
      });
    }
    valueAdded[cell] = (output[cell] ?? 0) - costs.reduce((sum, value) => sum + value, 0);
  }
  return [
    ...clipped.toTreatments('gtap-negative-final', 'final purchases below 0 set to 0', world),
    ...scaled.toTreatments(
      'gtap-closed-uses',
      'purchases scaled to what is sold to the region',
      world,
    ),
    ...lowered.toTreatments(
      'gtap-closed-costs',
      `inputs beyond ${100 * (1 - lowestValueAddedShare)} % of output moved to final purchases`,
      world,
    ),
  ];
}

/** Scales what everybody in a region buys of a commodity. */
function scaleUses(
  { sectors, intermediate, final }: EconomyTables,
  cell: number,
  by: number,
): void {
  const J = sectors.length;
  const region = Math.floor(cell / J);
  final[cell] = (final[cell] ?? 0) * by;
  for (let j = 0; j < J; j++) {
    const at = (region * J + j) * J + (cell % J);
    intermediate[at] = (intermediate[at] ?? 0) * by;
  }
}
