import type { Equilibrium } from '../equilibrium.ts';
import { measureOutcome } from './measured-outcome.ts';
import type { OutcomeSpec } from './outcome.ts';

/**
 * What an equilibrium says of an outcome: a hat, money or a fraction, see `OutcomeSpec`.
 *
 * @throws RangeError when the equilibrium did not converge, or the outcome names regions or sectors that are not there
 */
export function outcomeValue(equilibrium: Equilibrium, outcome: OutcomeSpec): number {
  if (equilibrium.status !== 'converged') {
    throw new RangeError(`there are no outcomes of a solve that ended as ${equilibrium.status}`);
  }
  return measureOutcome(equilibrium, outcome).value;
}
