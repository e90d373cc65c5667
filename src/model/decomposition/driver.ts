/** A few entries of a large array: where, and by how much. */
export interface SparseMove {
  readonly at: Int32Array;
  readonly by: Float64Array;
}

/**
 * One cause among several: its part in everything that changes between a base and a counterfactual, along a path on which all
 * causes move at once, each in proportion. The moves of all drivers at one place add up to what changes there.
 */
export interface Driver {
  readonly id: string;
  /** Δ ln(1 + τ') of cells that no flow of varieties covers: `[sector][importer][exporter]`. */
  readonly tariff?: SparseMove;
  /** Δ ln d̂ besides what varieties make of it: `[sector][importer][exporter]`. */
  readonly tradeCost?: SparseMove;
  /** Δ ln Â: `[region][sector]`. */
  readonly productivity?: SparseMove;
  /** Δ ln L̂: `[region]`. */
  readonly population?: SparseMove;
  /** Δ ln(1 + t') of varieties, numbered through all flows in their order. */
  readonly varieties?: SparseMove;
  /** Change in the part of a variety that may come in, −1 for a ban; numbered likewise. */
  readonly openings?: SparseMove;
  /** Change in the rate of quota rents, by place in the list of rents of the path. */
  readonly rents?: SparseMove;
  /** Change in D_n: `[region]`, money. */
  readonly transfer?: SparseMove;
}
