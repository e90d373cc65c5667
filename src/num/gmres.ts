import { dot } from './anderson.ts';

/** Writes the image of `from` into `to`; both have the size of the system, and are not the same array. */
export type LinearMap = (from: Float64Array, to: Float64Array) => void;

export interface GmresOptions {
  /** ‖b − A x‖ / ‖b‖ that counts as solved. */
  readonly tolerance: number;
  /** Products with A in the Krylov spaces of all cycles together. */
  readonly maxIterations: number;
}

export interface GmresOutcome {
  readonly status: 'converged' | 'iteration-limit';
  readonly iterations: number;
  /** ‖b − A x‖ / ‖b‖ of the x returned, computed anew; 0 when b = 0. */
  readonly residual: number;
}

/** A cycle that leaves more than this part of the residual has come to the end of the digits. */
const USEFUL_CYCLE = 0.5;

/**
 * Solves A x = b for a general square A known by its products, preconditioned from the right: GMRES with restarts (Saad and Schultz
 * 1986; Saad, Iterative Methods for Sparse Linear Systems, algorithms 6.9 and 9.5). In exact terms it minimises
 * ‖b − A M⁻¹ y‖ over the Krylov space of A M⁻¹ and returns x = M⁻¹ y.
 *
 * Each restart computes the residual anew, so that the next cycle also repairs what rounding left: the estimate that the
 * cycle itself carries is not trusted. Ends when the residual is below the tolerance, or when a cycle no longer helps.
 * Basis vectors are taken when a cycle first comes to them, and kept: a good first guess needs few.
 */
export class Gmres {
  readonly #size: number;
  readonly #restart: number;
  /** Orthonormal basis of the Krylov space, one vector more than there are steps in a cycle. */
  readonly #basis: Float64Array[];
  /** Upper triangle R of the Hessenberg matrix after rotations: `[column][row]`. */
  readonly #triangle: Float64Array[];
  readonly #cosine: Float64Array;
  readonly #sine: Float64Array;
  readonly #rhs: Float64Array;
  readonly #direction: Float64Array;
  readonly #residual: Float64Array;

  /**
   * @param size number of equations
   * @param restart steps of one cycle; memory and work per step grow with it
   */
  constructor(size: number, restart: number) {
    if (!(Number.isInteger(size) && size > 0 && Number.isInteger(restart) && restart > 0)) {
      throw new RangeError(`size ${size} and restart ${restart} must be whole numbers above 0`);
    }
    this.#size = size;
    this.#restart = restart;
    this.#basis = [];
    this.#triangle = Array.from({ length: restart }, () => new Float64Array(restart + 1));
    this.#cosine = new Float64Array(restart);
    this.#sine = new Float64Array(restart);
    this.#rhs = new Float64Array(restart + 1);
    this.#direction = new Float64Array(size);
    this.#residual = new Float64Array(size);
  }

  /**
   * @param apply A
   * @param precondition M⁻¹, near the inverse of A
   * @param b right-hand side, left as it is
   * @param x a first guess, overwritten with the best x found
   */
  solve(
    apply: LinearMap,
    precondition: LinearMap,
    b: Float64Array,
    x: Float64Array,
    { tolerance, maxIterations }: GmresOptions,
  ): GmresOutcome {
    const scale = Math.sqrt(dot(b, b));
    if (scale === 0) {
      x.fill(0);
      return { status: 'converged', iterations: 0, residual: 0 };
    }
    let iterations = 0;
    let norm = this.#measure(apply, b, x);
    while (norm > tolerance * scale && iterations < maxIterations) {
      const steps = this.#cycle(
        apply,
        precondition,
        norm,
        tolerance * scale,
        Math.min(this.#restart, maxIterations - iterations),
      );
      iterations += steps;
      this.#combine(precondition, x, steps);
      const left = this.#measure(apply, b, x);
      if (!(left < norm)) {
        // The last cycle did harm: rounding is all that is left.
        for (let a = 0; a < this.#size; a++) x[a] -= this.#direction[a];
        break;
      }
      const useful = left < USEFUL_CYCLE * norm;
      norm = left;
      if (!useful) break;
    }
    const residual = norm / scale;
    return {
      status: residual <= tolerance ? 'converged' : 'iteration-limit',
      iterations,
      residual,
    };
  }

  /** The residual b − A x, and its norm. */
  #measure(apply: LinearMap, b: Float64Array, x: Float64Array): number {
    const r = this.#residual;
    apply(x, r);
    for (let a = 0; a < this.#size; a++) r[a] = b[a] - r[a];
    return Math.sqrt(dot(r, r));
  }

  /** Builds a Krylov space from the residual until its estimated norm is `enough`; the number of steps made. */
  #cycle(
    apply: LinearMap,
    precondition: LinearMap,
    norm: number,
    enough: number,
    most: number,
  ): number {
    const n = this.#size;
    const first = this.#vector(0);
    for (let a = 0; a < n; a++) first[a] = this.#residual[a] / norm;
    this.#rhs.fill(0);
    this.#rhs[0] = norm;
    for (let k = 0; k < most; k++) {
      const next = this.#vector(k + 1);
      precondition(this.#basis[k], this.#direction);
      apply(this.#direction, next);
      const column = this.#triangle[k];
      for (let row = 0; row <= k; row++) {
        const other = this.#basis[row];
        const product = dot(next, other);
        column[row] = product;
        for (let a = 0; a < n; a++) next[a] -= product * other[a];
      }
      const rest = Math.sqrt(dot(next, next));
      this.#rotate(k, rest);
      if (!(Math.abs(this.#rhs[k + 1]) > enough) || rest === 0) return k + 1;
      for (let a = 0; a < n; a++) next[a] /= rest;
    }
    return most;
  }

  #vector(k: number): Float64Array {
    return (this.#basis[k] ??= new Float64Array(this.#size));
  }

  /** Turns a new column of the Hessenberg matrix into one of R by Givens rotations. */
  #rotate(k: number, below: number): void {
    const column = this.#triangle[k];
    for (let row = 0; row < k; row++) {
      const upper = column[row];
      column[row] = this.#cosine[row] * upper + this.#sine[row] * column[row + 1];
      column[row + 1] = this.#cosine[row] * column[row + 1] - this.#sine[row] * upper;
    }
    const length = Math.hypot(column[k], below);
    this.#cosine[k] = length === 0 ? 1 : column[k] / length;
    this.#sine[k] = length === 0 ? 0 : below / length;
    column[k] = length;
    this.#rhs[k + 1] = -this.#sine[k] * this.#rhs[k];
    this.#rhs[k] *= this.#cosine[k];
  }

  /** Adds M⁻¹ V y to x, with R y = rhs; the move stays in `#direction`. */
  #combine(precondition: LinearMap, x: Float64Array, steps: number): void {
    const y = this.#rhs;
    for (let row = steps - 1; row >= 0; row--) {
      for (let k = row + 1; k < steps; k++) y[row] -= this.#triangle[k][row] * y[k];
      const pivot = this.#triangle[row][row];
      y[row] = pivot === 0 ? 0 : y[row] / pivot;
    }
    // The residual is computed anew afterwards: its memory serves for V y.
    const sum = this.#residual;
    sum.fill(0);
    for (let k = 0; k < steps; k++) {
      const vector = this.#basis[k];
      const weight = y[k];
      for (let a = 0; a < this.#size; a++) sum[a] += weight * vector[a];
    }
    precondition(sum, this.#direction);
    for (let a = 0; a < this.#size; a++) x[a] += this.#direction[a];
  }
}
