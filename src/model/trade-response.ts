import { LinearSolver } from '../num/index.ts';
import type { Workspace } from './workspace.ts';

/** Keeps the response of regions that hardly trade away from zero, as a share of the smallest value added. */
const LEAST_RESPONSE = 1e-11;
/** A log wage moves by this much at most: far from equilibrium the step overshoots. */
const LONGEST_MOVE = 1;
/** Below this, Σ_i K_nij u_ij has lost digits to underflow and the row is redone in logs. */
const UNDERFLOW = 1e-250;

/** What a region's sectors have to do with its balance of trade: `[region][sector]` each. */
export interface SectorWeights {
  /** ψ_nj: how far a wage is passed on to the cost of what is made there; read. */
  readonly passThrough: Float64Array;
  /** Each sector's part in what the balance loses when costs at home rise, summing to 1 over the region; overwritten. */
  readonly costs: Float64Array;
  /** Each sector's part in imports; overwritten. */
  readonly imports: Float64Array;
}

/**
 * A Newton step for wages on the trade network. With each region's imbalance B_n = exports + D_n + rents − imports, wages move by
 * −A⁻¹ B, where A approximates ∂B/∂ln ŵ: a wage is passed on to the cost of what is made there by ψ, an importer spends in
 * proportion to its wage, and what one supplier loses goes to the others. For a flow F of sector j from i to n,
 *
 *     dF_nij = F_nij [ d ln ŵ_n − θ_j (d ln ĉ_ij − d ln P̂_nj) ],     d ln ĉ_ij = ψ_ij d ln ŵ_i
 *     d ln P̂_nj = π_nnj d ln ĉ_nj + (1 − π_nnj) Σ_i f_ni d ln ĉ_i
 *
 * where f_ni, the part that supplier i has in what n buys abroad, is taken over all sectors together: a sum over suppliers for
 * each sector would cost N³J instead of N²J + N³.
 *
 * A has what matters: two blocs that hardly trade with each other answer each other's wages as weakly as they trade, so that
 * their relative wage is found as fast as any other.
 */
export class TradeResponse {
  readonly #N: number;
  /** A, and the same for costs of all of a region's sectors in place of wages: `[region][region]`. */
  readonly #matrix: Float64Array;
  readonly #byCost: Float64Array;
  readonly #solver: LinearSolver;
  readonly #imbalance: Float64Array;
  /** Sums over sectors by buyer n and supplier i: F, θ F, θ F π_nn, θ F ψ_i and θ F π_nn ψ_n. `[importer][exporter]` each. */
  readonly #flow: Float64Array;
  readonly #elastic: Float64Array;
  readonly #toHome: Float64Array;
  readonly #passed: Float64Array;
  readonly #passedHome: Float64Array;
  /** f_ni: `[importer][exporter]`. */
  readonly #suppliers: Float64Array;
  /** Mean ψ of a region, with the weights of `SectorWeights.costs`: `[region]`. */
  readonly #meanPassThrough: Float64Array;
  /** Scratch of one sector, `[exporter]` each: u, the same of one importer, ψ, and θ times sales abroad. */
  readonly #power: Float64Array;
  readonly #weight: Float64Array;
  readonly #passThrough: Float64Array;
  readonly #atStake: Float64Array;

  constructor(regions: number) {
    const square = (): Float64Array => new Float64Array(regions * regions);
    this.#N = regions;
    this.#matrix = square();
    this.#byCost = square();
    this.#solver = new LinearSolver(regions);
    this.#imbalance = new Float64Array(regions);
    this.#flow = square();
    this.#elastic = square();
    this.#toHome = square();
    this.#passed = square();
    this.#passedHome = square();
    this.#suppliers = square();
    this.#meanPassThrough = new Float64Array(regions);
    this.#power = new Float64Array(regions);
    this.#weight = new Float64Array(regions);
    this.#passThrough = new Float64Array(regions).fill(1);
    this.#atStake = new Float64Array(regions);
  }

