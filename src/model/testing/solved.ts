import { rebase, type Equilibrium } from '../equilibrium.ts';
import type { Economy } from '../economy.ts';
import type { Shock } from '../shock.ts';
import type { SolveOptions } from '../solve-options.ts';
import { solve } from '../solve.ts';
import { worstCondition } from './verify.ts';

/**
 * Every condition is recomputed from its definition to this relative error. The solver stops at 1e-10 in logs of
 * prices; a share is θ times as sensitive as a price, and θ is 70 at most.
 */
export const VERIFIED = 1e-8;

/** Solves, and holds the answer against the definitions: throws when it did not converge or is not an equilibrium. */
export function solved(
  economy: Economy,
  shock: Shock = {},
  options: SolveOptions = {},
): Equilibrium {
  const after = solve(economy, shock, options);
  if (after.status !== 'converged') {
    throw new Error(
      `${after.status} after ${after.iterations} iterations, residual ${after.residual}`,
    );
  }
  const worst = worstCondition(after, shock);
  if (!(worst.error < VERIFIED)) {
    throw new Error(`called converged, but ${worst.condition} is off by ${worst.error}`);
  }
  return after;
}

/** The economy in equilibrium, with nothing else changed. */
export function settled(economy: Economy, options: SolveOptions = {}): Economy {
  return rebase(solved(economy, {}, options));
}

/** Largest |a/b − 1|. */
export function largestGap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new Error(`${a.length} numbers against ${b.length}`);
  let worst = 0;
  for (let k = 0; k < a.length; k++) {
    if (a[k] === b[k]) continue;
    const gap = Math.abs(a[k] - b[k]) / Math.max(Math.abs(a[k]), Math.abs(b[k]));
    if (!(gap <= worst)) worst = gap;
  }
  return worst;
}
