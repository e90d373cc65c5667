import type { Economy, Rent } from './economy.ts';
import type { ModelQuota } from './quotas.ts';
import type { TradeAt } from './session.ts';
import { sharesAfter, type VarietyFlow } from './varieties.ts';
import { quantityHats } from './varieties-outcomes.ts';

/** What a quota does to prices: the rate that buyers pay, and the fraction of imports that licences cover. */
export interface QuotaPrice {
  readonly rate: number;
  readonly covered: number;
}

/** The same flows, each variety under a quota at its rate; an infinite rate prohibits. */
export function atPrices(
  flows: readonly VarietyFlow[],
  prices: readonly QuotaPrice[],
): VarietyFlow[] {
  return flows.map((flow) => ({
    ...flow,
    varieties: flow.varieties.map((variety) => {
      if (variety.quota === undefined) return variety;
      const { rate } = prices[variety.quota.index];
      return rate === Infinity ? { ...variety, prohibited: true } : { ...variety, rate };
    }),
  }));
}

/**
 * The rents in flows at their prices, over the border value of each flow: (rate − in-rate) on the covered part of what counts
 * against a quota.
 */
export function rentsAt(
  economy: Economy,
  flows: readonly VarietyFlow[],
  quotas: readonly ModelQuota[],
  prices: readonly QuotaPrice[],
): Rent[] {
  const rents: Rent[] = [];
  for (const { sector, importer, exporter, varieties } of flows) {
    const spent = sharesAfter(varieties, economy.theta[sector]);
    const value = varieties.map(({ rate }, p) => spent[p] / (1 + rate));
    const total = value.reduce((sum, one) => sum + one, 0);
    const rates = { importer: 0, exporter: 0 };
    varieties.forEach(({ rate, quota }, p) => {
      if (quota === undefined || value[p] === 0) return;
      const { inRate, rentTo } = quotas[quota.index];
      rates[rentTo] += (rate - inRate) * prices[quota.index].covered * (value[p] / total);
    });
    for (const holder of ['importer', 'exporter'] as const) {
      const rate = rates[holder];
      if (rate > 0) rents.push({ sector, importer, exporter, rate, holder });
    }
  }
  return rents;
}

/** What an equilibrium says of each quota. */
export interface QuotaTrade {
  /** In the unit of the quota's volume: `[quota]`. */
  readonly quantity: Float64Array;
  /** At the exporter's border: `[quota]`, money. */
  readonly value: Float64Array;
  /**
   * −∂ ln Q_a / ∂ ln(1 + t_b) with costs and expenditures held: `[a][b]`. A member c of quota a, with the share ω_c in Q_a
   * and σ_c in all that its importer spends on its sector, answers to its own price with 1 + θ, and to the sector's price index,
   * in which every member d bought by the same importer has the share σ_d:
   *
   *     J_ab = Σ_{c ∈ a} ω_c [ δ_ab (1 + θ_c) − θ_c Σ_{d ∈ b, same importer and sector} σ_d ]
   */
  readonly response: Float64Array;
}

/** @param flows those with members of quotas, at the prices that the equilibrium was solved with */
export function quotaTrade(
  after: TradeAt,
  flows: readonly VarietyFlow[],
  quotas: number,
): QuotaTrade {
  const { economy } = after;
  const N = economy.regions.length;
  const J = economy.sectors.length;
  const quantity = new Float64Array(quotas);
  const value = new Float64Array(quotas);
  const response = new Float64Array(quotas * quotas);
  /** Σ σ_d by importer and sector: `[quota]`. */
  const shareOfBuyer = new Map<number, Float64Array>();
  const members: { quota: number; buyer: number; theta: number; quantity: number }[] = [];
  for (const flow of flows) {
    const { sector, importer, exporter, varieties } = flow;
    const theta = economy.theta[sector];
    const buyer = importer * J + sector;
    const share = after.share[(sector * N + importer) * N + exporter];
    const shares = sharesAfter(varieties, theta);
    const hats = quantityHats(after, flow);
    const sigma = shareOfBuyer.get(buyer) ?? new Float64Array(quotas);
    shareOfBuyer.set(buyer, sigma);
    varieties.forEach((variety, p) => {
      if (variety.quota === undefined) return;
      const { index, baseQuantity } = variety.quota;
      const imported = baseQuantity * hats[p];
      quantity[index] += imported;
      value[index] += (after.expenditure[buyer] * share * shares[p]) / (1 + variety.rate);
      sigma[index] += share * shares[p];
      members.push({ quota: index, buyer, theta, quantity: imported });
    });
  }
  for (const { quota: a, buyer, theta, quantity: imported } of members) {
    if (imported === 0) continue;
    const weight = imported / quantity[a];
    const sigma = shareOfBuyer.get(buyer) ?? new Float64Array(quotas);
    response[a * quotas + a] += weight * (1 + theta);
    for (let b = 0; b < quotas; b++) response[a * quotas + b] -= weight * theta * sigma[b];
  }
  return { quantity, value, response };
}
