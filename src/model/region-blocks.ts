import type { Workspace } from './workspace.ts';

/** Home shares count as at most this, so that no block is singular: one sector may be made of itself alone. */
const MOST_AT_HOME = 1 - 1e-6;

/**
 * Prices and expenditures of each region as if nothing but what is made at home answered. With home shares h_nj = π'_nnj on the
 * diagonal of H_n and cost shares of inputs Γ_n,
 *
 *     prices        d ln P̂_n = (I − H_n Γ_n)⁻¹ r
 *     expenditures  d X_n    = (I − Γ_nᵀ H_n)⁻¹ r       the transpose, in money
 *
 * Rows of I − H_n Γ_n are diagonally dominant, which makes Gaussian elimination stable without pivots (Higham 2002, Accuracy and
 * Stability of Numerical Algorithms, theorem 9.9). All memory is taken at construction.
 */
export class RegionBlocks {
  /** 1 − what is bought abroad, h_nj: `[region][sector]`. */
  readonly home: Float64Array;
  readonly #J: number;
  /** L without its unit diagonal, and U: `[region][sector][input]`. */
  readonly #lu: Float64Array;
  /** 1 / U_jj: `[region][sector]`. */
  readonly #inverse: Float64Array;

  constructor(regions: number, sectors: number) {
    this.#J = sectors;
    this.home = new Float64Array(regions * sectors);
    this.#lu = new Float64Array(regions * sectors * sectors);
    this.#inverse = new Float64Array(regions * sectors);
  }

  /**
   * Takes home shares from the last sweep and factors all blocks.
   *
   * @param g what that sweep gave, before any wage was moved
   * @returns false when a block has no finite factors
   */
  factor(ws: Workspace, g: Float64Array): boolean {
    const { N, J, stride, kernel, rowLog, logCost } = ws;
    const { theta, inputShare } = ws.economy;
    for (let n = 0; n < N; n++) {
      for (let j = 0; j < J; j++) {
        const cell = n * J + j;
        const own = kernel[(j * N + n) * stride + n];
        const relative = rowLog[j * N + n] - theta[j] * (logCost[cell] - g[N + cell]);
        const home = own > 0 ? Math.min(own * Math.exp(relative), MOST_AT_HOME) : 0;
        this.home[cell] = home;
        const row = cell * J;
        for (let k = 0; k < J; k++) this.#lu[row + k] = -home * inputShare[row + k];
        this.#lu[row + j] += 1;
      }
      if (!this.#eliminate(n)) return false;
    }
    return true;
  }

  /** Overwrites J numbers of `values` from `at` on with (I − H_n Γ_n)⁻¹ times them. */
  solve(n: number, values: Float64Array, at: number): void {
    const J = this.#J;
    const first = n * J * J;
    for (let r = 1; r < J; r++) values[at + r] -= this.#product(first + r * J, values, at, 0, r);
    for (let r = J - 1; r >= 0; r--) {
      const rest = values[at + r] - this.#product(first + r * J, values, at, r + 1, J);
      values[at + r] = rest * this.#inverse[n * J + r];
    }
  }

  /** Σ of a row's factors from column `from` to `to` times the values, in two sums that do not wait for each other. */
  #product(row: number, values: Float64Array, at: number, from: number, to: number): number {
    const lu = this.#lu;
    let even = 0;
    let odd = 0;
    let c = from;
    for (; c + 1 < to; c += 2) {
      even += lu[row + c] * values[at + c];
      odd += lu[row + c + 1] * values[at + c + 1];
    }
    if (c < to) even += lu[row + c] * values[at + c];
    return even + odd;
  }

  /** The same with (I − Γ_nᵀ H_n)⁻¹. */
  solveTransposed(n: number, values: Float64Array, at: number): void {
    const J = this.#J;
    const lu = this.#lu;
    const first = n * J * J;
    for (let r = 0; r < J; r++) {
      const row = first + r * J;
      const value = (values[at + r] *= this.#inverse[n * J + r]);
      for (let c = r + 1; c < J; c++) values[at + c] -= lu[row + c] * value;
    }
    for (let r = J - 1; r > 0; r--) {
      const row = first + r * J;
      const value = values[at + r];
      for (let c = 0; c < r; c++) values[at + c] -= lu[row + c] * value;
    }
  }

  /** Gaussian elimination of one block, row by row; two rows above at a time share what is loaded of the row. */
  #eliminate(n: number): boolean {
    const J = this.#J;
    const lu = this.#lu;
    const inverse = this.#inverse;
    const first = n * J * J;
    for (let r = 0; r < J; r++) {
      const row = first + r * J;
      let k = 0;
      for (; k + 1 < r; k += 2) {
        const above = first + k * J;
        const below = above + J;
        const f0 = (lu[row + k] *= inverse[n * J + k]);
        const f1 = (lu[row + k + 1] - f0 * lu[above + k + 1]) * inverse[n * J + k + 1];
        lu[row + k + 1] = f1;
        for (let c = k + 2; c < J; c++) {
          lu[row + c] -= f0 * lu[above + c] + f1 * lu[below + c];
        }
      }
      if (k < r) {
        const above = first + k * J;
        const f0 = (lu[row + k] *= inverse[n * J + k]);
        for (let c = k + 1; c < J; c++) lu[row + c] -= f0 * lu[above + c];
      }
      inverse[n * J + r] = 1 / lu[row + r];
      if (!Number.isFinite(inverse[n * J + r])) return false;
    }
    return true;
  }
}