  /**
   * Builds and factors A at the point of the last sweep.
   *
   * @param sectors ψ, and where the sectors' weights go; without it ψ is 1
   * @returns false when A is singular
   */
  linearise(ws: Workspace, sectors?: SectorWeights): boolean {
    const { J } = ws;
    for (const sums of [this.#flow, this.#elastic, this.#toHome, this.#passed, this.#passedHome]) {
      sums.fill(0);
    }
    this.#suppliers.fill(0);
    sectors?.costs.fill(0);
    sectors?.imports.fill(0);
    for (let j = 0; j < J; j++) if (ws.domestic[j] === 0) this.#addSector(ws, j, sectors);
    if (sectors) this.#scale(ws, sectors);
    else this.#meanPassThrough.fill(1);
    this.#assemble();
    this.#pinNumeraire(ws);
    return this.#solver.factor(this.#matrix);
  }

  /** Moves log wages in g[0..N) by −A⁻¹ B at the imbalances of the last sweep, each by `LONGEST_MOVE` at most. */
  move(ws: Workspace, g: Float64Array): void {
    this.#setImbalance(ws);
    this.#moveWages(g);
  }

  /**
   * The same at the imbalances that will be there once costs and spending have moved too.
   *
   * @param costs mean d ln ĉ of each region, by the weights of its sectors: `[region]`
   * @param spending mean d ln X' of each region, by its imports: `[region]`
   */
  moveAhead(ws: Workspace, g: Float64Array, costs: Float64Array, spending: Float64Array): void {
    const N = this.#N;
    const B = this.#imbalance;
    this.#setImbalance(ws);
    for (let n = 0; n < N; n++) {
      for (let i = 0; i < N; i++) {
        const more = this.#flow[n * N + i] * spending[n];
        B[i] += more;
        B[n] += this.#byCost[n * N + i] * costs[i] - more;
      }
    }
    this.#moveWages(g);
  }

  /** Σ_i f_ni d ln ŵ_i, after the last move: what supplies from abroad cost n more. */
  abroad(n: number): number {
    const N = this.#N;
    let sum = 0;
    for (let i = 0; i < N; i++) sum -= this.#suppliers[n * N + i] * this.#imbalance[i];
    return sum;
  }

  /** What the last move did to log wage n. */
  moved(n: number): number {
    return -this.#imbalance[n];
  }

  #setImbalance(ws: Workspace): void {
    const B = this.#imbalance;
    for (let n = 0; n < ws.N; n++) {
      B[n] = ws.exports[n] + ws.transfer[n] + ws.rent[n] - ws.rentPaid[n] - ws.imports[n];
    }
  }

