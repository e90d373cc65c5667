import type { LoadedScenario } from '../loaded-scenario.ts';
import { prepareScenario, type KnownScenario } from '../prepare-scenario.ts';
import { solveScenario } from '../solve-scenario.ts';
import type { SolvedRun } from '../solved-run.ts';
import { withValues } from '../uncertainty/index.ts';
import { prepareSweep, type PreparedSweep, type SweepRequest } from './plan.ts';
import type { SweepEngine, SweepPlan, SweepPoint } from './sweep.ts';

/**
 * The engine of a sweep. It solves the scenario at the central values of its parameters once; every point starts from
 * there, and from nothing else, so that its bits are those of its index alone.
 *
 * @throws as `prepareSweep`
 */
export function createEngine(loaded: LoadedScenario, request: SweepRequest = {}): SweepEngine {
  return new Engine(loaded, prepareSweep(loaded, request));
}

/** The scenario at the central values, and its solution. */
type Central = SolvedRun & KnownScenario;

class Engine implements SweepEngine {
  readonly plan: SweepPlan;
  readonly #loaded: LoadedScenario;
  readonly #prepared: PreparedSweep;
  #central: Central | undefined;

  constructor(loaded: LoadedScenario, prepared: PreparedSweep) {
    this.plan = prepared.plan;
    this.#loaded = loaded;
    this.#prepared = prepared;
  }

  evaluate(index: number): SweepPoint {
    const { plan } = this.#prepared;
    if (!(Number.isInteger(index) && index >= 0 && index < plan.points)) {
      throw new RangeError(`there is no point ${index}: the plan has ${plan.points}`);
    }
    try {
      return this.#evaluate(index);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`point ${index} cannot be computed: ${reason}`, { cause });
    }
  }

  #evaluate(index: number): SweepPoint {
    const { plan, columns } = this.#prepared;
    const parameters = this.#prepared.valuesAt(index);
    const start = (this.#central ??= this.#solve(plan.parameters.map(({ central }) => central)));
    const { baseline, counterfactual } = this.#solve(parameters, start);
    const { status, residual } = (counterfactual ?? baseline).equilibrium;
    return {
      index,
      status,
      iterations: baseline.equilibrium.iterations + (counterfactual?.equilibrium.iterations ?? 0),
      residual,
      parameters,
      outcomes:
        counterfactual && status === 'converged'
          ? columns.read(counterfactual.equilibrium)
          : new Float64Array(plan.columns.length).fill(NaN),
    };
  }

  #solve(values: ArrayLike<number>, from?: Central): Central {
    const { targets, held } = this.#prepared;
    const loaded = withValues(
      this.#loaded,
      [...targets, ...held],
      [...Array.from(values), ...held.map(({ central }) => central)],
    );
    const prepared = prepareScenario(loaded, from);
    const solved = solveScenario(loaded, {
      prepared,
      onlyTouched: true,
      ...(from ? { start: from } : {}),
    });
    return { ...solved, loaded, prepared };
  }
}
