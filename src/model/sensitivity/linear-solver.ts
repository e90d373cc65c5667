import { dot, Gmres } from '../../num/index.ts';
import type { LinearPoint } from './linear-point.ts';
import type { LinearOptions, LinearSolution } from './linear-solution.ts';
import { productsAt, type Products } from './products.ts';
import type { RegionAnswers } from './reduced-layout.ts';
import { regionAnswers, ReducedSystem } from './reduced.ts';

/** Steps after which GMRES starts over; what is solved well takes 20 to 40. */
const RESTART = 60;
const DEFAULT_TOLERANCE = 1e-12;
const DEFAULT_ITERATIONS = 600;
/** Rounds of refinement, and how much of the residual one must take away to be worth another. */
const ROUNDS = 4;
const USEFUL = 0.5;
/** A round of the reduced system goes this far beyond what is asked of the whole: a few steps more, for one round instead of two. */
const BEYOND = 0.05;

/**
 * Solves the linearised conditions and their transpose, A x = r and Aᵀ λ = f, by way of the reduced system: insides of regions exactly,
 * what is between regions by GMRES. The residual is that of the whole system; what rounding leaves of it is solved for again.
 */
export class LinearisedConditions {
  readonly #point: LinearPoint;
  readonly #products: Products;
  readonly #reduced: ReducedSystem;
  readonly #gmres: Gmres;
  readonly #tolerance: number;
  readonly #maxIterations: number;
  readonly #answers: RegionAnswers;
  readonly #rhs: Float64Array;
  readonly #u: Float64Array;
  readonly #given: Record<'price' | 'sales' | 'spending', Float64Array>;
  readonly #result: Record<'price' | 'cost' | 'spending' | 'own', Float64Array>;

  constructor(
    point: LinearPoint,
    { tolerance = DEFAULT_TOLERANCE, maxIterations = DEFAULT_ITERATIONS }: LinearOptions,
  ) {
    const { J } = point;
    this.#point = point;
    this.#products = productsAt(point);
    this.#reduced = new ReducedSystem(point);
    const { size } = this.#reduced.layout;
    this.#gmres = new Gmres(size, Math.min(RESTART, size));
    this.#tolerance = tolerance;
    this.#maxIterations = maxIterations;
    this.#answers = regionAnswers(this.#reduced.layout);
    this.#rhs = new Float64Array(size);
    this.#u = new Float64Array(size);
    const sector = (): Float64Array => new Float64Array(J);
    this.#given = { price: sector(), sales: sector(), spending: sector() };
    this.#result = { price: sector(), cost: sector(), spending: sector(), own: sector() };
  }

