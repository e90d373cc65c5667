import { LinearSolver } from '../../num/index.ts';
import type { LinearPoint } from './linear-point.ts';

/**
 * What happens inside each region once it is known what comes from outside: q, the part of log prices that imported inputs
 * make, and y, what is sold abroad. With home shares H, own sales O at the border, η = O / X and all of one region,
 *
 *     c = Γ p + γ w                        unit costs
 *     p = q + H c + r                      prices; r is what a condition leaves
 *     Y = O θ (p − c) + η v + y            sales, own sales among them
 *     v = Γᵀ Y + α I + s                   spending in money; s is what a condition leaves
 *
 * Two systems of J equations, I − Γ H and I − Γ η (one, where own sales bear no duty), factored once.
 */
export class RegionBlocks {
  readonly #point: LinearPoint;
  readonly #costs: LinearSolver[];
  readonly #sales: LinearSolver[];
  readonly #one: Float64Array;
  readonly #two: Float64Array;
  readonly #three: Float64Array;

  constructor(point: LinearPoint) {
    const { N, J } = point;
    this.#point = point;
    this.#one = new Float64Array(J);
    this.#two = new Float64Array(J);
    this.#three = new Float64Array(J);
    this.#costs = [];
    this.#sales = [];
    const matrix = new Float64Array(J * J);
    for (let n = 0; n < N; n++) {
      const costs = new LinearSolver(J);
      this.#factor(costs, n, this.#homeShares(n), matrix);
      this.#costs.push(costs);
      if (!this.#taxesItself(n)) {
        this.#sales.push(costs);
        continue;
      }
      const sales = new LinearSolver(J);
      this.#factor(sales, n, this.#ownSales(n), matrix);
      this.#sales.push(sales);
    }
  }

  /** b ← (I − Γ H)⁻¹ b: unit costs from what moves them. */
  solveCosts(n: number, b: Float64Array): void {
    this.#costs[n].solve(b);
  }

  /** b ← (I − Γ η)⁻¹ b. */
  solveSales(n: number, b: Float64Array): void {
    this.#sales[n].solve(b);
  }

  /** b ← (I − Γ η)⁻ᵀ b: sales from what adds to them. */
  solveSalesTransposed(n: number, b: Float64Array): void {
    this.#sales[n].solveTransposed(b);
  }

  /** Whether both systems of a region are one. */
  shared(n: number): boolean {
    return this.#costs[n] === this.#sales[n];
  }

  /**
   * All of one region from what is given to it; `[sector]` each.
   *
   * @param given prices r + q; sales y; spending s + α I, in money
   * @param wage d ln ŵ
   * @param result overwritten
   */
  inside(
    n: number,
    given: {
      readonly price: Float64Array;
      readonly sales: Float64Array;
      readonly spending: Float64Array;
    },
    wage: number,
    result: {
      readonly price: Float64Array;
      readonly cost: Float64Array;
      readonly spending: Float64Array;
      readonly own: Float64Array;
    },
  ): void {
    const { N, J, own, spent, equilibrium } = this.#point;
    const { share, economy } = equilibrium;
    const { inputShare, valueAddedShare, theta } = economy;
    for (let j = 0; j < J; j++) {
      const inputs = (n * J + j) * J;
      let sum = valueAddedShare[n * J + j] * wage;
      for (let k = 0; k < J; k++) sum += inputShare[inputs + k] * given.price[k];
      result.cost[j] = sum;
    }
    this.#costs[n].solve(result.cost);
    const made = this.#one;
    for (let j = 0; j < J; j++) {
      const at = n * J + j;
      result.price[j] = given.price[j] + share[(j * N + n) * N + n] * result.cost[j];
      made[j] =
        own[at] * theta[j] * (result.price[j] - result.cost[j]) +
        given.sales[j] +
        (own[at] / spent[at]) * given.spending[j];
    }
    this.#sales[n].solveTransposed(made);
    for (let j = 0; j < J; j++) {
      result.spending[j] = given.spending[j];
      result.own[j] = made[j] - given.sales[j];
    }
    for (let k = 0; k < J; k++) {
      const inputs = (n * J + k) * J;
      for (let j = 0; j < J; j++) result.spending[j] += inputShare[inputs + j] * made[k];
    }
  }

  /**
   * The transpose of `inside`: weights of results in, weights of what is given out.
   *
   * @returns the weight of the wage
   */
  insideTransposed(
    n: number,
    result: {
      readonly price: Float64Array;
      readonly cost: Float64Array;
      readonly spending: Float64Array;
      readonly own: Float64Array;
    },
    given: {
      readonly price: Float64Array;
      readonly sales: Float64Array;
      readonly spending: Float64Array;
    },
  ): number {
    const { N, J, own, spent, equilibrium } = this.#point;
    const { share, economy } = equilibrium;
    const { inputShare, valueAddedShare, theta } = economy;
    const made = this.#one;
    for (let k = 0; k < J; k++) {
      const inputs = (n * J + k) * J;
      let sum = result.own[k];
      for (let j = 0; j < J; j++) sum += inputShare[inputs + j] * result.spending[j];
      made[k] = sum;
    }
    this.#sales[n].solve(made);
    const price = this.#two;
    const cost = this.#three;
    for (let j = 0; j < J; j++) {
      const at = n * J + j;
      const answer = own[at] * theta[j] * made[j];
      given.sales[j] = made[j] - result.own[j];
      given.spending[j] = result.spending[j] + (own[at] / spent[at]) * made[j];
      price[j] = result.price[j] + answer;
      cost[j] = result.cost[j] - answer + share[(j * N + n) * N + n] * price[j];
    }
    this.#costs[n].solveTransposed(cost);
    let wage = 0;
    for (let j = 0; j < J; j++) {
      wage += valueAddedShare[n * J + j] * cost[j];
      given.price[j] = price[j];
    }
    for (let k = 0; k < J; k++) {
      const inputs = (n * J + k) * J;
      for (let j = 0; j < J; j++) given.price[j] += inputShare[inputs + j] * cost[k];
    }
    return wage;
  }

  /** I − Γ diag(scale). */
  #factor(solver: LinearSolver, n: number, scale: Float64Array, matrix: Float64Array): void {
    const { J, equilibrium } = this.#point;
    const { inputShare } = equilibrium.economy;
    const first = n * J * J;
    for (let j = 0; j < J; j++) {
      for (let k = 0; k < J; k++) matrix[j * J + k] = -inputShare[first + j * J + k] * scale[k];
      matrix[j * J + j] += 1;
    }
    solver.factor(matrix);
  }

  #homeShares(n: number): Float64Array {
    const { N, J, equilibrium } = this.#point;
    for (let j = 0; j < J; j++) this.#one[j] = equilibrium.share[(j * N + n) * N + n];
    return this.#one;
  }

  #ownSales(n: number): Float64Array {
    const { J, own, spent } = this.#point;
    for (let j = 0; j < J; j++) this.#one[j] = own[n * J + j] / spent[n * J + j];
    return this.#one;
  }

  /** Whether own sales bear duty, or nothing is bought of what is supplied: the two systems then differ. */
  #taxesItself(n: number): boolean {
    const { N, J, own, spent, equilibrium } = this.#point;
    for (let j = 0; j < J; j++) {
      const home = equilibrium.share[(j * N + n) * N + n];
      if (Math.abs(own[n * J + j] / spent[n * J + j] - home) > 1e-12 * home) return true;
    }
    return false;
  }
}
