import type { Workspace } from './workspace.ts';

/**
 * The two ways in which wages answer a sweep. Both have the equilibrium as their only resting point; they differ in
 * what they are good at. Each writes the moved log wages into g[0..N).
 */

/**
 * Wages rise with excess demand for labour, ln ŵ ← ln ŵ + step · ln(demand / supply). Close to linear in logs, so
 * Anderson's extrapolation makes the most of it; hardly moves near autarky, where nobody's sales depend on wages.
 */
export function moveByLabour(ws: Workspace, g: Float64Array, step: number): void {
  for (let n = 0; n < ws.N; n++) g[n] += step * ws.excess[n];
}

/** Trade below this share of the smallest region's value added no longer tells a wage where to go. */
const NEGLIGIBLE_TRADE = 1e-9;
const LARGEST_MOVE = 0.5;
const SMALLEST_STEP = 1e-4;
const GROWTH = 1.1;
const CUT = 0.5;

/**
 * Wages rise with the log ratio of exports to imports, each region at a step of its own that grows while the sign
 * of its imbalance stays and is halved when it turns (Riedmiller and Braun 1993 use the same rule for gradients).
 * A ratio does not fade as trade dries up, so this finds wages near autarky and with θ = 70 alike; it needs
 * several times the sweeps of the accelerated rule.
 */
export class TradeBalanceRule {
  readonly #step: Float64Array;
  readonly #last: Float64Array;
  readonly #quiet: number;

  /**
   * @param quiet imbalance, over the value added of the smallest region, below which a wage rests. The smallest, because
   *   what a large region leaves unbalanced is forced upon the others (Walras).
   */
  constructor(regions: number, quiet: number) {
    this.#step = new Float64Array(regions).fill(0.1);
    this.#last = new Float64Array(regions);
    this.#quiet = quiet;
  }

  move(ws: Workspace, g: Float64Array): void {
    let smallest = Infinity;
    for (let n = 0; n < ws.N; n++) smallest = Math.min(smallest, ws.wageBill[n]);
    const small = NEGLIGIBLE_TRADE * smallest;
    for (let n = 0; n < ws.N; n++) {
      const unearned = ws.transfer[n] + ws.rent[n] - ws.rentPaid[n];
      const inflow = ws.exports[n] + Math.max(unearned, 0);
      const outflow = ws.imports[n] + Math.max(-unearned, 0);
      if (Math.abs(inflow - outflow) < this.#quiet * smallest) continue;
      const signal = Math.log((inflow + small) / (outflow + small));
      const turned = signal * this.#last[n] < 0;
      this.#step[n] = turned
        ? Math.max(SMALLEST_STEP, CUT * this.#step[n])
        : Math.min(1, GROWTH * this.#step[n]);
      this.#last[n] = signal;
      const move = this.#step[n] * signal;
      g[n] += Math.max(-LARGEST_MOVE, Math.min(LARGEST_MOVE, move));
    }
  }
}
