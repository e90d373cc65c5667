import type { Equilibrium } from './equilibrium.ts';
import { cellOf, sharesAfter, type Variety, type VarietyFlow } from './varieties.ts';
import { checkSolvedWith, quantityHats } from './varieties-outcomes.ts';

/**
 * The flows as they are in an equilibrium, to go with `rebase` of it: shares, tariffs and quantities become the base of further
 * changes, and `rate` is the tariff in force. A change from there has the same end as one change from the start, but for what was
 * prohibited: in exact changes, trade that has stopped does not come back. A flow of which nothing came in keeps its varieties.
 *
 * @param flows the varieties that the equilibrium was solved with; `flows` of `solveWithQuotas` where there are quotas
 * @returns flows and varieties in the order given
 */
export function rebaseVarieties(
  equilibrium: Equilibrium,
  flows: readonly VarietyFlow[],
): VarietyFlow[] {
  const { economy, share } = equilibrium;
  checkSolvedWith(equilibrium, flows);
  return flows.map((flow) => {
    if (share[cellOf(economy, flow)] === 0) return flow;
    let quantityHat: Float64Array | undefined;
    const shares = sharesAfter(flow.varieties, economy.theta[flow.sector]);
    return {
      ...flow,
      varieties: flow.varieties.map((variety, p): Variety => {
        const { rate, prohibited, quota } = variety;
        // most are of this shape, which is made and read faster than that of a spread
        if (!prohibited && !quota) return { share: shares[p], base: rate, rate };
        const moved = { ...variety, share: shares[p], base: rate };
        if (!quota) return moved;
        quantityHat ??= quantityHats(equilibrium, flow);
        const baseQuantity = quota.baseQuantity * quantityHat[p];
        return { ...moved, quota: { ...quota, baseQuantity } };
      }),
    };
  });
}
