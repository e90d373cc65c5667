import type { Economy } from './economy.ts';
import { rentFlows } from './rents.ts';

/** What both an economy and an equilibrium tell about who buys what from whom. */
export type Trading = Pick<Economy, 'share' | 'tariff' | 'expenditure'>;

/**
 * Sales at the exporter's border, before the importer's tariff, own sales included:
 * M_nij = X_nj π_nij / (1 + τ_nij), `[sector][importer][exporter]`, money.
 */
export function borderSales(
  { share, tariff, expenditure }: Trading,
  regions: number,
): Float64Array {
  const N = regions;
  const J = share.length / (N * N);
  const sales = new Float64Array(share.length);
  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N; n++) {
      const spent = expenditure[n * J + j];
      const row = (j * N + n) * N;
      for (let i = 0; i < N; i++) sales[row + i] = (spent * share[row + i]) / (1 + tariff[row + i]);
    }
  }
  return sales;
}

/** Sums over sectors: `[importer][exporter]`, own sales on the diagonal. */
export function overSectors(sales: Float64Array, regions: number): Float64Array {
  const block = regions * regions;
  const total = new Float64Array(block);
  for (let start = 0; start < sales.length; start += block) {
    for (let pair = 0; pair < block; pair++) total[pair] += sales[start + pair];
  }
  return total;
}

/**
 * Exports and imports of a set of regions seen as one: what its members sell to and buy from each other is left out.
 *
 * @param flows `[importer][exporter]`, money
 */
export function tradeOfGroup(
  flows: Float64Array,
  regions: number,
  members: readonly number[],
): { exports: number; imports: number } {
  const inside = new Set(members);
  let exports = 0;
  let imports = 0;
  for (const member of members) {
    for (let other = 0; other < regions; other++) {
      if (inside.has(other)) continue;
      exports += flows[other * regions + member];
      imports += flows[member * regions + other];
    }
  }
  return { exports, imports };
}

/** Tariff revenue of an economy as it stands: what its wedges yield less the quota rents in them. `[region]`, money. */
export function tariffRevenue(economy: Economy): Float64Array {
  const { paid } = rentFlows(economy, economy.regions.length);
  return wedgeRevenue(economy).map((value, n) => value - paid[n]);
}

/** What buyers pay above border values, duty and rent, Σ_j X_nj Σ_i π_nij τ_nij / (1 + τ_nij): `[region]`, money. */
export function wedgeRevenue(economy: Economy): Float64Array {
  const N = economy.regions.length;
  const J = economy.sectors.length;
  const revenue = new Float64Array(N);
  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N; n++) {
      const row = (j * N + n) * N;
      let rate = 0;
      for (let i = 0; i < N; i++) {
        const tau = economy.tariff[row + i];
        if (tau === 0) continue;
        rate += (economy.share[row + i] * tau) / (1 + tau);
      }
      revenue[n] += rate * economy.expenditure[n * J + j];
    }
  }
  return revenue;
}
