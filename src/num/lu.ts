/**
 * Solves small dense linear systems A y = b by LU factorisation with partial pivoting (Golub and Van Loan, Matrix
 * Computations, algorithm 3.4.1). Memory is taken once; `factor` and `solve` allocate nothing.
 */
export class LinearSolver {
  readonly #n: number;
  readonly #lu: Float64Array;
  readonly #pivot: Int32Array;
  readonly #scratch: Float64Array;

  /** @param n number of equations */
  constructor(n: number) {
    this.#n = n;
    this.#lu = new Float64Array(n * n);
    this.#pivot = new Int32Array(n);
    this.#scratch = new Float64Array(n);
  }

  /**
   * @param matrix A, `[row][column]`, left as it is
   * @returns false when a pivot is zero or not finite: A is singular and `solve` must not be called
   */
  factor(matrix: Float64Array): boolean {
    const n = this.#n;
    const lu = this.#lu;
    lu.set(matrix);
    for (let k = 0; k < n; k++) {
      let best = k;
      for (let r = k + 1; r < n; r++) {
        if (Math.abs(lu[r * n + k]) > Math.abs(lu[best * n + k])) best = r;
      }
      this.#pivot[k] = best;
      if (best !== k) {
        for (let c = 0; c < n; c++) {
          const swapped = lu[k * n + c];
          lu[k * n + c] = lu[best * n + c];
          lu[best * n + c] = swapped;
        }
      }
      const pivot = lu[k * n + k];
      if (pivot === 0 || !Number.isFinite(pivot)) return false;
      for (let r = k + 1; r < n; r++) {
        const factor = (lu[r * n + k] /= pivot);
        if (factor === 0) continue;
        for (let c = k + 1; c < n; c++) lu[r * n + c] -= factor * lu[k * n + c];
      }
    }
    return true;
  }

  /** Overwrites b with A⁻¹ b. */
  solve(b: Float64Array): void {
    const n = this.#n;
    const lu = this.#lu;
    const y = this.#scratch;
    y.set(b);
    for (let k = 0; k < n; k++) {
      const swapped = y[this.#pivot[k]];
      y[this.#pivot[k]] = y[k];
      y[k] = swapped;
    }
    for (let r = 1; r < n; r++) {
      let rest = y[r];
      for (let c = 0; c < r; c++) rest -= lu[r * n + c] * y[c];
      y[r] = rest;
    }
    for (let r = n - 1; r >= 0; r--) {
      let rest = y[r];
      for (let c = r + 1; c < n; c++) rest -= lu[r * n + c] * y[c];
      y[r] = rest / lu[r * n + r];
    }
    b.set(y);
  }

  /** Overwrites b with A⁻ᵀ b. */
  solveTransposed(b: Float64Array): void {
    const n = this.#n;
    const lu = this.#lu;
    const y = this.#scratch;
    y.set(b);
    for (let r = 0; r < n; r++) {
      const value = (y[r] /= lu[r * n + r]);
      for (let c = r + 1; c < n; c++) y[c] -= lu[r * n + c] * value;
    }
    for (let r = n - 1; r > 0; r--) {
      const value = y[r];
      for (let c = 0; c < r; c++) y[c] -= lu[r * n + c] * value;
    }
    for (let k = n - 1; k >= 0; k--) {
      const swapped = y[this.#pivot[k]];
      y[this.#pivot[k]] = y[k];
      y[k] = swapped;
    }
    b.set(y);
  }
}
