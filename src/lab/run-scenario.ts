import {
  calibrate,
  rebase,
  type Economy,
  type Equilibrium,
  type SolveOptions,
} from '../model/index.ts';
import { averageDifference } from './measures/average-difference.ts';
import { averageBase, exactBase, solveMeasured } from './measures/solve-measures.ts';
import type { MeasuredSolution } from './measures/solve-measures.ts';
import { TariffPolicy, type TariffSnapshot } from './measures/tariff-policy.ts';
import { baseVarieties } from './measures/variety-flows.ts';
import { buildResult } from './build-result.ts';
import type { LoadedScenario } from './loaded-scenario.ts';
import type { Result } from './result.ts';
import { factorsOf } from './scenario-shock.ts';
import type { ResultOptions, Solved } from './solved-run.ts';

export interface RunOptions extends ResultOptions {
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
 *
 * Where measures of the register act, each flow they reach is solved as the varieties it is made of, and quotas with it. With
 * `products: average` it is solved by plain averages instead, and once more exactly: the result tells the difference.
 */
export function runScenario(loaded: LoadedScenario, options: RunOptions = {}): Run {
  const run = runOnce(loaded, options);
  const { scenario, measures } = loaded;
  if (!measures || scenario.products !== 'average' || !run.counterfactual) return run;
  const exact = runOnce({ ...loaded, scenario: { ...scenario, products: 'exact' } }, options);
  const difference = averageDifference(exact.result, run.result);
  return { ...run, result: { ...run.result, product_method: { method: 'average', difference } } };
}

function runOnce(loaded: LoadedScenario, options: RunOptions): Run {
  const { scenario, tables, tariffTables, measures } = loaded;
  const now = options.now ?? (() => performance.now());
  const { economy } = calibrate(tables);
  const measured = measures?.trade.flows ?? [];
  const policy = new TariffPolicy(tables.tariffs, tables, measured);

  const attempt = (
    stage: 'baseline' | 'counterfactual',
    { economy, shock, varieties, snapshot }: Stage,
    closure: NonNullable<SolveOptions['closure']>,
  ): Solved => {
    const { onProgress } = options;
    const start = now();
    const solution = solveMeasured(
      economy,
      shock,
      measured,
      varieties,
      snapshot,
      tables.trade,
      scenario.products,
      {
        ...scenario.solve,
        closure,
        ...(onProgress
          ? { onProgress: (iteration, residual) => onProgress(stage, iteration, residual) }
          : {}),
      },
    );
    return { ...solution, milliseconds: now() - start };
  };

  if (measures) policy.enter(measures.policies.baseline);
  const before = policy.snapshot();
  const baseline = attempt(
    'baseline',
    {
      economy,
      shock: {},
      varieties: baseVarieties(measured, economy.tariff),
      snapshot: before,
    },
    scenario.baseline.transfers === 'zero' ? 'zero' : 'fixed',
  );
  if (baseline.equilibrium.status !== 'converged') {
    return {
      result: buildResult(
        loaded,
        { baseline, tariffs: { before }, clamped: policy.clamped },
        options,
      ),
      baseline: baseline.equilibrium,
    };
  }
  applyChanges(policy, loaded);
  const after = policy.snapshot();
  const base = rebase(baseline.equilibrium);
  const counterfactual = attempt(
    'counterfactual',
    {
      economy: base,
      shock: { tariff: after.tariff, ...factorsOf(base, scenario.changes) },
      varieties:
        scenario.products === 'average'
          ? averageBase(baseline, measured)
          : exactBase(baseline, measured, after, tables.trade),
      snapshot: after,
    },
    scenario.closure.transfers,
  );
  return {
    result: buildResult(
      loaded,
      { baseline, counterfactual, tariffs: { before, after }, clamped: policy.clamped },
      options,
    ),
    baseline: baseline.equilibrium,
    counterfactual: counterfactual.equilibrium,
  };

  function applyChanges(policy: TariffPolicy, { scenario }: LoadedScenario): void {
    scenario.changes.forEach((change, index) => {
      if (change.kind === 'tariff' || change.kind === 'tariffs-from') {
        policy.apply(change, tariffTables);
        return;
      }
      const entered = measures?.policies.ofChange.get(index);
      if (entered !== undefined) policy.enter(entered);
    });
  }
}

/** What one of the two solves starts from. */
interface Stage {
  readonly economy: Economy;
  readonly shock: Parameters<typeof solveMeasured>[1];
  readonly varieties: MeasuredSolution['flows'];
  readonly snapshot: TariffSnapshot;
}
