import { rebase, type Economy, type SolveOptions } from '../model/index.ts';
import type { LoadedScenario } from './loaded-scenario.ts';
import { averageBase, exactBase, solveDue } from './measures/solve-measures.ts';
import type { MeasuredFlow } from './measures/measured-trade.ts';
import { measuredShock, type MeasuredShock } from './measures/variety-flows.ts';
import { prepareScenario, type PreparedScenario } from './prepare-scenario.ts';

import { factorsOf } from './scenario-shock.ts';
import type { Solved, SolvedRun } from './solved-run.ts';

export interface SolveScenarioOptions {
  /** Called after every sweep of either solve; returning false cancels, which ends as `iteration-limit`. */
  readonly onProgress?: (
    stage: 'baseline' | 'counterfactual',
    iteration: number,
    residual: number,
  ) => boolean;
  /** Milliseconds from any fixed point; the default is the platform's monotonic clock. */
  readonly now?: () => number;
  /** What `prepareScenario` made of the scenario, where that has been done already. */
  readonly prepared?: PreparedScenario;
  /** A solution of nearly the same scenario, for both solves to start from. */
  readonly start?: Pick<SolvedRun, 'baseline' | 'counterfactual'>;
  /**
   * Leaves out of the counterfactual the measured flows that the changes do not touch: they pay what they paid. The equilibrium is the
   * same, but for rounding, and found sooner; `counterfactual.flows` are then only those that changes touch.
   */
  readonly onlyTouched?: boolean;
}

/**
 * Solves a scenario's two equilibria: the base year under the scenario's `baseline`, and from there its changes. There is no
 * counterfactual when the base year did not converge.
 */
export function solveScenario(
  loaded: LoadedScenario,
  {
    onProgress,
    now = () => performance.now(),
    prepared = prepareScenario(loaded),
    start,
    onlyTouched = false,
  }: SolveScenarioOptions = {},
): SolvedRun {
  const { scenario, tables, measures } = loaded;
  const { tariffs, clamped } = prepared;
  const attempt = (
    stage: 'baseline' | 'counterfactual',
    economy: Economy,
    shock: Parameters<typeof solveDue>[1],
    due: MeasuredShock,
    closure: NonNullable<SolveOptions['closure']>,
  ): Solved => {
    const began = now();
    const from = start?.[stage];
    const solution = solveDue(economy, shock, due, scenario.products, {
      ...scenario.solve,
      closure,
      ...(from ? { start: from.equilibrium, startQuotas: from.quotas } : {}),
      ...(onProgress
        ? { onProgress: (iteration, residual) => onProgress(stage, iteration, residual) }
        : {}),
    });
    return { ...solution, milliseconds: now() - began };
  };

  const baseline = attempt(
    'baseline',
    prepared.economy,
    {},
    prepared.baseline,
    scenario.baseline.transfers === 'zero' ? 'zero' : 'fixed',
  );
  if (baseline.equilibrium.status !== 'converged') {
    return { baseline, tariffs: { before: tariffs.before }, clamped: clamped.before };
  }
  const base = rebase(baseline.equilibrium);
  const all = measures?.trade.flows ?? [];
  const { measured, flows, snapshot } = onlyTouched
    ? touchedFlows(all, baseline, tariffs, base)
    : { measured: all, flows: baseline.flows, snapshot: tariffs.after };
  const varieties =
    scenario.products === 'average'
      ? averageBase({ flows }, measured)
      : exactBase({ ...baseline, flows }, measured, snapshot, tables.trade);
  const counterfactual = attempt(
    'counterfactual',
    base,
    { tariff: snapshot.tariff, ...factorsOf(base, scenario.changes) },
    measuredShock(measured, varieties, snapshot, tables.trade),
    scenario.closure.transfers,
  );
  return { baseline, counterfactual, tariffs, clamped: clamped.after };
}

/**
 * Flows whose rates the changes touch, and those under a quota, which move with everything else. The cells of the others keep
 * the tariff that the baseline left them.
 */
function touchedFlows(
  measured: readonly MeasuredFlow[],
  { flows }: Solved,
  { before, after }: PreparedScenario['tariffs'],
  base: Economy,
) {
  const tariff = after.tariff.slice();
  const touched: number[] = [];
  measured.forEach(({ cell }, at) => {
    const same = before.rates[at] === after.rates[at];
    if (same && !after.rates[at]?.some(({ quota }) => quota)) tariff[cell] = base.tariff[cell] ?? 0;
    else touched.push(at);
  });
  const those = <T>(all: readonly T[]): T[] => touched.map((at) => all[at]!);
  return {
    measured: those(measured),
    flows: those(flows),
    snapshot: { tariff, rates: those(after.rates) },
  };
}
