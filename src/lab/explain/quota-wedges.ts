import { varietyOutcomes } from '../../model/index.ts';
import type { MeasuredSolution } from '../measures/solve-measures.ts';
import type { TariffSnapshot } from '../measures/tariff-policy.ts';

/** Ids of the measures whose quotas are in force at some point of a scenario. */
export function quotasIn({ rates }: TariffSnapshot): ReadonlySet<string> {
  const measures = new Set<string>();
  for (const parts of rates) for (const { quota } of parts) if (quota) measures.add(quota.measure);
  return measures;
}

/** By cell and holder of a rent: the share of it that each quota's measure has. */
export type RentShares = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The key of a rent in `RentShares`. */
export function rentKey(cell: number, holder: string): string {
  return `${cell} ${holder}`;
}

/**
 * Which quota has which share of the rents of a solution. A flow may hold goods of several: each has (rate − in-rate) on what its
 * licences cover.
 */
export function rentShares(solution: MeasuredSolution): RentShares {
  const { equilibrium, flows, quotas, shock } = solution;
  const N = equilibrium.economy.regions.length;
  const limited = flows.filter(({ varieties }) => varieties.some(({ quota }) => quota));
  const trade = varietyOutcomes(equilibrium, limited);
  const value = quotas.map(() => 0);
  limited.forEach(({ varieties }, f) => {
    varieties.forEach(({ quota }, p) => {
      if (quota) value[quota.index] = (value[quota.index] ?? 0) + (trade[f]?.[p]?.after ?? 0);
    });
  });
  const rents = new Map<string, Map<string, number>>();
  limited.forEach(({ sector, importer, exporter, varieties }, f) => {
    varieties.forEach(({ quota }, p) => {
      const state = quota && quotas[quota.index];
      const all = quota && value[quota.index];
      if (!state || !all) return;
      const money = (state.rent * (trade[f]?.[p]?.after ?? 0)) / all;
      if (money === 0) return;
      const holder = shock.quotas[quota.index]?.rentTo ?? 'importer';
      const key = rentKey((sector * N + importer) * N + exporter, holder);
      const own = rents.get(key) ?? new Map<string, number>();
      rents.set(key, own);
      own.set(state.id, (own.get(state.id) ?? 0) + money);
    });
  });
  for (const own of rents.values()) {
    const total = [...own.values()].reduce((sum, money) => sum + money, 0);
    for (const [measure, money] of own) own.set(measure, money / total);
  }
  return rents;
}
