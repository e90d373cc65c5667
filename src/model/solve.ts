import type { Economy } from './economy.ts';
import type { Equilibrium } from './equilibrium.ts';
import { Session } from './session.ts';
import type { Shock } from './shock.ts';
import type { SolveOptions } from './solve-options.ts';

/**
 * Solves for the equilibrium after a shock, in exact changes (Caliendo and Parro 2015, section 3.2; Dekle, Eaton
 * and Kortum 2008). The equations are those of `sweep`; `docs/methods/equilibrium.md` derives them.
 *
 * One fixed-point sweep over wages, prices and expenditures together is accelerated by Anderson's method. Wages
 * move by a Newton step on the trade network; when that stalls, by excess demand for labour. When acceleration
 * stalls altogether, the plain damped iteration of `TradeBalanceRule` takes over, and `method` says so; when that
 * crawls, acceleration goes on from where it got to. Deterministic.
 *
 * @param economy base economy; not changed
 * @param shock what changes; nothing, if empty
 * @returns the equilibrium, or the best point found: read `status` before any number
 * @throws RangeError on misuse: arrays of the wrong length or with wrong signs, rates at or below −1, options that make no
 *   sense, a region that needs a sector which nobody supplies
 */
export function solve(
  economy: Economy,
  shock: Shock = {},
  options: SolveOptions = {},
): Equilibrium {
  const session = new Session(economy, shock, options);
  try {
    session.search();
    return session.equilibrium();
  } finally {
    session.close();
  }
}
