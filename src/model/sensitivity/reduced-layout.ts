import type { LinearPoint } from './linear-point.ts';

/**
 * Where things stand in the linearised conditions once insides of regions are solved for. Unknowns are N wages, N incomes and, of each
 * region and traded sector, the import part of its price and its sales abroad:
 *
 *     u = [ d ln ŵ_n | dI_n / scale | q_nt | y_nt / scale ]        offsets 0, N, 2N, 2N + N·T; cells are [region][traded sector]
 */
export interface ReducedLayout {
  readonly point: LinearPoint;
  /** Traded sectors, and sectors with rents. */
  readonly traded: Int32Array;
  readonly size: number;
  /** `[region]`, money. */
  readonly incomeScale: Float64Array;
  /** `[region][traded sector]`, money. */
  readonly salesScale: Float64Array;
}

/** What is left of each region's answer, between inside and outside. `[region][traded sector]`, purchases `[region]`. */
export interface RegionAnswers {
  /** Changes of logs of unit costs, or their weights. */
  readonly cost: Float64Array;
  /** z = d ln X' + θ d ln P̂, or its weights. */
  readonly spending: Float64Array;
  /** Σ_j (dX_nj − own sales), or its weights. */
  readonly bought: Float64Array;
}

export function reducedLayout(point: LinearPoint): ReducedLayout {
  const { N, J, domestic, rents, sold, own, equilibrium } = point;
  const rented = new Set(rents.map(({ rent }) => rent.sector));
  const traded = Int32Array.from(
    [...domestic.keys()].filter((j) => domestic[j] === 0 || rented.has(j)),
  );
  const T = traded.length;
  const salesScale = new Float64Array(N * T);
  for (let n = 0; n < N; n++) {
    for (let t = 0; t < T; t++) {
      const at = n * J + traded[t];
      salesScale[n * T + t] = sold[at] + own[at] || equilibrium.valueAdded[n];
    }
  }
  const size = 2 * N + 2 * N * T;
  return { point, traded, size, incomeScale: equilibrium.valueAdded, salesScale };
}
