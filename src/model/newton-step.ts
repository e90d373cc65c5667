import { RegionBlocks } from './region-blocks.ts';
import { TradeResponse, type SectorWeights } from './trade-response.ts';
import type { Workspace } from './workspace.ts';

/** An expenditure is moved by this share of itself at most; what would move further keeps what the sweep says. */
const LARGEST_SHARE = 0.5;

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
  /** Mean cost that an error of a price stands for, Σ_j costs_nj [Γ (I − H Γ)⁻¹]_jk: `[region][sector]`. */
  readonly #costOfError: Float64Array;
  readonly #costs: Float64Array;
  readonly #spending: Float64Array;
  /** Scratch of one region: `[sector]`. */
  readonly #region: Float64Array;

  constructor(regions: number, sectors: number) {
    const cells = regions * sectors;
    this.#blocks = new RegionBlocks(regions, sectors);
    this.#response = new TradeResponse(regions);
    this.#weights = {
      passThrough: new Float64Array(cells),
      costs: new Float64Array(cells),
      imports: new Float64Array(cells),
    };
    this.#costOfError = new Float64Array(cells);
    this.#costs = new Float64Array(regions);
    this.#spending = new Float64Array(regions);
    this.#region = new Float64Array(sectors);
  }

  /**
   * Takes over the point of the last sweep.
   *
   * @param g what that sweep gave
   * @returns false when there is no step from there
   */
  linearise(ws: Workspace, g: Float64Array): boolean {
    if (!this.#blocks.factor(ws, g)) return false;
    for (let n = 0; n < ws.N; n++) this.#setPassThrough(ws, n);
    if (!this.#response.linearise(ws, this.#weights)) return false;
    for (let n = 0; n < ws.N; n++) this.#setCostOfError(ws, n);
    return true;
  }

  /** Moves g, what the last sweep gave at x, to where the step leads from there. */
  move(ws: Workspace, x: Float64Array, g: Float64Array): void {
    const { N, J } = ws;
    for (let n = 0; n < N; n++) {
      let cost = 0;
      for (let cell = n * J; cell < n * J + J; cell++) {
        cost += this.#costOfError[cell] * (g[N + cell] - x[N + cell]);
      }
      this.#costs[n] = cost;
      this.#moveExpenditure(ws, x, g, n);
    }
    this.#response.moveAhead(ws, g, this.#costs, this.#spending);
    for (let n = 0; n < N; n++) this.#movePrices(ws, x, g, n);
  }

  /** Expenditures of one region, and the mean by which they grow. */
  #moveExpenditure(ws: Workspace, x: Float64Array, g: Float64Array, n: number): void {
    const { N, J, bought, spent } = ws;
    const more = this.#region;
    const first = N + N * J + n * J;
    for (let j = 0; j < J; j++) {
      const cell = n * J + j;
      more[j] = bought[cell] === 1 ? spent[cell] * Math.expm1(g[first + j] - x[first + j]) : 0;
    }
    this.#blocks.solveTransposed(n, more, 0);
    let mean = 0;
    for (let j = 0; j < J; j++) {
      const cell = n * J + j;
      if (bought[cell] === 0) continue;
      const share = more[j] / spent[cell];
      if (Math.abs(share) < LARGEST_SHARE) g[first + j] = x[first + j] + Math.log1p(share);
      mean += this.#weights.imports[cell] * (g[first + j] - x[first + j]);
    }
    this.#spending[n] = mean;
  }

  /** Prices of one region after the wages have moved, and what its spending owes to its wage. */
  #movePrices(ws: Workspace, x: Float64Array, g: Float64Array, n: number): void {
    const { N, J, bought } = ws;
    const { valueAddedShare } = ws.economy;
    const { home } = this.#blocks;
    const more = this.#region;
    const wage = this.#response.moved(n);
    const abroad = this.#response.abroad(n);
    for (let j = 0; j < J; j++) {
      const cell = n * J + j;
      const byWages = home[cell] * valueAddedShare[cell] * wage + (1 - home[cell]) * abroad;
      more[j] = g[N + cell] - x[N + cell] + (bought[cell] === 1 ? byWages : 0);
    }
    this.#blocks.solve(n, more, 0);
    for (let j = 0; j < J; j++) {
      const cell = n * J + j;
      g[N + cell] = x[N + cell] + more[j];
      if (bought[cell] === 1) g[N + N * J + cell] += wage;
    }
  }

  /** ψ_n = γ_n + Γ_n (I − H_n Γ_n)⁻¹ H_n γ_n. */
  #setPassThrough({ J, economy }: Workspace, n: number): void {
    const { valueAddedShare, inputShare } = economy;
    const price = this.#region;
    for (let j = 0; j < J; j++) {
      price[j] = this.#blocks.home[n * J + j] * valueAddedShare[n * J + j];
    }
    this.#blocks.solve(n, price, 0);
    for (let j = 0; j < J; j++) {
      const cell = n * J + j;
      let cost = valueAddedShare[cell];
      for (let k = 0; k < J; k++) cost += inputShare[cell * J + k] * price[k];
      this.#weights.passThrough[cell] = cost;
    }
  }

  /** (I − H_n Γ_n)⁻ᵀ Γ_nᵀ costs_n. */
  #setCostOfError({ J, economy }: Workspace, n: number): void {
    const { inputShare } = economy;
    const first = n * J;
    const sum = this.#costOfError;
    sum.fill(0, first, first + J);
    for (let j = 0; j < J; j++) {
      const weight = this.#weights.costs[first + j];
      if (weight === 0) continue;
      for (let k = 0; k < J; k++) sum[first + k] += weight * inputShare[(first + j) * J + k];
    }
    this.#blocks.solveTransposed(n, sum, first);
  }
}
