import type { Economy } from './economy.ts';
import type { ModelQuota } from './quotas.ts';
import type { Shock } from './shock.ts';
import { cellOf, type VarietyFlow } from './varieties.ts';

/** @throws RangeError naming the flow whose variety names no quota, or has a quantity that is none */
export function checkMembers(flows: readonly VarietyFlow[], quotas: readonly ModelQuota[]): void {
  for (const { sector, importer, exporter, varieties } of flows) {
    for (const { quota } of varieties) {
      if (quota === undefined) continue;
      const where = `a variety of sector ${sector}, importer ${importer}, exporter ${exporter}`;
      if (!(quota.index in quotas)) {
        throw new RangeError(`${where} names quota ${quota.index}; there are ${quotas.length}`);
      }
      if (!(quota.baseQuantity >= 0 && Number.isFinite(quota.baseQuantity))) {
        throw new RangeError(`${where} has a base quantity of ${quota.baseQuantity}`);
      }
    }
  }
}

/** What is imported of each quota in the base where it may still come in, and the mean of 1 + θ over it: `[quota]` each. */
export function baseQuantities(
  economy: Economy,
  shock: Shock,
  flows: readonly VarietyFlow[],
  quotas: number,
): { quantity: Float64Array; slope: Float64Array } {
  const quantity = new Float64Array(quotas);
  const slope = new Float64Array(quotas);
  for (const flow of flows) {
    const cell = cellOf(economy, flow);
    if (economy.share[cell] === 0 || shock.tradeCost?.[cell] === Infinity) continue;
    for (const { quota, share, prohibited } of flow.varieties) {
      if (quota === undefined || share === 0 || prohibited === true) continue;
      quantity[quota.index] += quota.baseQuantity;
      slope[quota.index] += quota.baseQuantity * (1 + economy.theta[flow.sector]);
    }
  }
  return { quantity, slope: slope.map((sum, q) => (quantity[q] > 0 ? sum / quantity[q] : 1)) };
}

/** The rate that the first member of each quota pays in the base: `[quota]`. */
export function baseRates(
  flows: readonly VarietyFlow[],
  quotas: readonly ModelQuota[],
): Float64Array {
  const rates = Float64Array.from(quotas, ({ inRate }) => inRate);
  for (const { varieties } of flows.toReversed()) {
    for (const { quota, base } of varieties.toReversed()) if (quota) rates[quota.index] = base;
  }
  return rates;
}
