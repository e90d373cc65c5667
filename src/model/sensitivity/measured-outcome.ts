import type { Equilibrium } from '../equilibrium.ts';
import { borderSales } from '../flows.ts';
import { baseIncome, priceIndexHat } from '../welfare.ts';
import { checkOutcome } from './check-outcome.ts';
import type { OutcomeSpec } from './outcome.ts';
import type { Weights } from './pull-back.ts';

/** An outcome's value, and its derivative with respect to the quantities of the equilibrium. */
export interface MeasuredOutcome {
  readonly value: number;
  readonly weights: Weights;
}

/** The kinds that are a mean of hats over regions. */
export type HatSpec = Extract<
  OutcomeSpec,
  { kind: 'real-income' | 'real-wage' | 'income' | 'output' }
>;

export function isHat(outcome: OutcomeSpec): outcome is HatSpec {
  return ['real-income', 'real-wage', 'income', 'output'].includes(outcome.kind);
}

/** @throws RangeError see `checkOutcome` */
export function measureOutcome(equilibrium: Equilibrium, outcome: OutcomeSpec): MeasuredOutcome {
  checkOutcome(equilibrium.economy, outcome);
  if (isHat(outcome)) {
    const size = hatWeights(equilibrium, outcome);
    const total = size.reduce((sum, weight) => sum + weight, 0);
    return meanOfHats(
      equilibrium,
      outcome,
      size.map((weight) => weight / total),
    );
  }
  switch (outcome.kind) {
    case 'revenue': {
      const revenue = new Float64Array(equilibrium.revenue.length);
      let value = 0;
      for (const n of new Set(outcome.regions)) {
        revenue[n] = 1;
        value += equilibrium.revenue[n];
      }
      return { value, weights: { revenue } };
    }
    case 'exports':
      return sumOfFlows(equilibrium, tradeOf(equilibrium, outcome.regions, 'exports'));
    case 'imports':
      return sumOfFlows(equilibrium, tradeOf(equilibrium, outcome.regions, 'imports'));
    case 'flow': {
      const { exporters, importers, sectors } = outcome;
      return sumOfFlows(equilibrium, cellsBetween(equilibrium, exporters, importers, sectors));
    }
    case 'export-share': {
      const { exporters, importers } = outcome;
      const inside = new Set(exporters);
      const buyers = importers.filter((n) => !inside.has(n));
      const part = sumOfFlows(equilibrium, cellsBetween(equilibrium, exporters, buyers));
      const all = sumOfFlows(equilibrium, tradeOf(equilibrium, exporters, 'exports'));
      const value = part.value / all.value;
      const ofPart = part.weights.trade;
      const trade = all.weights.trade?.map(
        (weight, cell) => ((ofPart?.[cell] ?? 0) - value * weight) / all.value,
      );
      return { value, weights: trade ? { trade } : {} };
    }
  }
}

/**
 * What each region counts for in a group's hat: base income for income and real income, base value added for real wages, base
 * output for what a sector makes. `[region]`, money; 0 outside the group.
 */
export function hatWeights({ economy }: Equilibrium, outcome: HatSpec): Float64Array {
  const N = economy.regions.length;
  const J = economy.sectors.length;
  const result = new Float64Array(N);
  const size = sizes();
  for (const n of outcome.regions) result[n] = size[n];
  return result;

  function sizes(): Float64Array {
    if (outcome.kind === 'real-wage') return economy.valueAdded;
    if (outcome.kind !== 'output') return baseIncome(economy);
    const sales = borderSales(economy, N);
    const made = new Float64Array(N);
    const block = N * N;
    for (let at = 0; at < block; at++) made[at % N] += sales[outcome.sector * block + at];
    if (J === 0 || !outcome.regions.some((n) => made[n] > 0)) {
      const names = outcome.regions.map((n) => economy.regions[n].id).join(', ');
      throw new RangeError(
        `sector ${economy.sectors[outcome.sector].id} is not made in ${names}: its output has no change`,
      );
    }
    return made;
  }
}

/** Each region's own hat: `[region]`. */
export function hatsOf(equilibrium: Equilibrium, outcome: HatSpec): Float64Array {
  const { economy, income, wageHat, output, costHat } = equilibrium;
  const J = economy.sectors.length;
  if (outcome.kind === 'output') {
    const base = hatWeights(equilibrium, { ...outcome, regions: [...economy.regions.keys()] });
    return base.map((made, n) => {
      const at = n * J + outcome.sector;
      return made > 0 ? output[at] / made / costHat[at] : 0;
    });
  }
  const before = baseIncome(economy);
  const prices = priceIndexHat(equilibrium);
  switch (outcome.kind) {
    case 'income':
      return income.map((value, n) => value / before[n]);
    case 'real-income':
      return income.map((value, n) => value / before[n] / prices[n]);
    case 'real-wage':
      return wageHat.map((wage, n) => wage / prices[n]);
  }
}

/** Σ_n mean_n · hat_n. */
export function meanOfHats(
  equilibrium: Equilibrium,
  outcome: HatSpec,
  mean: Float64Array,
): MeasuredOutcome {
  const { economy, income, output } = equilibrium;
  const N = economy.regions.length;
  const J = economy.sectors.length;
  const part = hatsOf(equilibrium, outcome).map((hat, n) => mean[n] * hat);
  const value = part.reduce((sum, each) => sum + each, 0);
  const ofIncome = part.map((each, n) => (each === 0 ? 0 : each / income[n]));
  if (outcome.kind === 'income') return { value, weights: { income: ofIncome } };
  if (outcome.kind === 'output') {
    const made = new Float64Array(N * J);
    const logCost = new Float64Array(N * J);
    part.forEach((each, n) => {
      const at = n * J + outcome.sector;
      if (each !== 0) made[at] = each / output[at];
      logCost[at] = -each;
    });
    return { value, weights: { output: made, logCost } };
  }
  const logPrice = economy.finalShare.map((alpha, at) => -alpha * part[Math.floor(at / J)]);
  return {
    value,
    weights:
      outcome.kind === 'real-income' ? { income: ofIncome, logPrice } : { logWage: part, logPrice },
  };
}

/** 1 on the cells whose border value is summed: `[sector][importer][exporter]`. */
function sumOfFlows(equilibrium: Equilibrium, trade: Float64Array): MeasuredOutcome {
  const sales = borderSales(equilibrium, equilibrium.economy.regions.length);
  let value = 0;
  for (let cell = 0; cell < sales.length; cell++) value += trade[cell] * sales[cell];
  return { value, weights: { trade } };
}

/** What a group sells to or buys from all others. */
function tradeOf(
  equilibrium: Equilibrium,
  members: readonly number[],
  side: 'exports' | 'imports',
): Float64Array {
  const inside = new Set(members);
  const others = [...equilibrium.economy.regions.keys()].filter((n) => !inside.has(n));
  return side === 'exports'
    ? cellsBetween(equilibrium, members, others)
    : cellsBetween(equilibrium, others, members);
}

/** 1 on what importers buy from exporters, own sales left out. */
function cellsBetween(
  { economy }: Equilibrium,
  exporters: readonly number[],
  importers: readonly number[],
  sectors: Iterable<number> = economy.sectors.keys(),
): Float64Array {
  const N = economy.regions.length;
  const result = new Float64Array(economy.share.length);
  for (const j of sectors) {
    for (const n of importers) {
      for (const i of exporters) if (i !== n) result[(j * N + n) * N + i] = 1;
    }
  }
  return result;
}
