import { LinearSolver } from '../../num/index.ts';
import { BetweenRegions } from './between-regions.ts';
import { InsideRegions } from './inside-regions.ts';
import { reducedLayout, type ReducedLayout, type RegionAnswers } from './reduced-layout.ts';
import type { LinearPoint } from './linear-point.ts';
import { RegionBlocks } from './region-blocks.ts';

/**
 * The linearised conditions with all that happens inside regions solved for, exactly; `ReducedLayout` has what is left. A product
 * takes about 3 N²T + 2 NT² multiply-adds, and no preconditioner but that of wages is needed: what remains off the diagonal is
 * trade.
 */
export class ReducedSystem {
  readonly layout: ReducedLayout;
  readonly blocks: RegionBlocks;
  readonly between: BetweenRegions;
  readonly #inside: InsideRegions;
  readonly #answers: RegionAnswers;
  readonly #wages: LinearSolver;
  /** How sales abroad answer the own wage: `[region][traded]`, over their scale. */
  readonly #salesOfWage: Float64Array;

  constructor(point: LinearPoint) {
    const { N, J, sold, equilibrium } = point;
    this.layout = reducedLayout(point);
    this.blocks = new RegionBlocks(point);
    this.between = new BetweenRegions(this.layout);
    this.#inside = new InsideRegions(this.layout, this.blocks);
    const { traded, salesScale } = this.layout;
    const T = traded.length;
    this.#answers = regionAnswers(this.layout);
    this.#salesOfWage = this.#inside.costOfWage.map((cost, at) => {
      const j = traded[at % T];
      return (
        (equilibrium.economy.theta[j] * sold[Math.floor(at / T) * J + j] * cost) / salesScale[at]
      );
    });
    this.#wages = new LinearSolver(N);
    this.#wages.factor(this.#tradeResponse());
  }

  apply(from: Float64Array, to: Float64Array): void {
    const { N } = this.layout.point;
    const cells = N * this.layout.traded.length;
    this.#inside.apply(from, this.#answers);
    this.between.apply(from, this.#answers, to);
    for (let at = N; at < 2 * (N + cells); at++) to[at] = from[at] - to[at];
  }

  applyTransposed(from: Float64Array, to: Float64Array): void {
    const { N } = this.layout.point;
    const cells = N * this.layout.traded.length;
    this.between.applyTransposed(from, to, this.#answers);
    // Conditions are unknowns less what trade makes of them; those of balances have no such unknown.
    for (let at = N; at < 2 * N + cells; at++) to[at] = from[at];
    for (let at = 2 * N + cells; at < 2 * (N + cells); at++) to[at] += from[at];
    this.#inside.applyTransposed(this.#answers, to.subarray(0, N), to);
  }

  /** wages = A⁻¹ balances; incomes by what duty returns of them, and by wages; the others as they are. */
  precondition(from: Float64Array, to: Float64Array): void {
    const { N } = this.layout.point;
    to.set(from);
    const wages = to.subarray(0, N);
    this.#wages.solve(wages);
    const T = this.layout.traded.length;
    const Y = 2 * N + N * T;
    for (let n = 0; n < N; n++) {
      to[N + n] = from[N + n] / this.#inside.retained[n] + wages[n];
      for (let at = n * T; at < n * T + T; at++) to[Y + at] -= this.#salesOfWage[at] * wages[n];
    }
  }

  preconditionTransposed(from: Float64Array, to: Float64Array): void {
    const { N } = this.layout.point;
    to.set(from);
    const wages = to.subarray(0, N);
    const T = this.layout.traded.length;
    const Y = 2 * N + N * T;
    for (let n = 0; n < N; n++) {
      wages[n] += from[N + n];
      for (let at = n * T; at < n * T + T; at++) wages[n] -= this.#salesOfWage[at] * from[Y + at];
      to[N + n] = from[N + n] / this.#inside.retained[n];
    }
    this.#wages.solveTransposed(wages);
  }

  /** ∂ balance / ∂ ln ŵ on the trade network, over the balances' scale, with the numeraire's pull: `[region][region]`. */
  #tradeResponse(): Float64Array {
    const { N, J, abroad, domestic, equilibrium, balanceScale, pull } = this.layout.point;
    const { share, economy, valueAdded } = equilibrium;
    const A = new Float64Array(N * N);
    for (let j = 0; j < J; j++) {
      if (domestic[j] === 1) continue;
      const theta = economy.theta[j];
      for (let n = 0; n < N; n++) {
        const row = (j * N + n) * N;
        let own = 0;
        for (let i = 0; i < N; i++) {
          const flow = abroad[row + i];
          const substitution = flow * theta * (1 - share[row + i]);
          A[i * N + n] += flow + substitution;
          A[i * N + i] -= substitution;
          A[n * N + i] += substitution;
          own += flow + substitution;
        }
        A[n * N + n] -= own;
      }
    }
    for (let n = 0; n < N; n++) {
      for (let m = 0; m < N; m++) {
        A[n * N + m] -= (pull[n] * valueAdded[m]) / this.layout.point.worldValueAdded;
        A[n * N + m] /= balanceScale[n];
      }
    }
    return A;
  }
}

/** Room for what insides and trade hand to each other. */
export function regionAnswers({ point: { N }, traded }: ReducedLayout): RegionAnswers {
  const cells = N * traded.length;
  return {
    cost: new Float64Array(cells),
    spending: new Float64Array(cells),
    bought: new Float64Array(N),
  };
}
