import type { Economy } from './economy.ts';
import type { Shock } from './shock.ts';
import {
  cellOf,
  checkFlows,
  respond,
  type FlowResponse,
  type Variety,
  type VarietyFlow,
} from './varieties.ts';

/** A shock that states tariffs, trade costs and rents, in arrays of its own. */
export type VarietyShock = Shock & Required<Pick<Shock, 'tariff' | 'tradeCost' | 'rents'>>;

/**
 * A shock in which flows pay what their varieties pay. Each flow becomes one tariff and one iceberg factor, so that the solver
 * needs to know nothing of varieties and the result is that of a CES over all varieties, exactly
 * (`docs/methods/products.md`):
 *
 *     1 + τ' = Σ_p s_p k_p^−θ / Σ_p s_p k_p^−θ / (1 + t'_p)
 *     d̂      = (Σ_p s_p k_p^−θ)^(−1/θ) (1 + τ) / (1 + τ'),       k_p = (1 + t'_p) / (1 + t_p)
 *
 * @param shock what else changes. Cells that flows name have its tariff replaced, its trade cost multiplied by d̂, and
 *   their quota rents dropped (`solveWithQuotas` puts in those that remain)
 * @returns the shock; a flow of which nothing may come in has a trade cost of Infinity
 * @throws RangeError naming the flow that does not fit the economy, see `checkFlows`
 */
export function withVarieties(
  economy: Economy,
  shock: Shock,
  flows: readonly VarietyFlow[],
): VarietyShock {
  checkFlows(economy, flows);
  return compile(economy, shock, flows, respond);
}

/**
 * The same with the plain average of the new rates, weighted by base-year values at the border, in place of exact aggregation:
 * what models without product detail do. What may not come in is taken out of the flow and of the average.
 */
export function withAverageTariffs(
  economy: Economy,
  shock: Shock,
  flows: readonly VarietyFlow[],
): Shock {
  checkFlows(economy, flows);
  return compile(economy, shock, flows, (varieties, theta) => {
    let before = 0;
    let after = 0;
    let allowed = 0;
    for (const { share, base, rate, prohibited } of varieties) {
      if (prohibited === true) continue;
      allowed += share;
      before += share / (1 + base);
      after += (share / (1 + base)) * (1 + rate);
    }
    if (allowed === 0) return { costHat: Infinity, gross: NaN };
    const left = Math.pow(allowed, -1 / theta);
    return { costHat: left * (after / allowed), gross: after / before };
  });
}

/**
 * Writes what flows come to at their exact response into the tariffs and trade costs of a shock.
 *
 * @param flows as `checkFlows` wants them
 * @param others what else trade costs are multiplied by: `[sector][importer][exporter]`; may be `tradeCost` itself
 */
export function writeFlows(
  economy: Economy,
  flows: readonly VarietyFlow[],
  others: Float64Array,
  tariff: Float64Array,
  tradeCost: Float64Array,
  aggregate: Aggregate = respond,
): void {
  for (const flow of flows) {
    const cell = cellOf(economy, flow);
    if (economy.share[cell] === 0) continue;
    const { costHat, gross } = aggregate(flow.varieties, economy.theta[flow.sector]);
    if (costHat === Infinity) {
      tradeCost[cell] = Infinity;
      continue;
    }
    tariff[cell] = gross - 1;
    tradeCost[cell] = others[cell] * ((costHat * (1 + economy.tariff[cell])) / gross);
  }
}

type Aggregate = (varieties: readonly Variety[], theta: number) => FlowResponse;

function compile(
  economy: Economy,
  shock: Shock,
  flows: readonly VarietyFlow[],
  aggregate: Aggregate,
): VarietyShock {
  const tariff = (shock.tariff ?? economy.tariff).slice();
  const tradeCost = shock.tradeCost?.slice() ?? new Float64Array(tariff.length).fill(1);
  writeFlows(economy, flows, tradeCost, tariff, tradeCost, aggregate);
  const named = new Set(flows.map((flow) => cellOf(economy, flow)));
  const N = economy.regions.length;
  const rents = (shock.rents ?? economy.rents ?? []).filter(
    ({ sector, importer, exporter }) => !named.has((sector * N + importer) * N + exporter),
  );
  return { ...shock, tariff, tradeCost, rents };
}
