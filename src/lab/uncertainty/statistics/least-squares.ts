/**
 * Least squares on a set of columns that grows, by modified Gram-Schmidt with a second pass: residuals, the error of
 * leaving each point out, and coefficients are at hand after each column. The constant is always in.
 */
export class GrowingFit {
  readonly #n: number;
  readonly #q: Float64Array[] = [];
  /** R of the columns: `[column][earlier column]`, the last entry its own norm. */
  readonly #r: Float64Array[] = [];
  readonly #projection: number[] = [];
  /** What the columns so far leave of the values. */
  readonly residual: Float64Array;
  readonly #leverage: Float64Array;
  readonly #variance: number;

  constructor(values: Float64Array) {
    this.#n = values.length;
    const mean = values.reduce((sum, value) => sum + value, 0) / this.#n;
    this.residual = values.map((value) => value - mean);
    this.#variance = dot(this.residual, this.residual) / this.#n;
    this.#leverage = new Float64Array(this.#n).fill(1 / this.#n);
  }

  /** @returns false, and nothing changes, where the earlier columns say what this one does */
  add(column: Float64Array): boolean {
    const n = this.#n;
    const mean = column.reduce((sum, value) => sum + value, 0) / n;
    const q = column.map((value) => value - mean);
    const size = Math.sqrt(dot(q, q));
    const r = new Float64Array(this.#q.length + 1);
    for (let pass = 0; pass < 2; pass++) {
      this.#q.forEach((earlier, k) => {
        const along = dot(earlier, q);
        r[k]! += along;
        for (let i = 0; i < n; i++) q[i]! -= along * earlier[i]!;
      });
    }
    const norm = Math.sqrt(dot(q, q));
    if (!(norm > 1e-8 * size)) return false;
    r[this.#q.length] = norm;
    for (let i = 0; i < n; i++) q[i]! /= norm;
    const along = dot(q, this.residual);
    for (let i = 0; i < n; i++) {
      this.residual[i]! -= along * q[i]!;
      this.#leverage[i]! += q[i]! * q[i]!;
    }
    this.#q.push(q);
    this.#r.push(r);
    this.#projection.push(along);
    return true;
  }

  /** Q²: 1 less the mean square of predicting each point from the others, over the variance. */
  get leaveOneOut(): number {
    let squares = 0;
    for (let i = 0; i < this.#n; i++) {
      squares += (this.residual[i]! / (1 - this.#leverage[i]!)) ** 2;
    }
    return 1 - squares / this.#n / this.#variance;
  }

  /** Of the first `count` columns as they were added, the constant left out, in a fit of these alone. */
  coefficients(count: number): Float64Array {
    const found = Float64Array.from(this.#projection.slice(0, count));
    for (let k = count - 1; k >= 0; k--) {
      found[k]! /= this.#r[k]![k]!;
      for (let earlier = 0; earlier < k; earlier++) {
        found[earlier]! -= found[k]! * this.#r[k]![earlier]!;
      }
    }
    return found;
  }
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
