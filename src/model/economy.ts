import type { Region, Sector } from './tables.ts';

/**
 * A calibrated economy: the shares and levels of one equilibrium, on which changes are computed.
 *
 * `N` regions (importer `n`, exporter `i`), `J` sectors (`j`; input `k`). Expenditure is at buyer's prices,
 * tariffs included, so that Σ_i π_nij = 1 wherever something is bought (Caliendo and Parro 2015, eq. 6).
 * All arrays are read-only by convention: no function of this room writes into an economy it is given.
 */
export interface Economy {
  readonly regions: readonly Region[];
  readonly sectors: readonly Sector[];
  /** θ_j: `[sector]`. */
  readonly theta: Float64Array;
  /** Expenditure share π_nij of exporter i in what importer n spends on sector j: `[sector][importer][exporter]`. */
  readonly share: Float64Array;
  /** Tariff rate τ_nij in force: `[sector][importer][exporter]`. */
  readonly tariff: Float64Array;
  /** Share of value added in gross output, γ_nj: `[region][sector]`. */
  readonly valueAddedShare: Float64Array;
  /** Share of input k in the cost of sector j, γ_njk; with γ_nj it sums to 1 over k: `[region][sector][input]`. */
  readonly inputShare: Float64Array;
  /** Share of sector j in final expenditure, α_nj, summing to 1 over j: `[region][sector]`. */
  readonly finalShare: Float64Array;
  /** Value added w_n L_n: `[region]`, money. */
  readonly valueAdded: Float64Array;
  /** Transfer D_n, the aggregate trade deficit, summing to 0 over the world: `[region]`, money. */
  readonly transfer: Float64Array;
  /** Expenditure X_nj at buyer's prices, final and intermediate: `[region][sector]`, money. */
  readonly expenditure: Float64Array;
  /** Quota rents in force; none when absent. */
  readonly rents?: readonly Rent[];
}

/**
 * A quota rent: part of what buyers pay above the border value of a flow is not duty but goes to whoever holds the
 * licences. The tariff of the cell is then the whole wedge, duty and rent together.
 */
export interface Rent {
  /** Indices. */
  readonly sector: number;
  readonly importer: number;
  readonly exporter: number;
  /** Rent over the flow's value at the exporter's border; not negative. */
  readonly rate: number;
  /** Where the holders live: their rent is income of that region. */
  readonly holder: 'importer' | 'exporter';
}
