import type { OutcomeSpec } from '../sensitivity/outcome.ts';
import { integrate, type AdaptiveResult } from './adaptive.ts';
import { CHANNELS, SOURCES, type ChannelDecomposition } from './channels.ts';
import { PathIntegrand } from './path-integrand.ts';
import type { PathProblem } from './path-problem.ts';

export interface DecomposeOptions {
  /** How far parts may be from adding up, over the change that they are parts of; default 1e-6. */
  readonly accuracy?: number;
  /** Points of the path to look at, at most; default 1000. */
  readonly maxNodes?: number;
  /** Real income by channel as well, for all regions at once; default false. */
  readonly channels?: boolean;
  /** Of the solves on the path: tolerance, default 1e-12, and sweeps each, default 2000. */
  readonly tolerance?: number;
  readonly maxIterations?: number;
  /** Called after each point with how many there were and about what fraction is done; returning false stops. */
  readonly onProgress?: (nodes: number, done: number) => boolean;
}

/** One outcome and the parts that drivers have in its change. */
export interface OutcomeDecomposition {
  readonly spec: OutcomeSpec;
  /** At the two ends of the path, each solved on its own; `change` is their difference. In the unit of the outcome. */
  readonly before: number;
  readonly after: number;
  readonly change: number;
  /** `[driver]`. */
  readonly contributions: Float64Array;
  /** Σ contributions, and |sum − change|. */
  readonly sum: number;
  readonly error: number;
}

export interface Decomposition {
  /**
   * `complete`: all parts add up to the accuracy asked for, or to what the tolerance of the solves leaves of an outcome.
   * `inexact`: they do not, within `maxNodes`; see `error` of each. `unsolved`: some point of the path has no equilibrium that
   * could be found, see `stoppedAt`; contributions are NaN. `stopped`: the caller wanted no more.
   */
  readonly status: AdaptiveResult['status'];
  /** The fraction of the path at which it ended, when `unsolved` or `stopped`. */
  readonly stoppedAt?: number;
  /** Points of the path at which gradients were taken, and solves in all. */
  readonly nodes: number;
  readonly solves: number;
  /** Largest relative residual of a solve (its tolerance, where none left more), and of a linear system, on the way. */
  readonly residual: number;
  readonly linearResidual: number;
  /** In the order asked for. */
  readonly outcomes: readonly OutcomeDecomposition[];
  readonly channels?: ChannelDecomposition;
}

/**
 * Splits the change of outcomes into the parts of the drivers that cause it (Aumann and Shapley 1974; `docs/methods/decomposition.md`):
 *
 *     outcome(1) − outcome(0) = Σ_driver ∫_0^1 ∇outcome(s) · move_driver ds
 *
 * The gradient at each point comes from one transposed solve, the integral from nested rules on intervals that are halved until
 * the parts add up to the exact change, which is known from solves at the ends.
 *
 * @throws RangeError when the drivers do not add up to what changes, naming the place
 */
export function decompose(
  problem: PathProblem,
  outcomes: readonly OutcomeSpec[],
  options: DecomposeOptions = {},
): Decomposition {
  const { accuracy = 1e-6, maxNodes = 1000, onProgress } = options;
  const integrand = new PathIntegrand(problem, outcomes, options);
  const found = integrate(integrand, {
    accuracy,
    maxNodes,
    ...(onProgress ? { onProgress } : {}),
  });
  const drivers = problem.drivers.length;
  return {
    status: found.status,
    ...(found.stoppedAt === undefined ? {} : { stoppedAt: found.stoppedAt }),
    nodes: found.nodes,
    solves: integrand.solves,
    residual: integrand.residual,
    linearResidual: integrand.linearResidual,
    outcomes: outcomes.map((spec, at) => {
      const contributions = found.integral.slice(at * drivers, (at + 1) * drivers);
      const change = found.after[at] - found.before[at];
      const sum = contributions.reduce((total, part) => total + part, 0);
      return {
        spec,
        before: found.before[at],
        after: found.after[at],
        change,
        contributions,
        sum,
        error: Math.abs(sum - change),
      };
    }),
    ...(options.channels ? { channels: channelsOf(found, problem, outcomes.length) } : {}),
  };
}

/** Reads channels and sources off an integral, where they stand after the parts and groups of outcomes. */
function channelsOf(
  { before, after, integral }: AdaptiveResult,
  { economy, drivers }: PathProblem,
  outcomes: number,
): ChannelDecomposition {
  const N = economy.regions.length;
  const error = new Float64Array(N);
  const change = error.map((_, n) => after[outcomes + n] - before[outcomes + n]);
  let first = outcomes * drivers.length;
  const read = <K extends string>(names: readonly K[]): Record<K, Float64Array> => {
    const start = first;
    first += N * names.length;
    const part = (n: number, c: number): number => integral[start + n * names.length + c];
    for (let n = 0; n < N; n++) {
      const sum = names.reduce((total, _, c) => total + part(n, c), 0);
      error[n] = Math.max(error[n], Math.abs(sum - change[n]));
    }
    return Object.fromEntries(
      names.map((name, c) => [name, error.map((_, n) => part(n, c))]),
    ) as Record<K, Float64Array>;
  };
  return { change, channels: read(CHANNELS), sources: read(SOURCES), error };
}
