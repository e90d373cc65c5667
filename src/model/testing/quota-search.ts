import type { Economy } from '../economy.ts';
import type { ModelQuota } from '../quotas.ts';
import type { VarietyFlow } from '../varieties.ts';
import { solveVarietiesByReference, type VarietyReference } from './variety-reference.ts';

/** What a search over shadow rates finds for each quota. */
export interface Found {
  readonly rates: number[];
  readonly quantities: number[];
  /** Rent over all, in money: `[quota]`. */
  readonly rents: number[];
  readonly answer: VarietyReference;
}

/**
 * Quotas by brute force: each shadow rate in turn is bisected between its bounds with the others held, every trial a full solve
 * of the economy by the variety reference, until no rate moves. The covered part of exporters' rent above a limit is iterated on.
 */
export function searchQuotas(
  economy: Economy,
  flows: readonly VarietyFlow[],
  quotas: readonly ModelQuota[],
  precision = 1e-11,
): Found {
  const rates = quotas.map(({ inRate }) => inRate);
  const covered = quotas.map(() => 1);

  const trial = () => {
    const priced = flows.map((flow) => ({
      ...flow,
      varieties: flow.varieties.map((one) =>
        one.quota ? { ...one, rate: rates[one.quota.index] } : one,
      ),
    }));
    const rentAbroad = (at: number, p: number): number => {
      const index = flows[at].varieties[p].quota?.index;
      if (index === undefined || quotas[index].rentTo === 'importer') return 0;
      return (rates[index] - quotas[index].inRate) * covered[index];
    };
    const answer = solveVarietiesByReference(economy, {}, priced, rentAbroad, 1e-13);
    const quantities = quotas.map(() => 0);
    const values = quotas.map(() => 0);
    priced.forEach(({ varieties, sector, importer, exporter }, at) => {
      const { share, expenditure } = economy;
      const N = economy.regions.length;
      const J = economy.sectors.length;
      const spent =
        expenditure[importer * J + sector] * share[(sector * N + importer) * N + exporter];
      varieties.forEach(({ quota, share: part, base }, p) => {
        if (!quota) return;
        const before = (spent * part) / (1 + base);
        const hat = answer.trade[at][p] / before / answer.costHat[exporter * J + sector];
        quantities[quota.index] += quota.baseQuantity * hat;
        values[quota.index] += answer.trade[at][p];
      });
    });
    return { answer, quantities, values };
  };

  const imported = (q: number, rate: number): number => {
    rates[q] = rate;
    for (let round = 0; round < 100; round++) {
      const { quantities } = trial();
      const part = rate < quotas[q].outRate ? 1 : Math.min(1, quotas[q].volume / quantities[q]);
      if (Math.abs(part - covered[q]) < precision) return quantities[q];
      covered[q] = part;
    }
    throw new Error('the covered part of a quota does not settle');
  };

  const settle = (q: number): void => {
    const { inRate, outRate, volume } = quotas[q];
    if (imported(q, inRate) <= volume || imported(q, outRate) >= volume) return;
    let [low, high] = [inRate, outRate];
    while (high - low > precision) {
      const middle = (low + high) / 2;
      if (imported(q, middle) > volume) low = middle;
      else high = middle;
    }
    imported(q, (low + high) / 2);
  };

  for (let round = 0; round < 100; round++) {
    const before = [...rates];
    for (let q = 0; q < quotas.length; q++) settle(q);
    if (
      quotas.length === 1 ||
      rates.every((rate, q) => Math.abs(rate - before[q]) < 10 * precision)
    ) {
      const { answer, quantities, values } = trial();
      const rents = quotas.map(({ inRate }, q) => (rates[q] - inRate) * covered[q] * values[q]);
      return { rates, quantities, rents, answer };
    }
  }
  throw new Error('the search over shadow rates does not settle');
}
