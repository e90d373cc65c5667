import type { Equilibrium } from './equilibrium.ts';
import type { Workspace } from './workspace.ts';

/** First guess at what is bought where the base year has no expenditure, as a share of the region's value added. */
const SMALL_PURCHASE = 1e-6;

/**
 * Where a search begins, [ln ŵ | ln P̂ | ln X']: no change from the base economy, or the solution of a neighbouring
 * problem, or the point where such a search ran out of sweeps. A start that diverged is passed over.
 *
 * @throws RangeError when `start` is of an economy with other numbers of regions or sectors
 */
export function startingPoint(ws: Workspace, start?: Equilibrium): Float64Array {
  const { N, J, economy } = ws;
  if (start && (start.economy.regions.length !== N || start.economy.sectors.length !== J)) {
    throw new RangeError('start is a solution of another economy: its regions or sectors differ');
  }
  const known = start?.status === 'diverged' ? undefined : start;
  const expenditure = known?.expenditure ?? economy.expenditure;
  const x = new Float64Array(N + 2 * N * J);
  for (let cell = 0; cell < N * J; cell++) {
    if (ws.bought[cell] === 0) continue;
    const valueAdded = economy.valueAdded[Math.floor(cell / J)];
    const guess = Math.max(economy.finalShare[cell], SMALL_PURCHASE) * valueAdded;
    x[N + N * J + cell] = Math.log(expenditure[cell] > 0 ? expenditure[cell] : guess);
    if (known) x[N + cell] = Math.log(known.priceHat[cell]);
  }
  if (known) for (let n = 0; n < N; n++) x[n] = Math.log(known.wageHat[n]);
  return x;
}
