import type { Equilibrium } from '../equilibrium.ts';
import { changesAlong, type Changes } from './changes-along.ts';
import { checkDirection } from './check-direction.ts';
import type { Direction } from './direction.ts';
import { dispersionTerms, type DispersionTerms } from './dispersion.ts';
import { linearPoint, type LinearPoint } from './linear-point.ts';
import type { LinearOptions } from './linear-solution.ts';
import { LinearisedConditions } from './linear-solver.ts';
import { measureOutcome, type MeasuredOutcome } from './measured-outcome.ts';
import type { OutcomeSpec } from './outcome.ts';
import { pullBack } from './pull-back.ts';
import type { Sensitivity } from './sensitivity.ts';
import type { Tangent } from './tangent.ts';

/** An equilibrium linearised once, for several outcomes and directions. */
export interface Linearisation {
  readonly equilibrium: Equilibrium;
  /** As the function of that name. */
  sensitivity(outcome: OutcomeSpec): Sensitivity;
  /** As the function of that name. */
  tangent(direction: Partial<Direction>, start?: Float64Array): Tangent & Solved;
  /** The gradient of whatever can be told from weights on the equilibrium's quantities. */
  gradientOf(outcome: MeasuredOutcome, hints?: GradientHints): Sensitivity & Solved;
}

/** What a linear system was solved with. */
export interface Solved {
  /** Unknowns or λ, in the layout of `LinearPoint`: a start for the same at a neighbouring equilibrium. */
  readonly solution: Float64Array;
}

export interface GradientHints {
  /** `solution` of the same outcome at a neighbouring equilibrium. */
  readonly start?: Float64Array | undefined;
  /** Whether the derivative by θ is wanted, which takes as many logarithms as there are flows; 0 without. Default true. */
  readonly theta?: boolean;
}

/**
 * The equilibrium conditions linearised at a solution; `docs/methods/sensitivities.md` derives them. Memory for 60 vectors of
 * length N + 2·N·J is taken when something is first asked for, and kept.
 *
 * @throws RangeError when the equilibrium did not converge
 */
export function linearise(equilibrium: Equilibrium, options: LinearOptions = {}): Linearisation {
  return new LinearisedEquilibrium(equilibrium, options);
}

/**
 * The gradient of one outcome by everything in `Direction`: one solve of the transposed linear system (the adjoint).
 * Shadow rates of quotas count as given.
 *
 * @throws RangeError when the equilibrium did not converge, or the outcome names regions or sectors that are not there
 */
export function sensitivity(
  equilibrium: Equilibrium,
  outcome: OutcomeSpec,
  options: LinearOptions = {},
): Sensitivity {
  return linearise(equilibrium, options).sensitivity(outcome);
}

/**
 * How everything moves when what the solve took as given moves along a direction: one solve of the linear system. Transfers
 * that do not sum to 0 are made to, at the expense of all regions in proportion to value added.
 *
 * @param direction absent members do not move
 * @throws RangeError when the equilibrium did not converge, or an array has the wrong length
 */
export function tangent(
  equilibrium: Equilibrium,
  direction: Partial<Direction>,
  options: LinearOptions = {},
): Tangent {
  return linearise(equilibrium, options).tangent(direction);
}

class LinearisedEquilibrium implements Linearisation {
  readonly equilibrium: Equilibrium;
  readonly #point: LinearPoint;
  readonly #conditions: LinearisedConditions;
  #dispersion: DispersionTerms | undefined;

  constructor(equilibrium: Equilibrium, options: LinearOptions) {
    this.equilibrium = equilibrium;
    this.#point = linearPoint(equilibrium);
    this.#conditions = new LinearisedConditions(this.#point, options);
  }

  sensitivity(outcome: OutcomeSpec): Sensitivity {
    return this.gradientOf(measureOutcome(this.equilibrium, outcome));
  }

  gradientOf(
    { value, weights }: MeasuredOutcome,
    { start, theta = true }: GradientHints = {},
  ): Sensitivity & Solved {
    const { unknowns } = pullBack(this.#point, weights);
    const { solution, ...how } = this.#conditions.solveTransposed(unknowns, start);
    const dispersion = theta ? (this.#dispersion ??= dispersionTerms(this.#point)) : undefined;
    const { given } = pullBack(this.#point, weights, { lambda: solution, dispersion });
    return { value, gradient: given, solution, ...how };
  }

  tangent(direction: Partial<Direction>, start?: Float64Array): Tangent & Solved {
    checkDirection(this.equilibrium.economy, this.#point.rents.length, direction);
    const still = new Float64Array(this.#point.size);
    const push = changesAlong(this.#point, still, direction).conditions.map((value) => -value);
    const { solution, ...how } = this.#conditions.solve(push, start);
    const changes = withoutConditions(changesAlong(this.#point, solution, direction));
    return { ...changes, solution, ...how };
  }
}

function withoutConditions(changes: Changes): Omit<Changes, 'conditions'> {
  const { conditions: _, ...rest } = changes;
  return rest;
}
