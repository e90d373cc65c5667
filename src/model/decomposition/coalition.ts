import type { Equilibrium } from '../equilibrium.ts';
import { outcomeValue } from '../sensitivity/outcome-value.ts';
import type { OutcomeSpec } from '../sensitivity/outcome.ts';
import { Path } from './path.ts';
import type { PathProblem } from './path-problem.ts';
import { shapley, type Shapley, type ShapleyOptions } from './shapley.ts';

/**
 * The same parts by Shapley values over coalitions of drivers: the world in which some of them have made their whole move and the
 * others none, solved for every set of them. For at most 12 drivers. Shadow rates of quotas and rents stay the numbers that they
 * are in the full counterfactual; a rent that a coalition would make negative is 0 in it.
 *
 * @param options `tolerance` of each solve: default 1e-10
 * @returns contributions `[driver][outcome]`
 * @throws RangeError when there are more drivers, or they do not add up to what changes
 */
export function decomposeByShapley(
  problem: PathProblem,
  outcomes: readonly OutcomeSpec[],
  options: ShapleyOptions & { readonly tolerance?: number } = {},
): Shapley {
  const path = new Path(problem);
  const { tolerance = 1e-10 } = options;
  let last: Equilibrium | undefined;
  const value = (coalition: number): number[] | undefined => {
    const joined = problem.drivers.map((_, d) => (coalition >> d) & 1);
    const start = last ? { start: last } : {};
    const equilibrium = path.solve(path.with(joined), { tolerance, ...start });
    if (equilibrium.status !== 'converged') return undefined;
    last = equilibrium;
    return outcomes.map((spec) => outcomeValue(path.fromBase(equilibrium), spec));
  };
  return shapley(problem.drivers.length, value, options);
}
