import { Arena } from './arena.ts';
import { paddedLength, type Kernels, type Vector } from './kernels.ts';

export interface AndersonOptions {
  /** A difference is dropped when less than this share of its length is outside the span of newer ones; default 1e-7. */
  readonly leastNew?: number;
  /** Where its vectors lie, with room for `numbersForAnderson`; one of its own unless given. */
  readonly arena?: Arena;
}

/** What the vectors of an `Anderson` come to. */
export function numbersForAnderson(size: number, depth: number): number {
  return (2 * depth + 3) * paddedLength(size);
}

/**
 * Anderson acceleration of a fixed-point iteration x ← g(x) (Anderson 1965; type II, Walker and Ni 2011).
 *
 * With f = g(x) − x, differences Δf and Δg over past steps, and γ the least-squares solution of f ≈ ΔF γ, the next
 * point is g(x) − ΔG γ. The least-squares problem is solved by Cholesky on the Gram matrix ΔFᵀΔF, newest difference first; one
 * that says too little beyond those newer than itself is dropped (the filter of Haelterman et al. 2016, Computers and
 * Structures 171). So differences may be kept from one map to a neighbouring one (`restart`).
 *
 * All memory is taken at construction; `next` allocates nothing.
 */
export class Anderson {
  readonly #size: number;
  readonly #depth: number;
  readonly #leastNew: number;
  readonly #kernels: Kernels;
  readonly #differencesF: readonly Vector[];
  readonly #differencesG: readonly Vector[];
  readonly #gram: Float64Array;
  readonly #factor: Float64Array;
  readonly #rhs: Float64Array;
  readonly #lastF: Vector;
  readonly #lastG: Vector;
  readonly #next: Vector;
  /** Slots of the differences in use, newest first, and behind them the free ones. */
  readonly #slots: Int32Array;
  #count = 0;
  #primed = false;

  /**
   * @param size length of x
   * @param depth how many past steps are combined at most; 5 to 20 serves most problems, 0 is the plain iteration
   * @throws RangeError when size or depth is not such a number
   */
  constructor(size: number, depth: number, options: AndersonOptions = {}) {
    if (!(Number.isInteger(size) && size > 0 && Number.isInteger(depth) && depth >= 0)) {
      throw new RangeError(`size ${size} and depth ${depth} must be whole numbers, size above 0`);
    }
    this.#size = size;
    this.#depth = depth;
    const { leastNew = 1e-7, arena = new Arena(numbersForAnderson(size, depth), 'typescript') } =
      options;
    const vector = (): Vector => arena.uninitialised(size);
    this.#kernels = arena.kernels;
    this.#leastNew = leastNew;
    this.#differencesF = Array.from({ length: depth }, vector);
    this.#differencesG = Array.from({ length: depth }, vector);
    this.#gram = new Float64Array(depth * depth);
    this.#factor = new Float64Array(depth * depth);
    this.#rhs = new Float64Array(depth);
    this.#lastF = vector();
    this.#lastG = vector();
    this.#next = vector();
    this.#slots = Int32Array.from({ length: depth }, (_, slot) => slot);
  }

  /** Forgets the past: the next step is a plain one. */
  reset(): void {
    this.#count = 0;
    this.#primed = false;
  }

  /** Keeps what is known of the map, but not the last point: what comes next is of a map that differs from it by little. */
  restart(): void {
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
    this.#next.set(g);
    this.#solve();
    for (let c = 0; c < this.#count; c++) {
      this.#kernels.addMultiple(this.#next, -this.#rhs[c], this.#differencesG[this.#slots[c]]);
    }
    x.set(this.#next);
  }

  /** Puts the differences to the last step in front, and their products in the Gram matrix. */
  #store(x: Float64Array, g: Float64Array): void {
    const slots = this.#slots;
    if (this.#count < this.#depth) this.#count++;
    const slot = slots[this.#count - 1];
    slots.copyWithin(1, 0, this.#count - 1);
    slots[0] = slot;
    const dF = this.#differencesF[slot];
    const dG = this.#differencesG[slot];
    for (let a = 0; a < this.#size; a++) {
      dF[a] = g[a] - x[a] - this.#lastF[a];
      dG[a] = g[a] - this.#lastG[a];
    }
    for (let c = 0; c < this.#count; c++) {
      const other = slots[c];
      const product = this.#kernels.dot(dF, this.#differencesF[other]);
      this.#gram[slot * this.#depth + other] = product;
      this.#gram[other * this.#depth + slot] = product;
    }
  }

  /** Solves (ΔFᵀΔF) γ = ΔFᵀ f into `#rhs`, dropping what is not new. */
  #solve(): void {
    const depth = this.#depth;
    const slots = this.#slots;
    const L = this.#factor;
    const b = this.#rhs;
    let m = 0;
    while (m < this.#count) {
      if (this.#factorRow(m)) m++;
      else this.#drop(m);
    }
    for (let r = 0; r < m; r++) {
      b[r] = this.#kernels.dot(this.#differencesF[slots[r]], this.#lastF);
      for (let k = 0; k < r; k++) b[r] -= L[r * depth + k] * b[k];
      b[r] /= L[r * depth + r];
    }
    for (let r = m - 1; r >= 0; r--) {
      for (let k = r + 1; k < m; k++) b[r] -= L[k * depth + r] * b[k];
      b[r] /= L[r * depth + r];
    }
  }

  /** Row r of the Cholesky factor, which those above it precede; false when the difference is nearly in their span. */
  #factorRow(r: number): boolean {
    const depth = this.#depth;
    const slots = this.#slots;
    const L = this.#factor;
    const product = slots[r] * depth;
    let rest = this.#gram[product + slots[r]];
    const least = this.#leastNew * this.#leastNew * rest;
    for (let c = 0; c < r; c++) {
      let sum = this.#gram[product + slots[c]];
      for (let k = 0; k < c; k++) sum -= L[r * depth + k] * L[c * depth + k];
      const entry = sum / L[c * depth + c];
      L[r * depth + c] = entry;
      rest -= entry * entry;
    }
    if (!(rest > least)) return false;
    L[r * depth + r] = Math.sqrt(rest);
    return true;
  }

  /** Drops the difference in place r. */
  #drop(r: number): void {
    const slot = this.#slots[r];
    this.#slots.copyWithin(r, r + 1, this.#count);
    this.#slots[--this.#count] = slot;
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
