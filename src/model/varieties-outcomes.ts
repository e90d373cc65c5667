import type { Equilibrium } from './equilibrium.ts';
import type { TradeAt } from './session.ts';
import { cellOf, checkFlows, nameOf, respond, sharesAfter, type VarietyFlow } from './varieties.ts';

/** Trade in a variety, at the exporter's border, in money; `rate` is the tariff that its buyers pay. */
export interface VarietyOutcome {
  readonly before: number;
  readonly after: number;
  readonly rate: number;
}

/**
 * What became of each variety: `[flow][variety]`, in the order given. `before` is trade in the equilibrium's base economy.
 *
 * @param flows the varieties that the equilibrium was solved with; `flows` of `solveWithQuotas` where there are quotas
 * @throws RangeError when they are not, as far as the tariffs of their cells tell
 */
export function varietyOutcomes(
  after: Equilibrium,
  flows: readonly VarietyFlow[],
): VarietyOutcome[][] {
  const { economy } = after;
  const J = economy.sectors.length;
  checkSolvedWith(after, flows);
  return flows.map((flow) => {
    const cell = cellOf(economy, flow);
    const buyer = flow.importer * J + flow.sector;
    const spentBefore = economy.expenditure[buyer] * economy.share[cell];
    const spentAfter = after.expenditure[buyer] * after.share[cell];
    const shares = sharesAfter(flow.varieties, economy.theta[flow.sector]);
    return flow.varieties.map(({ share, base, rate }, p) => ({
      before: (spentBefore * share) / (1 + base),
      after: (spentAfter * shares[p]) / (1 + rate),
      rate,
    }));
  });
}

/** Change in the quantity of each variety of a flow, value at the border over the exporter's cost; 0 where nothing is traded. */
export function quantityHats(after: TradeAt, flow: VarietyFlow): Float64Array {
  const { economy } = after;
  const J = economy.sectors.length;
  const cell = cellOf(economy, flow);
  const hats = sharesAfter(flow.varieties, economy.theta[flow.sector]);
  if (after.share[cell] === 0) return hats.fill(0);
  const buyer = flow.importer * J + flow.sector;
  const spentHat =
    (after.expenditure[buyer] * after.share[cell]) /
    (economy.expenditure[buyer] * economy.share[cell]);
  const flowHat = spentHat / after.costHat[flow.exporter * J + flow.sector];
  flow.varieties.forEach(({ share, base, rate }, p) => {
    if (share > 0) hats[p] *= (flowHat / share) * ((1 + base) / (1 + rate));
  });
  return hats;
}

/** Largest relative difference between the tariff of a cell and what its varieties make of it. */
const ROUNDING = 1e-9;

/** @throws RangeError naming a flow whose varieties are not those that an equilibrium was solved with */
export function checkSolvedWith(after: Equilibrium, flows: readonly VarietyFlow[]): void {
  const { economy } = after;
  checkFlows(economy, flows);
  for (const flow of flows) {
    const cell = cellOf(economy, flow);
    if (economy.share[cell] === 0) continue;
    const { costHat, gross } = respond(flow.varieties, economy.theta[flow.sector]);
    const fits =
      costHat === Infinity
        ? after.share[cell] === 0
        : Math.abs((1 + after.tariff[cell]) / gross - 1) <= ROUNDING;
    if (fits) continue;
    throw new RangeError(
      `${nameOf(economy, flow)} has varieties that pay ${gross - 1} on average, but the equilibrium was solved with ${after.tariff[cell]}`,
    );
  }
}
