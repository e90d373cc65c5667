import { LinearSolver } from '../num/index.ts';
import type { Workspace } from './workspace.ts';

/** Keeps the response of regions that hardly trade away from zero, as a share of the smallest value added. */
const LEAST_RESPONSE = 1e-11;
/** A log wage moves by this much at most: far from equilibrium the step overshoots. */
const LONGEST_MOVE = 1;

/**
 * A Newton step for wages on the trade network. With each region's imbalance B_n = exports + D_n + rents − imports, wages move by
 * −A⁻¹ B, where A approximates ∂B/∂ln ŵ: a wage is passed on in full to the cost of whatever is made there, an
 * importer spends in proportion to its wage, and what one exporter loses goes to the importer's other suppliers,
 * taken together as if they cost what the importer's own labour does. For a flow F of sector j from i to n with
 * share π in what n spends,
 *
 *     dF = F [ (1 + θ_j (1 − π)) d ln ŵ_n − θ_j (1 − π) d ln ŵ_i ]
 *
 * A is exact enough for a preconditioner and has what matters: two blocs that hardly trade with each other
 * answer each other's wages as weakly as they trade, so that their relative wage is found as fast as any other.
 */
export class TradeResponse {
  readonly #matrix: Float64Array;
  readonly #solver: LinearSolver;
  readonly #imbalance: Float64Array;
  readonly #weight: Float64Array;

  constructor(regions: number) {
    this.#matrix = new Float64Array(regions * regions);
    this.#solver = new LinearSolver(regions);
    this.#imbalance = new Float64Array(regions);
    this.#weight = new Float64Array(regions);
  }

  /**
   * Builds and factors A at the point of the last sweep.
   *
   * @returns false when A is singular
   */
  linearise(ws: Workspace): boolean {
    const { N, J } = ws;
    const A = this.#matrix;
    A.fill(0);
    for (let j = 0; j < J; j++) {
      if (ws.domestic[j] === 1) continue;
      for (let n = 0; n < N; n++) if (ws.bought[n * J + j] === 1) this.#addImporter(ws, j, n);
    }
    this.#pinNumeraire(ws);
    return this.#solver.factor(A);
  }

  /** Moves log wages in g[0..N) by −A⁻¹ B at the imbalances of the last sweep, each by `LONGEST_MOVE` at most. */
  move(ws: Workspace, g: Float64Array): void {
    const B = this.#imbalance;
    for (let n = 0; n < ws.N; n++) {
      B[n] = ws.exports[n] + ws.transfer[n] + ws.rent[n] - ws.rentPaid[n] - ws.imports[n];
    }
    this.#solver.solve(B);
    for (let n = 0; n < ws.N; n++) g[n] -= Math.max(-LONGEST_MOVE, Math.min(LONGEST_MOVE, B[n]));
  }

  /** All that n buys of sector j from abroad. */
  #addImporter(ws: Workspace, j: number, n: number): void {
    const { N, J, logKernel, logCost, gross } = ws;
    const A = this.#matrix;
    const weight = this.#weight;
    const theta = ws.economy.theta[j];
    const row = (j * N + n) * N;
    let best = -Infinity;
    for (let i = 0; i < N; i++) {
      weight[i] = logKernel[row + i] - theta * logCost[i * J + j];
      best = Math.max(best, weight[i]);
    }
    let total = 0;
    for (let i = 0; i < N; i++) {
      weight[i] = Math.exp(weight[i] - best);
      total += weight[i];
    }
    const spent = ws.spent[n * J + j];
    for (let i = 0; i < N; i++) {
      if (i === n || weight[i] === 0) continue;
      const share = weight[i] / total;
      const flow = (spent * share) / gross[row + i];
      const substitution = flow * theta * (1 - share);
      A[i * N + n] += flow + substitution;
      A[i * N + i] -= substitution;
      A[n * N + n] -= flow + substitution;
      A[n * N + i] += substitution;
    }
  }

  /** A has no opinion on the level of all wages together, which the numeraire fixes: pins their weighted sum at 0. */
  #pinNumeraire(ws: Workspace): void {
    const { N, wageBill } = ws;
    const A = this.#matrix;
    let world = 0;
    let strongest = 0;
    let smallest = Infinity;
    for (let n = 0; n < N; n++) {
      world += wageBill[n];
      strongest = Math.max(strongest, -A[n * N + n]);
      smallest = Math.min(smallest, wageBill[n]);
    }
    for (let n = 0; n < N; n++) {
      const pull = (strongest * wageBill[n]) / world;
      for (let k = 0; k < N; k++) A[n * N + k] -= (pull * wageBill[k]) / world;
      A[n * N + n] -= LEAST_RESPONSE * smallest;
    }
  }
}
