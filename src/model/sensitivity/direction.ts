/**
 * A small change of everything that a solve takes as given, or the derivative of one number with respect to it. In logs where
 * the solver thinks in logs; the base economy's shares and levels stay as they are.
 */
export interface Direction {
  /** Of ln(1 + τ'_nij) at given iceberg costs: `[sector][importer][exporter]`. */
  readonly tariff: Float64Array;
  /** Of ln d̂_nij: `[sector][importer][exporter]`. */
  readonly tradeCost: Float64Array;
  /** Of ln Â_nj: `[region][sector]`. */
  readonly productivity: Float64Array;
  /** Of ln L̂_n: `[region]`. */
  readonly population: Float64Array;
  /** Of θ_j, the base economy's shares held: `[sector]`. */
  readonly theta: Float64Array;
  /** Of the base transfer D_n that the closure starts from: `[region]`, money. Of no effect under the closure `zero`. */
  readonly transfer: Float64Array;
  /** Of the rate of each quota rent, in the order of `Equilibrium.rents`: `[rent]`. */
  readonly rents: Float64Array;
}
