/** Most points that a polynomial goes through, where it is between points and where it leads beyond them. */
const INSIDE = 7;
const BEYOND = 3;
/** Most points that are kept. */
const MOST_KNOWN = 64;

/** A vector that changes smoothly along the path, known at some of its points. */
export class AlongPath {
  readonly #known: { readonly s: number; readonly vector: Float64Array }[] = [];

  add(s: number, vector: Float64Array): void {
    this.#known.push({ s, vector });
    if (this.#known.length > MOST_KNOWN) this.#known.shift();
  }

  /** What a polynomial through the nearest points says of another; undefined where there is none. */
  at(s: number): Float64Array | undefined {
    const nearest = this.#known.toSorted((a, b) => Math.abs(a.s - s) - Math.abs(b.s - s));
    const inside = nearest.some((one) => one.s >= s) && nearest.some((one) => one.s <= s);
    const points = nearest.slice(0, inside ? INSIDE : BEYOND);
    const [first] = points;
    if (!(points.length > 0)) return undefined;
    const sum = new Float64Array(first.vector.length);
    for (const { s: own, vector } of points) {
      let weight = 1;
      for (const { s: other } of points) if (other !== own) weight *= (s - other) / (own - other);
      for (let a = 0; a < sum.length; a++) sum[a] += weight * vector[a];
    }
    return sum;
  }
}
