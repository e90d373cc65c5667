import { paddedLength, type Vector } from '../num/index.ts';
import { numbersForBlocks, RegionBlocks } from './region-blocks.ts';
import { numbersForResponse, TradeResponse, type SectorWeights } from './trade-response.ts';
import type { Workspace } from './workspace.ts';

/** An expenditure is moved by this share of itself at most; what would move further keeps what the sweep says. */
const LARGEST_SHARE = 0.5;

/** What a step takes of its workspace's arena. */
export function numbersForNewtonStep(regions: number, sectors: number): number {
  const cells = 5 * regions * paddedLength(sectors);
  return cells + numbersForBlocks(regions, sectors) + numbersForResponse(regions);
}

/**
 * An approximate Newton step for prices, expenditures and wages together. The errors of a sweep are prices and expenditures off
 * by r_P and r_X, in logs, and trade out of balance by B:
 *
 * - expenditures answer within each region, d ln X̂ = (I − Γᵀ H)⁻¹ r_X, in money;
 * - prices would answer likewise, d ln P̂ = (I − H Γ)⁻¹ r_P, and take costs along by Γ d ln P̂;
 * - wages clear the balances that will be there then (`TradeResponse`), with ψ = γ + Γ (I − H Γ)⁻¹ H γ passed on to costs;
 * - prices answer wages at home and abroad, expenditures follow the wage.
 *
 * What one region's costs do to another's prices is left to the next sweeps, and to Anderson's method.
 */
export class NewtonStep {
  readonly #blocks: RegionBlocks;
  readonly #response: TradeResponse;
  readonly #weights: SectorWeights;
  /** Mean cost that an error of a price stands for, Σ_j costs_nj [Γ (I − H Γ)⁻¹]_jk: `[region][sector]`, rows padded. */
  readonly #costOfError: Vector;
  readonly #costs: Float64Array;
  readonly #spending: Float64Array;
  /** What the blocks are solved for: `[region][sector]`, rows padded. */
  readonly #values: Vector;

  /** @param ws its arena has room for `numbersForNewtonStep` */
  constructor({ N, J, sectorStride, arena }: Workspace) {
    const cells = (): Vector => arena.vector(N * sectorStride);
    this.#blocks = new RegionBlocks(N, J, arena);
    this.#response = new TradeResponse(N, arena);
    this.#weights = { passThrough: cells(), costs: cells(), imports: cells() };
    this.#costOfError = cells();
    this.#costs = new Float64Array(N);
    this.#spending = new Float64Array(N);
    this.#values = cells();
  }

  /**
   * Takes over the point of the last sweep.
   *
   * @returns false when there is no step from there
   */
  linearise(ws: Workspace): boolean {
    if (!this.#blocks.factor(ws)) return false;
    this.#setPassThrough(ws);
    if (!this.#response.linearise(ws, this.#weights)) return false;
    // (I − H_n Γ_n)⁻ᵀ Γ_nᵀ costs_n
    const { kernels, inputShare, J } = ws;
    kernels.multiplyBlocksTransposed(inputShare, this.#weights.costs, this.#costOfError, J);
    this.#blocks.solveTransposed(this.#costOfError);
    return true;
  }

  /** Moves g, what the last sweep gave at x, to where the step leads from there. */
  move(ws: Workspace, x: Float64Array, g: Float64Array): void {
    this.#moveExpenditures(ws, x, g);
    this.#setCosts(ws, x, g);
    this.#response.moveAhead(ws, g, this.#costs, this.#spending);
    this.#movePrices(ws, x, g);
  }

  /** Expenditures, and the means by which they grow. */
  #moveExpenditures(ws: Workspace, x: Float64Array, g: Float64Array): void {
    const { N, J, sectorStride, bought, spent } = ws;
    const { imports } = this.#weights;
    const more = this.#values;
    const first = N + N * J;
    more.fill(0);
    for (let n = 0; n < N; n++) {
      for (let cell = n * J, at = n * sectorStride; cell < n * J + J; cell++, at++) {
        if (bought[cell] === 1)
          more[at] = spent[cell] * Math.expm1(g[first + cell] - x[first + cell]);
      }
    }
    this.#blocks.solveTransposed(more);
    for (let n = 0; n < N; n++) {
      let mean = 0;
      for (let cell = n * J, at = n * sectorStride; cell < n * J + J; cell++, at++) {
        if (bought[cell] === 0) continue;
        const share = more[at] / spent[cell];
        if (Math.abs(share) < LARGEST_SHARE) g[first + cell] = x[first + cell] + Math.log1p(share);
        mean += imports[at] * (g[first + cell] - x[first + cell]);
      }
      this.#spending[n] = mean;
    }
  }

  /** Mean costs once the errors of prices have settled. */
  #setCosts({ N, J, sectorStride }: Workspace, x: Float64Array, g: Float64Array): void {
    const costOfError = this.#costOfError;
    for (let n = 0; n < N; n++) {
      let cost = 0;
      const last = N + n * J + J;
      for (let a = N + n * J, at = n * sectorStride; a < last; a++, at++) {
        cost += costOfError[at] * (g[a] - x[a]);
      }
      this.#costs[n] = cost;
    }
  }

  /** Prices after the wages have moved, and what spending owes to the wage. */
  #movePrices(ws: Workspace, x: Float64Array, g: Float64Array): void {
    const { N, J, sectorStride, bought } = ws;
    const { valueAddedShare } = ws.economy;
    const { home } = this.#blocks;
    const more = this.#values;
    more.fill(0);
    for (let n = 0; n < N; n++) {
      const wage = this.#response.moved(n);
      const abroad = this.#response.abroad(n);
      for (let cell = n * J, at = n * sectorStride; cell < n * J + J; cell++, at++) {
        const byWages = home[cell] * valueAddedShare[cell] * wage + (1 - home[cell]) * abroad;
        more[at] = g[N + cell] - x[N + cell] + (bought[cell] === 1 ? byWages : 0);
        if (bought[cell] === 1) g[N + N * J + cell] += wage;
      }
    }
    this.#blocks.solve(more);
    for (let n = 0; n < N; n++) {
      for (let cell = n * J, at = n * sectorStride; cell < n * J + J; cell++, at++) {
        g[N + cell] = x[N + cell] + more[at];
      }
    }
  }

  /** ψ_n = γ_n + Γ_n (I − H_n Γ_n)⁻¹ H_n γ_n. */
  #setPassThrough({ N, J, sectorStride, economy, kernels, inputShare }: Workspace): void {
    const { valueAddedShare } = economy;
    const { home } = this.#blocks;
    const { passThrough } = this.#weights;
    const price = this.#values;
    price.fill(0);
    for (let n = 0; n < N; n++) {
      for (let cell = n * J, at = n * sectorStride; cell < n * J + J; cell++, at++) {
        price[at] = home[cell] * valueAddedShare[cell];
      }
    }
    this.#blocks.solve(price);
    kernels.multiplyBlocks(inputShare, price, passThrough, J);
    for (let n = 0; n < N; n++) {
      for (let cell = n * J, at = n * sectorStride; cell < n * J + J; cell++, at++) {
        passThrough[at] += valueAddedShare[cell];
      }
    }
  }
}
