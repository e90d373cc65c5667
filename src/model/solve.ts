import { checkEconomy, checkSupply } from './check-economy.ts';
import type { Economy } from './economy.ts';
import { equilibriumAt, type Equilibrium, type SolveMethod } from './equilibrium.ts';
import { checkShock, openShares, type Shock, type TransferClosure } from './shock.ts';
import { Search } from './search.ts';
import { startingPoint } from './starting-point.ts';
import { createWorkspace } from './workspace.ts';

export interface SolveOptions {
  /** Largest relative error of any equilibrium condition that counts as solved; default 1e-10. */
  readonly tolerance?: number;
  /** Moves in all, one after each sweep, whichever scheme makes them; default 2000. */
  readonly maxIterations?: number;
  /** What becomes of trade deficits; default `fixed`. */
  readonly closure?: TransferClosure;
  /** A solution for the same economy to start from, such as that of the slider's last position; see `startingPoint`. */
  readonly start?: Equilibrium;
  /** `fallback` begins with the plain iteration; for tests and for measuring. Default `accelerated`. */
  readonly method?: SolveMethod;
  /** Called before every move; returning false stops the solve, which then ends as `iteration-limit`. */
  readonly onProgress?: (iteration: number, residual: number) => boolean;
}

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
  const checked = checkOptions(options);
  checkEconomy(economy);
  checkShock(economy, shock);
  const share = openShares(economy, shock);
  if (share !== economy.share) {
    checkSupply({ ...economy, share }, 'everybody who supplied it is prohibited from doing so');
  }
  const ws = createWorkspace(economy, shock, checked.closure);
  const search = new Search(ws, startingPoint(ws, checked.start), checked);
  const outcome = search.run(checked.method);
  return equilibriumAt(ws, shock, search.x, outcome);
}

const closures: readonly string[] = [
  'fixed',
  'zero',
  'share-of-world-income',
] satisfies TransferClosure[];
const methods: readonly string[] = ['accelerated', 'fallback'] satisfies SolveMethod[];

/** The options with their defaults. @throws RangeError naming the option that makes no sense */
function checkOptions(options: SolveOptions) {
  const {
    tolerance = 1e-10,
    maxIterations = 2000,
    closure = 'fixed',
    method = 'accelerated',
  } = options;
  if (!(tolerance > 0 && Number.isFinite(tolerance))) {
    throw new RangeError(`tolerance is ${tolerance}; it must be positive, and finite`);
  }
  if (!(maxIterations >= 0 && Number.isFinite(maxIterations))) {
    throw new RangeError(`maxIterations is ${maxIterations}; it must be 0 or more, and finite`);
  }
  if (!closures.includes(closure)) {
    throw new RangeError(`closure is '${closure}'; it must be one of ${closures.join(', ')}`);
  }
  if (!methods.includes(method)) {
    throw new RangeError(`method is '${method}'; it must be one of ${methods.join(', ')}`);
  }
  return { ...options, tolerance, maxIterations, closure, method };
}
