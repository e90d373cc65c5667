import type { Economy, Rent } from './economy.ts';
import type { Shock, TransferClosure } from './shock.ts';
import { sharesOfRow } from './shares.ts';
import type { Workspace } from './workspace.ts';

export type SolveStatus = 'converged' | 'iteration-limit' | 'diverged';

/** How the fixed point was found: by Anderson's extrapolation, or by the plain damped iteration that takes over. */
export type SolveMethod = 'accelerated' | 'fallback';

/**
 * A solved (or unsolved: see `status`) equilibrium relative to its base economy.
 * Hats are counterfactual over base; primes are levels, in the economy's money with world value added as numeraire.
 */
export interface Equilibrium {
  readonly status: SolveStatus;
  readonly method: SolveMethod;
  /** How often the point was moved, each time after a sweep over the equilibrium conditions. */
  readonly iterations: number;
  /** Largest relative error of any equilibrium condition. */
  readonly residual: number;

  readonly economy: Economy;
  readonly closure: TransferClosure;
  /** ŵ_n, per unit of labour: `[region]`. */
  readonly wageHat: Float64Array;
  /** L̂_n: `[region]`. */
  readonly populationHat: Float64Array;
  /** P̂_nj: `[region][sector]`. */
  readonly priceHat: Float64Array;
  /** Unit cost ĉ_nj: `[region][sector]`. */
  readonly costHat: Float64Array;
  /** π'_nij: `[sector][importer][exporter]`. */
  readonly share: Float64Array;
  /** τ'_nij: `[sector][importer][exporter]`. */
  readonly tariff: Float64Array;
  /** X'_nj at buyer's prices: `[region][sector]`. */
  readonly expenditure: Float64Array;
  /** Gross output Y'_nj, sales at the exporter's border, own sales included: `[region][sector]`. */
  readonly output: Float64Array;
  /** w'_n L'_n: `[region]`. */
  readonly valueAdded: Float64Array;
  /** Tariff revenue R'_n, net of quota rents: `[region]`. */
  readonly revenue: Float64Array;
  /** Quota rents in force, and what a region's holders receive of them: `[region]`. */
  readonly rents: readonly Rent[];
  readonly rent: Float64Array;
  /** D'_n: `[region]`. */
  readonly transfer: Float64Array;
  /** I'_n = w'_n L'_n + R'_n + rent_n + D'_n: `[region]`. */
  readonly income: Float64Array;
}

/** Reads an equilibrium off a workspace that has just been swept at x. Copies: the workspace may be reused. */
export function equilibriumAt(
  ws: Workspace,
  shock: Shock,
  x: Float64Array,
  outcome: { status: SolveStatus; method: SolveMethod; iterations: number; residual: number },
): Equilibrium {
  const { N, J, economy } = ws;
  const logPrice = x.subarray(N, N + N * J);
  const share = new Float64Array(J * N * N);
  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N; n++) sharesOfRow(ws, j, n, share, (j * N + n) * N);
  }
  return {
    ...outcome,
    economy,
    closure: ws.closure,
    wageHat: ws.wageBill.map((bill, n) => bill / ws.labourValue[n]),
    populationHat: ws.labourValue.map((value, n) => value / economy.valueAdded[n]),
    priceHat: logPrice.map(Math.exp),
    costHat: ws.logCost.map(Math.exp),
    share,
    tariff: shock.tariff?.slice() ?? economy.tariff,
    expenditure: ws.spent.slice(),
    output: ws.sales.slice(),
    valueAdded: ws.wageBill.slice(),
    revenue: ws.revenue.slice(),
    rents: ws.rents,
    rent: ws.rent.slice(),
    transfer: ws.transfer.slice(),
    income: ws.income.slice(),
  };
}

/**
 * The economy that an equilibrium is: its shares, tariffs and levels become the base for further changes.
 * Cost and preference shares are constant (Cobb-Douglas) and carry over.
 *
 * @throws RangeError when the equilibrium did not converge: what is not an equilibrium is no base
 */
export function rebase(equilibrium: Equilibrium): Economy {
  if (equilibrium.status !== 'converged') {
    throw new RangeError(`cannot rebase on a solve that ended as ${equilibrium.status}`);
  }
  const { economy, share, tariff, valueAdded, transfer, expenditure, rents } = equilibrium;
  return { ...economy, share, tariff, valueAdded, transfer, expenditure, rents };
}
