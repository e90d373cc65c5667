/**
 * Anderson acceleration of a fixed-point iteration x ← g(x) (Anderson 1965; type II, Walker and Ni 2011).
 *
 * With f = g(x) − x, differences Δf and Δg over the last `depth` steps, and γ the least-squares solution of
 * f ≈ ΔF γ, the next point is g(x) − ΔG γ. The least-squares problem is solved by Cholesky on the Gram matrix
 * ΔFᵀΔF with a relative ridge, dropping the oldest difference until it is numerically definite.
 *
 * All memory is taken at construction; `next` allocates nothing.
 */
export class Anderson {
  readonly #size: number;
  readonly #depth: number;
  readonly #differencesF: Float64Array[];
  readonly #differencesG: Float64Array[];
  readonly #gram: Float64Array;
  readonly #factor: Float64Array;
  readonly #rhs: Float64Array;
  readonly #lastF: Float64Array;
  readonly #lastG: Float64Array;
  /** Differences stand in a ring of slots: `#count` of them from `#oldest` on. */
  #oldest = 0;
  #count = 0;
  #primed = false;

  /**
   * @param size length of x
   * @param depth how many past steps are combined; 5 to 15 serves most problems, 0 is the plain iteration
   * @throws RangeError when either is not such a number
   */
  constructor(size: number, depth: number) {
    if (!(Number.isInteger(size) && size > 0 && Number.isInteger(depth) && depth >= 0)) {
      throw new RangeError(`size ${size} and depth ${depth} must be whole numbers, size above 0`);
    }
    this.#size = size;
    this.#depth = depth;
    this.#differencesF = Array.from({ length: depth }, () => new Float64Array(size));
    this.#differencesG = Array.from({ length: depth }, () => new Float64Array(size));
    this.#gram = new Float64Array(depth * depth);
    this.#factor = new Float64Array(depth * depth);
    this.#rhs = new Float64Array(depth);
    this.#lastF = new Float64Array(size);
    this.#lastG = new Float64Array(size);
  }

  /** Forgets the past: the next step is a plain one. */
  reset(): void {
    this.#count = 0;
    this.#primed = false;
  }

  /**
   * Writes the next point into `x`.
   *
   * @param x the point at which `g` was evaluated; overwritten
   * @param g g(x); left as it is
   */
  next(x: Float64Array, g: Float64Array): void {
    if (this.#primed && this.#depth > 0) this.#store(x, g);
    const n = this.#size;
    for (let a = 0; a < n; a++) {
      this.#lastF[a] = g[a] - x[a];
      this.#lastG[a] = g[a];
    }
    this.#primed = true;
    x.set(g);
    while (this.#count > 0 && !this.#solve()) this.#dropOldest();
    for (let position = 0; position < this.#count; position++) {
      const gamma = this.#rhs[position];
      const dG = this.#differencesG[this.#slot(position)];
      for (let a = 0; a < n; a++) x[a] -= gamma * dG[a];
    }
  }

  /** Slot of the difference at a position, the oldest at 0. */
  #slot(position: number): number {
    return (this.#oldest + position) % this.#depth;
  }

  #dropOldest(): void {
    this.#oldest = this.#slot(1);
    this.#count--;
  }

  /** Puts the differences to the last step in the ring and their products in the Gram matrix. */
  #store(x: Float64Array, g: Float64Array): void {
    if (this.#count === this.#depth) this.#dropOldest();
    const slot = this.#slot(this.#count++);
    const dF = this.#differencesF[slot];
    const dG = this.#differencesG[slot];
    for (let a = 0; a < this.#size; a++) {
      dF[a] = g[a] - x[a] - this.#lastF[a];
      dG[a] = g[a] - this.#lastG[a];
    }
    for (let position = 0; position < this.#count; position++) {
      const other = this.#slot(position);
      const product = dot(dF, this.#differencesF[other]);
      this.#gram[slot * this.#depth + other] = product;
      this.#gram[other * this.#depth + slot] = product;
    }
  }

  /** Solves (ΔFᵀΔF) γ = ΔFᵀ f into `#rhs`; false when the Gram matrix is not definite enough to be trusted. */
  #solve(): boolean {
    const m = this.#count;
    const L = this.#factor;
    const b = this.#rhs;
    for (let r = 0; r < m; r++) {
      const slotR = this.#slot(r);
      b[r] = dot(this.#differencesF[slotR], this.#lastF);
      for (let c = 0; c <= r; c++) {
        const slotC = this.#slot(c);
        let sum = this.#gram[slotR * this.#depth + slotC];
        for (let k = 0; k < c; k++) sum -= L[r * m + k] * L[c * m + k];
        if (r === c) {
          if (!(sum > 1e-14 * this.#gram[slotR * this.#depth + slotR])) return false;
          L[r * m + r] = Math.sqrt(sum);
        } else {
          L[r * m + c] = sum / L[c * m + c];
        }
      }
    }
    for (let r = 0; r < m; r++) {
      for (let k = 0; k < r; k++) b[r] -= L[r * m + k] * b[k];
      b[r] /= L[r * m + r];
    }
    for (let r = m - 1; r >= 0; r--) {
      for (let k = r + 1; k < m; k++) b[r] -= L[k * m + r] * b[k];
      b[r] /= L[r * m + r];
    }
    return true;
  }
}

/** Σ a_i b_i, in four interleaved partial sums so that the additions do not wait for each other. */
export function dot(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 0;
  for (; k + 3 < n; k += 4) {
    s0 += a[k] * b[k];
    s1 += a[k + 1] * b[k + 1];
    s2 += a[k + 2] * b[k + 2];
    s3 += a[k + 3] * b[k + 3];
  }
  for (; k < n; k++) s0 += a[k] * b[k];
  return s0 + s1 + (s2 + s3);
}
