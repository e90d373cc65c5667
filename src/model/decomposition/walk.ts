import type { Equilibrium } from '../equilibrium.ts';
import type { Path } from './path.ts';

/** Points through which a start is interpolated. */
const DEGREE = 4;
/** What a solve may leave where its tolerance is out of reach, as it is when θ or tariffs are very large. */
const LOOSEST = 1e-10;
/** Halvings of the way to a point that cannot be solved from the nearest known one. */
const MOST_HALVINGS = 6;

export interface WalkOptions {
  readonly tolerance: number;
  readonly maxIterations: number;
}

/** What is kept of a solved point: enough to start a neighbour from. Logs, −∞ where nothing is bought. */
interface Known {
  readonly s: number;
  readonly logWage: Float64Array;
  readonly logPrice: Float64Array;
  readonly logExpenditure: Float64Array;
}

/**
 * Solves anywhere on a path. Each solve starts from a polynomial through the points already solved next to it, which is all but
 * the answer when there are a few.
 */
export class Walk {
  readonly #path: Path;
  readonly #options: WalkOptions;
  readonly #known: Known[] = [];
  #template: Equilibrium | undefined;
  /** How many solves there were. */
  solves = 0;
  /** What all of them came down to: their tolerance, or what the worst of them left. */
  residual: number;

  constructor(path: Path, options: WalkOptions) {
    this.#path = path;
    this.#options = options;
    this.residual = options.tolerance;
  }

  /**
   * The equilibrium at a fraction of the path; undefined when none is found from neighbours, from nothing, or by creeping
   * up to it.
   */
  equilibrium(s: number): Equilibrium | undefined {
    const direct = this.#attempt(s, this.#guess(s)) ?? this.#attempt(s, undefined);
    if (direct) return direct;
    for (let halving = 1; halving <= MOST_HALVINGS; halving++) {
      const from = this.#nearest(s, 1).at(0);
      if (!from) return undefined;
      const steps = 2 ** halving;
      const { s: start } = from;
      for (let step = 1; step <= steps; step++) {
        const to = start + ((s - start) * step) / steps;
        const found = this.#attempt(to, this.#guess(to));
        if (!found) break;
        if (step === steps) return found;
      }
    }
    return undefined;
  }

  #attempt(s: number, start: Equilibrium | undefined): Equilibrium | undefined {
    let found = this.#solve(s, this.#options.tolerance, start);
    if (found.status !== 'converged' && found.residual <= LOOSEST) {
      found = this.#solve(s, LOOSEST, found);
    }
    if (found.status !== 'converged') return undefined;
    this.residual = Math.max(this.residual, found.residual);
    this.#template ??= found;
    this.#known.push({
      s,
      logWage: found.wageHat.map(Math.log),
      logPrice: found.priceHat.map(Math.log),
      logExpenditure: found.expenditure.map(Math.log),
    });
    return found;
  }

  #solve(s: number, tolerance: number, start: Equilibrium | undefined): Equilibrium {
    this.solves++;
    const { maxIterations } = this.#options;
    const options = { tolerance, maxIterations, ...(start ? { start } : {}) };
    return this.#path.solve(this.#path.at(s), options);
  }

  #nearest(s: number, count: number): Known[] {
    return this.#known.toSorted((a, b) => Math.abs(a.s - s) - Math.abs(b.s - s)).slice(0, count);
  }

  /** Between known points a polynomial through the nearest; beyond them the last. */
  #guess(s: number): Equilibrium | undefined {
    if (!this.#template) return undefined;
    const inside = this.#known.some((one) => one.s >= s) && this.#known.some((one) => one.s <= s);
    const points = this.#nearest(s, inside ? DEGREE + 1 : 1);
    const weights = points.map(({ s: own }) =>
      points.reduce((product, { s: other }) => {
        return other === own ? product : (product * (s - other)) / (own - other);
      }, 1),
    );
    const mean = (field: 'logWage' | 'logPrice' | 'logExpenditure'): Float64Array =>
      points[0][field].map((nearest, at) => {
        if (!Number.isFinite(nearest)) return Math.exp(nearest);
        let log = 0;
        points.forEach((point, k) => (log += weights[k] * point[field][at]));
        return Math.exp(Number.isFinite(log) ? log : nearest);
      });
    return {
      ...this.#template,
      wageHat: mean('logWage'),
      priceHat: mean('logPrice'),
      expenditure: mean('logExpenditure'),
    };
  }
}
