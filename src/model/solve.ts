import type { Economy } from './economy.ts';
import { equilibriumAt, type Equilibrium, type SolveMethod } from './equilibrium.ts';
import { checkShock, type Shock, type TransferClosure } from './shock.ts';
import { Search } from './search.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

export interface SolveOptions {
  /** Largest relative error of any equilibrium condition that counts as solved; default 1e-10. */
  readonly tolerance?: number;
  /** Sweeps in all, whichever scheme makes them; default 2000. */
  readonly maxIterations?: number;
  /** What becomes of trade deficits; default `fixed`. */
  readonly closure?: TransferClosure;
  /** A solution for the same economy to start from, such as that of the slider's last position. */
  readonly start?: Equilibrium;
  /** `fallback` leaves acceleration out; for tests and for measuring. Default `accelerated`. */
  readonly method?: SolveMethod;
  /** Called after every sweep; returning false stops the solve, which then ends as `iteration-limit`. */
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
 * @throws RangeError on misuse: arrays of the wrong length, rates at or below −1, a tolerance that is not positive, a
 *   region that needs a sector which nobody supplies
 */
export function solve(
  economy: Economy,
  shock: Shock = {},
  options: SolveOptions = {},
): Equilibrium {
  const tolerance = options.tolerance ?? 1e-10;
  const maxIterations = options.maxIterations ?? 2000;
  if (!(tolerance > 0)) throw new RangeError(`tolerance is ${tolerance}; it must be positive`);
  if (!(maxIterations >= 0 && Number.isFinite(maxIterations))) {
    throw new RangeError(`maxIterations is ${maxIterations}; it must be 0 or more, and finite`);
  }
  checkSupply(economy);
  checkShock(economy, shock);

  const ws = createWorkspace(economy, shock, options.closure ?? 'fixed');
  const start = startingPoint(ws, options.start);
  const search = new Search(ws, start, { ...options, tolerance, maxIterations });
  const outcome = search.run(options.method ?? 'accelerated');
  return equilibriumAt(ws, shock, search.x, outcome);
}

/** No change from the base economy, or where a neighbouring solve ended. */
function startingPoint(ws: Workspace, start?: Equilibrium): Float64Array {
  const { N, J, economy } = ws;
  const x = new Float64Array(N + 2 * N * J);
  const expenditure = start?.expenditure ?? economy.expenditure;
  if (expenditure.length !== N * J) {
    throw new RangeError('start is a solution of another economy: its regions or sectors differ');
  }
  for (let cell = 0; cell < N * J; cell++) {
    if (ws.bought[cell] === 0) continue;
    const n = Math.floor(cell / J);
    const guess = economy.finalShare[cell] * economy.valueAdded[n];
    x[N + N * J + cell] = Math.log(expenditure[cell] > 0 ? expenditure[cell] : guess || 1);
    if (start) x[N + cell] = Math.log(start.priceHat[cell]);
  }
  if (start) for (let n = 0; n < N; n++) x[n] = Math.log(start.wageHat[n]);
  return x;
}

/** What consumers or producers need, somebody must supply: an empty row of shares has no price. */
function checkSupply({ regions, sectors, share, finalShare, inputShare }: Economy): void {
  const N = regions.length;
  const J = sectors.length;
  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N; n++) {
      const row = (j * N + n) * N;
      let supplied = false;
      for (let i = 0; i < N && !supplied; i++) supplied = share[row + i] > 0;
      if (supplied) continue;
      let needed = finalShare[n * J + j] > 0;
      for (let k = 0; k < J && !needed; k++) needed = inputShare[(n * J + k) * J + j] > 0;
      if (needed) {
        throw new RangeError(
          `region ${regions[n].id} needs sector ${sectors[j].id}, but its shares say that nobody supplies it`,
        );
      }
    }
  }
}
