import type { Equilibrium } from '../model/index.ts';
import { averageDifference } from './measures/average-difference.ts';
import { buildResult } from './build-result.ts';
import type { LoadedScenario } from './loaded-scenario.ts';
import type { Result } from './result.ts';
import { solveScenario, type SolveScenarioOptions } from './solve-scenario.ts';
import type { ResultOptions, SolvedRun } from './solved-run.ts';
import { refuseRanges } from './uncertainty/index.ts';

export type RunOptions = ResultOptions & Pick<SolveScenarioOptions, 'onProgress' | 'now'>;

/** A run's result, and the equilibria behind it for whoever wants to go on from them. */
export interface Run {
  readonly result: Result;
  readonly baseline: Equilibrium;
  /** Absent when the base year could not be solved. */
  readonly counterfactual?: Equilibrium;
  /** The same with what became of products and quotas in them, and the tariffs that they were solved at. */
  readonly solved: SolvedRun;
}

/**
 * Runs a scenario: calibrates, re-solves the base year under the scenario's `baseline`, applies its changes and solves
 * again. All changes in the result are against the re-solved base year. A solve that does not converge gives a
 * result whose `solver.status` says so and which holds no outcomes.
 *
 * Where measures of the register act, each flow they reach is solved as the varieties it is made of, and quotas with it. With
 * `products: average` it is solved by plain averages instead, and once more exactly: the result tells the difference.
 *
 * Numbers that are not known for sure take their median, and a warning says so.
 *
 * @throws InputError for a scenario with ranges, which has no single answer
 */
export function runScenario(loaded: LoadedScenario, options: RunOptions = {}): Run {
  refuseRanges(loaded);
  const run = runOnce(loaded, options);
  const { scenario, measures } = loaded;
  if (!measures || scenario.products !== 'average' || !run.counterfactual) return run;
  const exact = runOnce({ ...loaded, scenario: { ...scenario, products: 'exact' } }, options);
  const difference = averageDifference(exact.result, run.result);
  return { ...run, result: { ...run.result, product_method: { method: 'average', difference } } };
}

function runOnce(loaded: LoadedScenario, options: RunOptions): Run {
  const solved = solveScenario(loaded, options);
  const { baseline, counterfactual } = solved;
  return {
    result: buildResult(loaded, solved, options),
    baseline: baseline.equilibrium,
    ...(counterfactual ? { counterfactual: counterfactual.equilibrium } : {}),
    solved,
  };
}
