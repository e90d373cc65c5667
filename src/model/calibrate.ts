import type { Economy } from './economy.ts';
import type { EconomyTables } from './tables.ts';

/** A change that calibration had to make to the data before they could be shares. */
export interface CalibrationWarning {
  readonly kind: 'negative-final-demand';
  /** Index of the region and of the sector. */
  readonly region: number;
  readonly sector: number;
  /** The figure in the tables, in their unit, that was set to 0. */
  readonly value: number;
}

export interface Calibration {
  readonly economy: Economy;
  readonly warnings: readonly CalibrationWarning[];
}

/**
 * Turns base-year flows into the shares of the model, as the replication of Caliendo and Parro (2015) does:
 *
 *     X_nj  = Σ_i trade_nij (1 + τ_nij)            expenditure includes tariffs
 *     π_nij = trade_nij (1 + τ_nij) / X_nj         eq. 6
 *     γ_nj  = VA_nj / (VA_nj + Σ_k M_njk)          γ_njk = M_njk / (VA_nj + Σ_k M_njk)
 *     α_nj  = max(F_nj, 0) / Σ_j max(F_nj, 0)      a negative final demand is set to 0, with a warning
 *     D_n   = transfers, or imports less exports where the tables give none
 *
 * A sector that a region does not produce gets γ_nj = 1 and no inputs; one that it does not buy gets a row of
 * zero shares. Where the tables are consistent, the result is an equilibrium as it stands; where final demand was
 * clipped it is not, and a solve without any change finds the equilibrium nearest to the stated shares.
 *
 * @param tables the base year, checked: `world` refuses tables whose shares cannot sum
 * @throws RangeError when a region spends nothing or adds no value, for then it has no shares
 */
export function calibrate(tables: EconomyTables): Calibration {
  const { regions, sectors, trade, tariffs, intermediate, valueAdded, final } = tables;
  const N = regions.length;
  const J = sectors.length;
  const warnings: CalibrationWarning[] = [];

  const share = new Float64Array(J * N * N);
  const expenditure = new Float64Array(N * J);
  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N; n++) {
      const row = (j * N + n) * N;
      let spent = 0;
      for (let i = 0; i < N; i++) spent += trade[row + i] * (1 + tariffs[row + i]);
      expenditure[n * J + j] = spent;
      if (spent === 0) continue;
      for (let i = 0; i < N; i++) {
        share[row + i] = (trade[row + i] * (1 + tariffs[row + i])) / spent;
      }
    }
  }

  const valueAddedShare = new Float64Array(N * J).fill(1);
  const inputShare = new Float64Array(N * J * J);
  const finalShare = new Float64Array(N * J);
  const regionValueAdded = new Float64Array(N);
  for (let n = 0; n < N; n++) {
    let finalTotal = 0;
    for (let j = 0; j < J; j++) {
      const cell = n * J + j;
      regionValueAdded[n] += valueAdded[cell];
      let cost = valueAdded[cell];
      for (let k = 0; k < J; k++) cost += intermediate[cell * J + k];
      if (cost > 0) {
        valueAddedShare[cell] = valueAdded[cell] / cost;
        for (let k = 0; k < J; k++) inputShare[cell * J + k] = intermediate[cell * J + k] / cost;
      }
      if (final[cell] < 0) {
        warnings.push({
          kind: 'negative-final-demand',
          region: n,
          sector: j,
          value: final[cell],
        });
      } else {
        finalTotal += final[cell];
      }
    }
    if (!(finalTotal > 0) || !(regionValueAdded[n] > 0)) {
      throw new RangeError(
        `region ${regions[n].id} has no positive final expenditure or no value added: it cannot be calibrated`,
      );
    }
    for (let j = 0; j < J; j++) finalShare[n * J + j] = Math.max(final[n * J + j], 0) / finalTotal;
  }

  return {
    economy: {
      regions,
      sectors,
      theta: Float64Array.from(sectors, (sector) => sector.theta),
      share,
      tariff: tariffs.slice(),
      valueAddedShare,
      inputShare,
      finalShare,
      valueAdded: regionValueAdded,
      transfer: tables.transfers?.slice() ?? tradeDeficits(tables),
      expenditure,
    },
    warnings,
  };
}

/** Imports less exports at border prices, own sales cancelling: `[region]`. Sums to zero by construction. */
export function tradeDeficits({ regions, sectors, trade }: EconomyTables): Float64Array {
  const N = regions.length;
  const deficit = new Float64Array(N);
  for (let j = 0; j < sectors.length; j++) {
    for (let n = 0; n < N; n++) {
      for (let i = 0; i < N; i++) {
        const value = trade[(j * N + n) * N + i];
        deficit[n] += value;
        deficit[i] -= value;
      }
    }
  }
  return deficit;
}