  /**
   * x of A x = r.
   *
   * @param start near the solution; taken if it is
   */
  solve(r: Float64Array, start?: Float64Array): LinearSolution & { solution: Float64Array } {
    return this.#refine(r, start, this.#products.apply, (rest, move, tolerance, most) =>
      this.#round(rest, move, tolerance, most),
    );
  }

  /** λ of Aᵀ λ = f. @param start as for `solve` */
  solveTransposed(
    f: Float64Array,
    start?: Float64Array,
  ): LinearSolution & { solution: Float64Array } {
    return this.#refine(f, start, this.#products.applyTransposed, (rest, move, tolerance, most) =>
      this.#roundTransposed(rest, move, tolerance, most),
    );
  }

  #refine(
    b: Float64Array,
    start: Float64Array | undefined,
    apply: (from: Float64Array, to: Float64Array) => void,
    round: (rest: Float64Array, move: Float64Array, tolerance: number, most: number) => number,
  ): LinearSolution & { solution: Float64Array } {
    const scale = Math.sqrt(dot(b, b));
    let solution = new Float64Array(b.length);
    if (scale === 0) return { solution, status: 'converged', iterations: 0, residual: 0 };
    let iterations = 0;
    let residual = 1;
    let rest = b.slice();
    const move = new Float64Array(b.length);
    const image = new Float64Array(b.length);
    if (start) {
      apply(start, image);
      const left = b.map((value, a) => value - image[a]);
      const size = Math.sqrt(dot(left, left)) / scale;
      if (size < residual) {
        solution = start.slice();
        rest = left;
        residual = size;
      }
    }
    for (let at = 0; at < ROUNDS && residual > this.#tolerance; at++) {
      const most = this.#maxIterations - iterations;
      if (most <= 0) break;
      iterations += round(rest, move, (BEYOND * this.#tolerance) / residual, most);
      const next = solution.map((value, a) => value + move[a]);
      apply(next, image);
      const left = b.map((value, a) => value - image[a]);
      const size = Math.sqrt(dot(left, left)) / scale;
      if (!(size < residual)) break;
      const useful = size < USEFUL * residual;
      solution = next;
      rest = left;
      residual = size;
      if (!useful) break;
    }
    const status = residual <= this.#tolerance ? 'converged' : 'iteration-limit';
    return { solution, status, iterations, residual };
  }

  /** Insides at what the conditions leave, then what is between regions, then insides with both. */
  #round(r: Float64Array, x: Float64Array, tolerance: number, most: number): number {
    const { N, J, spent, equilibrium } = this.#point;
    const { expenditure, economy } = equilibrium;
    const { blocks, layout } = this.#reduced;
    const { traded, salesScale, incomeScale } = layout;
    const T = traded.length;
    const P = N;
    const X = N + N * J;
    const given = this.#given;
    const result = this.#result;
    for (let n = 0; n < N; n++) {
      for (let j = 0; j < J; j++) {
        const at = n * J + j;
        given.price[j] = r[P + at];
        given.sales[j] = 0;
        given.spending[j] = expenditure[at] > 0 ? spent[at] * r[X + at] : 0;
      }
      blocks.inside(n, given, 0, result);
      let bought = 0;
      for (let j = 0; j < J; j++) bought += result.spending[j] - result.own[j];
      this.#answers.bought[n] = bought;
      for (let t = 0; t < T; t++) {
        const j = traded[t];
        this.#answers.cost[n * T + t] = result.cost[j];
        this.#answers.spending[n * T + t] =
          result.spending[j] / spent[n * J + j] + economy.theta[j] * result.price[j];
      }
    }
    const u = this.#u;
    const rhs = this.#rhs;
    u.fill(0);
    this.#reduced.between.apply(u, this.#answers, rhs);
    for (let n = 0; n < N; n++) rhs[n] = r[n] - rhs[n];
    const { iterations } = this.#gmres.solve(
      (from, to) => {
        this.#reduced.apply(from, to);
      },
      (from, to) => {
        this.#reduced.precondition(from, to);
      },
      rhs,
      u,
      { tolerance, maxIterations: most },
    );
    for (let n = 0; n < N; n++) {
      const income = u[N + n] * incomeScale[n];
      for (let j = 0; j < J; j++) {
        const at = n * J + j;
        given.price[j] = r[P + at];
        given.sales[j] = 0;
        given.spending[j] =
          (expenditure[at] > 0 ? spent[at] * r[X + at] : 0) + economy.finalShare[at] * income;
      }
      for (let t = 0; t < T; t++) {
        given.price[traded[t]] += u[2 * N + n * T + t];
        given.sales[traded[t]] = u[2 * N + N * T + n * T + t] * salesScale[n * T + t];
      }
      blocks.inside(n, given, u[n], result);
      x[n] = u[n];
      for (let j = 0; j < J; j++) {
        const at = n * J + j;
        x[P + at] = result.price[j];
        x[X + at] = expenditure[at] > 0 ? result.spending[j] / spent[at] : r[X + at];
      }
    }
    return iterations;
  }

  /** The same, transposed step by step from the last to the first. */
  #roundTransposed(f: Float64Array, lambda: Float64Array, tolerance: number, most: number): number {
    const { N, J, spent, equilibrium } = this.#point;
    const { expenditure, economy } = equilibrium;
    const { blocks, layout } = this.#reduced;
    const { traded, salesScale, incomeScale } = layout;
    const T = traded.length;
    const P = N;
    const X = N + N * J;
    const given = this.#given;
    const result = this.#result;
    const rhs = this.#rhs;
    for (let n = 0; n < N; n++) {
      for (let j = 0; j < J; j++) {
        const at = n * J + j;
        result.price[j] = f[P + at];
        result.cost[j] = 0;
        result.own[j] = 0;
        result.spending[j] = expenditure[at] > 0 ? f[X + at] / spent[at] : 0;
      }
      rhs[n] = f[n] + blocks.insideTransposed(n, result, given);
      let income = 0;
      for (let j = 0; j < J; j++) {
        const at = n * J + j;
        income += economy.finalShare[at] * given.spending[j];
        lambda[P + at] = given.price[j];
        lambda[X + at] = expenditure[at] > 0 ? spent[at] * given.spending[j] : f[X + at];
      }
      rhs[N + n] = income * incomeScale[n];
      for (let t = 0; t < T; t++) {
        rhs[2 * N + n * T + t] = given.price[traded[t]];
        rhs[2 * N + N * T + n * T + t] = given.sales[traded[t]] * salesScale[n * T + t];
      }
    }
    const u = this.#u;
    u.fill(0);
    const { iterations } = this.#gmres.solve(
      (from, to) => {
        this.#reduced.applyTransposed(from, to);
      },
      (from, to) => {
        this.#reduced.preconditionTransposed(from, to);
      },
      rhs,
      u,
      { tolerance, maxIterations: most },
    );
    this.#reduced.between.applyTransposed(u, rhs, this.#answers);
    for (let n = 0; n < N; n++) {
      lambda[n] = u[n];
      result.price.fill(0);
      result.cost.fill(0);
      result.spending.fill(-this.#answers.bought[n]);
      result.own.fill(this.#answers.bought[n]);
      for (let t = 0; t < T; t++) {
        const j = traded[t];
        const z = this.#answers.spending[n * T + t];
        result.price[j] = -economy.theta[j] * z;
        result.cost[j] = -this.#answers.cost[n * T + t];
        result.spending[j] -= z / spent[n * J + j];
      }
      blocks.insideTransposed(n, result, given);
      for (let j = 0; j < J; j++) {
        const at = n * J + j;
        lambda[P + at] += given.price[j];
        if (expenditure[at] > 0) lambda[X + at] += spent[at] * given.spending[j];
      }
    }
    return iterations;
  }
}
