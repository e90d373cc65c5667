import {
  calibrate,
  rebase,
  solve,
  type Economy,
  type Equilibrium,
  type TransferClosure,
} from '../model/index.ts';
import { buildResult, type Timed } from './build-result.ts';
import type { LoadedScenario } from './loaded-scenario.ts';
import type { Result } from './result.ts';
import { shockOf } from './scenario-shock.ts';

export interface RunOptions {
  /** Adds the flows of every sector to the result. */
  readonly detail?: boolean;
  /** Called after every sweep of either solve; returning false cancels, which ends as `iteration-limit`. */
  readonly onProgress?: (
    stage: 'baseline' | 'counterfactual',
    iteration: number,
    residual: number,
  ) => boolean;
  /** Milliseconds from any fixed point; the default is the platform's monotonic clock. */
  readonly now?: () => number;
}

/** A run's result, and the equilibria behind it for whoever wants to go on from them. */
export interface Run {
  readonly result: Result;
  readonly baseline: Equilibrium;
  /** Absent when the base year could not be solved. */
  readonly counterfactual?: Equilibrium;
}

/**
 * Runs a scenario: calibrates, re-solves the base year under the scenario's `baseline`, applies its changes and solves
 * again. All changes in the result are against the re-solved base year. A solve that does not converge gives a
 * result whose `solver.status` says so and which holds no outcomes.
 */
export function runScenario(loaded: LoadedScenario, options: RunOptions = {}): Run {
  const { scenario, tables, tariffTables } = loaded;
  const now = options.now ?? (() => performance.now());
  const { economy } = calibrate(tables);

  const attempt = (
    stage: 'baseline' | 'counterfactual',
    economy: Economy,
    shock: Parameters<typeof solve>[1],
    closure: TransferClosure,
  ): Timed => {
    const { onProgress } = options;
    const start = now();
    const equilibrium = solve(economy, shock, {
      ...scenario.solve,
      closure,
      ...(onProgress
        ? { onProgress: (iteration, residual) => onProgress(stage, iteration, residual) }
        : {}),
    });
    return { equilibrium, milliseconds: now() - start };
  };

  const baseline = attempt(
    'baseline',
    economy,
    {},
    scenario.baseline.transfers === 'zero' ? 'zero' : 'fixed',
  );
  if (baseline.equilibrium.status !== 'converged') {
    return {
      result: buildResult(loaded, { baseline }, options.detail),
      baseline: baseline.equilibrium,
    };
  }
  const base = rebase(baseline.equilibrium);
  const shock = shockOf(base, scenario.changes, tariffTables);
  const counterfactual = attempt('counterfactual', base, shock, scenario.closure.transfers);
  return {
    result: buildResult(loaded, { baseline, counterfactual }, options.detail),
    baseline: baseline.equilibrium,
    counterfactual: counterfactual.equilibrium,
  };
}