  #moveWages(g: Float64Array): void {
    const B = this.#imbalance;
    this.#solver.solve(B);
    for (let n = 0; n < this.#N; n++) {
      B[n] = Math.max(-LONGEST_MOVE, Math.min(LONGEST_MOVE, B[n]));
      g[n] -= B[n];
    }
  }

  /** What everybody buys of one sector from abroad. */
  #addSector(ws: Workspace, j: number, sectors: SectorWeights | undefined): void {
    const { N, J, stride, logCost, kernel } = ws;
    const theta = ws.economy.theta[j];
    const power = this.#power;
    let cheapest = Infinity;
    for (let i = 0; i < N; i++) cheapest = Math.min(cheapest, logCost[i * J + j]);
    this.#atStake.fill(0);
    for (let i = 0; i < N; i++) {
      power[i] = Math.exp(-theta * (logCost[i * J + j] - cheapest));
      this.#passThrough[i] = sectors ? sectors.passThrough[i * J + j] : 1;
    }
    for (let n = 0; n < N; n++) {
      const cell = n * J + j;
      if (ws.bought[cell] === 0) continue;
      const row = (j * N + n) * stride;
      let total = 0;
      for (let i = 0; i < N; i++) total += kernel[row + i] * power[i];
      if (total > UNDERFLOW) this.#addImporter(ws, j, n, power, total, sectors);
      else this.#addInLogs(ws, j, n, sectors);
    }
    if (sectors) for (let i = 0; i < N; i++) sectors.costs[i * J + j] += this.#atStake[i];
  }

  /** The same for one importer whose suppliers are all dear: exponents are shifted by its own best. */
  #addInLogs(ws: Workspace, j: number, n: number, sectors: SectorWeights | undefined): void {
    const { N, J, stride, kernel, logCost } = ws;
    const theta = ws.economy.theta[j];
    const row = (j * N + n) * stride;
    const weight = this.#weight;
    let best = -Infinity;
    for (let i = 0; i < N; i++) {
      best = Math.max(best, Math.log(kernel[row + i]) - theta * logCost[i * J + j]);
    }
    let total = 0;
    for (let i = 0; i < N; i++) {
      // kernel · weight is at most 1
      weight[i] = kernel[row + i] > 0 ? Math.exp(-theta * logCost[i * J + j] - best) : 0;
      total += kernel[row + i] * weight[i];
    }
    if (total > 0 && Number.isFinite(total)) this.#addImporter(ws, j, n, weight, total, sectors);
  }

  /** All that n buys of sector j from abroad: the share of i is K_ni u_i over `total`. */
  #addImporter(
    ws: Workspace,
    j: number,
    n: number,
    power: Float64Array,
    total: number,
    sectors: SectorWeights | undefined,
  ): void {
    const { N, J, stride, kernel, netKernel } = ws;
    const theta = ws.economy.theta[j];
    const row = (j * N + n) * stride;
    const sums = n * N;
    const cell = n * J + j;
    const home = (kernel[row + n] * power[n]) / total;
    const ownPassed = home * this.#passThrough[n];
    const perUnit = ws.spent[cell] / total;
    const supplied = theta * (1 - home) * perUnit;
    const passThrough = this.#passThrough;
    const atStake = this.#atStake;
    const flows = this.#flow;
    const elastics = this.#elastic;
    const toHome = this.#toHome;
    const passed = this.#passed;
    const passedHome = this.#passedHome;
    const suppliers = this.#suppliers;
    let imports = 0;
    for (let i = 0; i < N; i++) {
      const flow = netKernel[row + i] * power[i] * perUnit; // 0 at home
      if (flow === 0) continue;
      const elastic = theta * flow;
      imports += flow;
      atStake[i] += elastic;
      flows[sums + i] += flow;
      elastics[sums + i] += elastic;
      toHome[sums + i] += elastic * home;
      passed[sums + i] += elastic * passThrough[i];
      passedHome[sums + i] += elastic * ownPassed;
      suppliers[sums + i] += kernel[row + i] * power[i] * supplied;
    }
    if (sectors) {
      sectors.costs[cell] += theta * home * imports;
      sectors.imports[cell] += imports;
    }
  }

  /** Sectors' weights so that they sum to 1, and each region's mean ψ. */
  #scale({ N, J }: Workspace, { costs, imports, passThrough }: SectorWeights): void {
    for (let n = 0; n < N; n++) {
      let cost = 0;
      let bought = 0;
      let passed = 0;
      for (let cell = n * J; cell < n * J + J; cell++) {
        cost += costs[cell];
        bought += imports[cell];
        passed += costs[cell] * passThrough[cell];
      }
      this.#meanPassThrough[n] = cost > 0 ? passed / cost : 1;
      for (let cell = n * J; cell < n * J + J; cell++) {
        if (cost > 0) costs[cell] /= cost;
        if (bought > 0) imports[cell] /= bought;
      }
    }
  }

  /** A and the response to costs from the sums over sectors. */
  #assemble(): void {
    const N = this.#N;
    const A = this.#matrix;
    const S = this.#byCost;
    const f = this.#suppliers;
    A.fill(0);
    S.fill(0);
    for (let n = 0; n < N; n++) {
      const row = n * N;
      let abroad = 0;
      for (let i = 0; i < N; i++) abroad += f[row + i];
      if (abroad > 0) for (let i = 0; i < N; i++) f[row + i] /= abroad;
      let elsewhere = 0;
      for (let i = 0; i < N; i++) {
        const at = row + i;
        const wage = this.#flow[at] + this.#passedHome[at];
        A[i * N + n] += wage;
        A[row + n] -= wage;
        A[i * N + i] -= this.#passed[at];
        A[at] += this.#passed[at];
        S[i * N + n] += this.#toHome[at];
        S[row + n] -= this.#toHome[at];
        S[i * N + i] -= this.#elastic[at];
        S[at] += this.#elastic[at];
        const third = this.#elastic[at] - this.#toHome[at];
        if (third === 0) continue;
        elsewhere += third;
        this.#addThird(i, n, third);
      }
      this.#addThird(n, n, -elsewhere);
    }
  }

  /** What i gains in n when n's other suppliers become dearer. */
  #addThird(i: number, n: number, gain: number): void {
    const N = this.#N;
    for (let m = 0; m < N; m++) {
      const effect = gain * this.#suppliers[n * N + m];
      this.#byCost[i * N + m] += effect;
      this.#matrix[i * N + m] += effect * this.#meanPassThrough[m];
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
