import type { LinearSolution } from './linear-solution.ts';

/**
 * The derivative of an equilibrium along a direction. Names that begin with `log` are derivatives of logs, the others of money.
 * Where nothing is bought, sold or traded all are 0.
 */
export interface Tangent extends LinearSolution {
  /** d ln ŵ_n: `[region]`. */
  readonly logWage: Float64Array;
  /** d ln P̂_nj: `[region][sector]`. */
  readonly logPrice: Float64Array;
  /** d ln ĉ_nj: `[region][sector]`. */
  readonly logCost: Float64Array;
  /** d ln π'_nij: `[sector][importer][exporter]`. */
  readonly logShare: Float64Array;
  /** d ln M'_nij, sales at the exporter's border, own sales included: `[sector][importer][exporter]`. */
  readonly logTrade: Float64Array;
  /** dX'_nj: `[region][sector]`. */
  readonly expenditure: Float64Array;
  /** dY'_nj: `[region][sector]`. */
  readonly output: Float64Array;
  /** d(w'_n L'_n): `[region]`. */
  readonly valueAdded: Float64Array;
  /** Of tariff revenue, net of rents: `[region]`. */
  readonly revenue: Float64Array;
  /** Of what holders of licences receive: `[region]`. */
  readonly rent: Float64Array;
  /** `[region]`. */
  readonly transfer: Float64Array;
  /** dI'_n, the sum of the four before: `[region]`. */
  readonly income: Float64Array;
}
