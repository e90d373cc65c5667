import { Arena, LinearSolver, paddedLength, type Kernels, type Vector } from '../num/index.ts';
import { UNDERFLOW, weightsInLogs } from './shares.ts';
import type { Market, Workspace } from './workspace.ts';

/** Keeps the response of regions that hardly trade away from zero, as a share of the smallest value added. */
const LEAST_RESPONSE = 1e-11;
/** A log wage moves by this much at most: far from equilibrium the step overshoots. */
const LONGEST_MOVE = 1;
/** Sums over sectors by buyer and supplier, in the order of `Kernels.addResponse`. */
const SUMS = 6;

/** What a region's sectors have to do with its balance of trade: `[region][sector]` each, rows padded. */
export interface SectorWeights {
  /** ψ_nj: how far a wage is passed on to the cost of what is made there; read. */
  readonly passThrough: Vector;
  /** Each sector's part in what the balance loses when costs at home rise, summing to 1 over the region; overwritten. */
  readonly costs: Vector;
  /** Each sector's part in imports; overwritten. */
  readonly imports: Vector;
}

/** What a response takes of an arena. */
export function numbersForResponse(regions: number): number {
  return ((SUMS + 2) * regions + 5) * paddedLength(regions);
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
  readonly #stride: number;
  readonly #kernels: Kernels;
  /** A, and the same for costs of all of a region's sectors in place of wages: `[region][region]`. */
  readonly #matrix: Float64Array;
  readonly #byCost: Float64Array;
  readonly #solver: LinearSolver;
  readonly #imbalance: Float64Array;
  /** F, θ F π_nn ψ_n, θ F ψ_i, θ F π_nn, θ F (1 − π_nn) and f: `[importer][6][exporter]`, rows padded. */
  readonly #sums: Vector;
  /** f_ni: `[importer][exporter]`, rows padded. */
  readonly #suppliers: Vector;
  /** θ F (1 − π_nn) by supplier, what n buys of others in all taken off on the diagonal: `[exporter][importer]`, rows padded. */
  readonly #thirds: readonly Vector[];
  /** Mean ψ of a region, with the weights of `SectorWeights.costs`: `[region]`. */
  readonly #meanPassThrough: Float64Array;
  /** Scratch of one sector, `[region]`: ψ, θ times sales abroad, X' over Σ_i K u, home shares; and of one supplier. */
  readonly #passThrough: Vector;
  readonly #sold: Vector;
  readonly #perUnit: Vector;
  readonly #home: Vector;
  readonly #gained: Vector;

  /** @param arena with room for `numbersForResponse`; one of its own unless given */
  constructor(regions: number, arena = new Arena(numbersForResponse(regions), 'typescript')) {
    const stride = paddedLength(regions);
    this.#N = regions;
    this.#stride = stride;
    this.#kernels = arena.kernels;
    this.#matrix = new Float64Array(regions * regions);
    this.#byCost = new Float64Array(regions * regions);
    this.#solver = new LinearSolver(regions);
    this.#imbalance = new Float64Array(regions);
    this.#sums = arena.uninitialised(SUMS * regions * stride);
    this.#suppliers = arena.vector(regions * stride);
    this.#thirds = Array.from({ length: regions }, () => arena.vector(stride));
    this.#meanPassThrough = new Float64Array(regions);
    this.#passThrough = arena.vector(stride);
    this.#sold = arena.vector(stride);
    this.#perUnit = arena.vector(stride);
    this.#home = arena.vector(stride);
    this.#gained = arena.vector(stride);
  }

  /**
   * Builds and factors A at the point of the last sweep.
   *
   * @param sectors ψ, and where the sectors' weights go; without it ψ is 1
   * @returns false when A is singular
   */
  linearise(ws: Workspace, sectors?: SectorWeights): boolean {
    this.#sums.fill(0);
    sectors?.costs.fill(0);
    sectors?.imports.fill(0);
    for (const market of ws.markets) this.#addSector(ws, market, sectors);
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
    const S = this.#byCost;
    const sums = this.#sums;
    for (let n = 0; n < N; n++) {
      const flows = SUMS * n * this.#stride;
      let more = 0;
      for (let i = 0; i < N; i++) {
        const bought = sums[flows + i] * spending[n];
        B[i] += bought;
        more += S[n * N + i] * costs[i] - bought;
      }
      B[n] += more;
    }
    this.#moveWages(g);
  }

  /** Σ_i f_ni d ln ŵ_i, after the last move: what supplies from abroad cost n more. */
  abroad(n: number): number {
    const row = n * this.#stride;
    let sum = 0;
    for (let i = 0; i < this.#N; i++) sum -= this.#suppliers[row + i] * this.#imbalance[i];
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
  #addSector(ws: Workspace, market: Market, sectors: SectorWeights | undefined): void {
    const { N, J, stride, sectorStride, bought, spent } = ws;
    const { sector: j, kernel, netKernel, power, total, net } = market;
    const theta = ws.economy.theta[j];
    const [passThrough, sold, perUnit, home] = [
      this.#passThrough,
      this.#sold,
      this.#perUnit,
      this.#home,
    ];
    sold.fill(0);
    for (let n = 0; n < N; n++) {
      const at = n * sectorStride + j;
      passThrough[n] = sectors ? sectors.passThrough[at] : 1;
      perUnit[n] =
        bought[n * J + j] === 1 && total[n] > UNDERFLOW ? spent[n * J + j] / total[n] : 0;
      if (perUnit[n] === 0) continue;
      home[n] = (kernel[n * stride + n] * power[n]) / total[n];
      if (!sectors) continue;
      const imports = net[n] * perUnit[n];
      sectors.imports[at] = imports;
      sectors.costs[at] = theta * home[n] * imports;
    }
    this.#kernels.addResponse(
      kernel,
      netKernel,
      power,
      passThrough,
      perUnit,
      home,
      this.#sums,
      sold,
      theta,
      N,
    );
    for (let n = 0; n < N; n++) {
      if (bought[n * J + j] === 1 && !(total[n] > UNDERFLOW)) this.#addInLogs(ws, j, n, sectors);
    }
    if (sectors) for (let i = 0; i < N; i++) sectors.costs[i * sectorStride + j] += sold[i];
  }

  /** The same for one importer whose suppliers are all dear: exponents are shifted by its own best. */
  #addInLogs(ws: Workspace, j: number, n: number, sectors: SectorWeights | undefined): void {
    const { N, J, stride, sectorStride, gross } = ws;
    if (ws.rowLog[j * N + n] === -Infinity) return; // nobody supplies it
    const theta = ws.economy.theta[j];
    const weights = ws.spentOnSector;
    weightsInLogs(ws, j, n, weights, 0);
    let total = 0;
    for (let i = 0; i < N; i++) total += weights[i];
    const home = weights[n] / total;
    const elastic = [1, theta * home * this.#passThrough[n], 0, theta * home, theta * (1 - home)];
    let imports = 0;
    for (let i = 0; i < N; i++) {
      if (i === n) continue;
      const spent = (ws.spent[n * J + j] * weights[i]) / total;
      const flow = spent / gross[(j * N + n) * stride + i];
      imports += flow;
      this.#sold[i] += theta * flow;
      elastic[2] = theta * this.#passThrough[i];
      const at = SUMS * n * stride + i;
      elastic.forEach((factor, which) => (this.#sums[at + which * stride] += factor * flow));
      this.#sums[at + elastic.length * stride] += theta * (1 - home) * spent;
    }
    if (!sectors) return;
    sectors.imports[n * sectorStride + j] = imports;
    sectors.costs[n * sectorStride + j] = theta * home * imports;
  }

  /** Sectors' weights so that they sum to 1, and each region's mean ψ. */
  #scale({ N, J, sectorStride }: Workspace, { costs, imports, passThrough }: SectorWeights): void {
    for (let n = 0; n < N; n++) {
      let cost = 0;
      let bought = 0;
      let passed = 0;
      const first = n * sectorStride;
      for (let at = first; at < first + J; at++) {
        cost += costs[at];
        bought += imports[at];
        passed += costs[at] * passThrough[at];
      }
      this.#meanPassThrough[n] = cost > 0 ? passed / cost : 1;
      for (let at = first; at < first + J; at++) {
        if (cost > 0) costs[at] /= cost;
        if (bought > 0) imports[at] /= bought;
      }
    }
  }

  /** A and the response to costs from the sums over sectors. */
  #assemble(): void {
    const N = this.#N;
    const stride = this.#stride;
    const A = this.#matrix;
    const S = this.#byCost;
    const sums = this.#sums;
    A.fill(0);
    S.fill(0);
    this.#setSuppliers();
    for (let n = 0; n < N; n++) {
      let elsewhere = 0;
      for (let i = 0; i < N; i++) {
        if (i === n) continue;
        const at = SUMS * n * stride + i;
        const wage = sums[at] + sums[at + stride];
        const passed = sums[at + 2 * stride];
        const toHome = sums[at + 3 * stride];
        const third = sums[at + 4 * stride];
        A[i * N + n] += wage;
        A[n * N + n] -= wage;
        A[i * N + i] -= passed;
        A[n * N + i] += passed;
        S[i * N + n] += toHome;
        S[n * N + n] -= toHome;
        S[i * N + i] -= toHome + third;
        S[n * N + i] += toHome + third;
        this.#thirds[i][n] = third;
        elsewhere += third;
      }
      this.#thirds[n][n] = -elsewhere;
    }
    this.#addThirds();
  }

  /** f_ni from what each supplies. */
  #setSuppliers(): void {
    const N = this.#N;
    const stride = this.#stride;
    const f = this.#suppliers;
    for (let n = 0; n < N; n++) {
      const supplied = (SUMS * n + SUMS - 1) * stride;
      let abroad = 0;
      for (let i = 0; i < N; i++) if (i !== n) abroad += this.#sums[supplied + i];
      for (let i = 0; i < N; i++) {
        f[n * stride + i] = i !== n && abroad > 0 ? this.#sums[supplied + i] / abroad : 0;
      }
    }
  }

  /** What each supplier gains everywhere when the others become dearer. */
  #addThirds(): void {
    const N = this.#N;
    const gained = this.#gained;
    for (let i = 0; i < N; i++) {
      this.#kernels.multiplyBlocksTransposed(this.#suppliers, this.#thirds[i], gained, N);
      for (let m = 0; m < N; m++) {
        this.#byCost[i * N + m] += gained[m];
        this.#matrix[i * N + m] += gained[m] * this.#meanPassThrough[m];
      }
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
