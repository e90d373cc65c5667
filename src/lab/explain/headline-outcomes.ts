import {
  baseIncome,
  borderSales,
  groupsOf,
  outcomesOf,
  type Equilibrium,
} from '../../model/index.ts';
import type { LoadedScenario } from '../loaded-scenario.ts';
import type { FullRun } from './causes.ts';
import { parseOutcome, type NamedOutcome } from './outcome-id.ts';

/** How many regions and groups are explained unless some are named. */
const MOST = 3;

/** Less duty than this part of what moves most is not in the headlines. */
const LEAST_DUTY = 0.01;

/**
 * Real income of the groups, and regions outside groups, whose trade has most duty put on it or taken off; where no tariffs change, of
 * those that gain or lose most.
 */
export function headlineOutcomes(loaded: LoadedScenario, run: FullRun): NamedOutcome[] {
  const { regions } = loaded.tables;
  const { equilibrium } = run.counterfactual;
  const { economy } = equilibrium;
  const outcomes = outcomesOf(equilibrium);
  const income = baseIncome(economy);
  const duty = dutyMoved(equilibrium);
  const sum = (members: readonly number[], values: ArrayLike<number>): number =>
    members.reduce((total, n) => total + (values[n] ?? 0), 0);
  const gain = income.map((one, n) => one * (outcomes.region(n).realIncomeHat - 1));
  const all = [
    ...groupsOf(regions),
    ...regions.flatMap(({ id, group }, n) => (group === undefined ? [[id, [n]] as const] : [])),
  ].map(([id, members]) => ({
    id,
    duty: sum(members, duty),
    gain: Math.abs(sum(members, gain)),
  }));
  const most = Math.max(...all.map((one) => one.duty));
  return all
    .filter((one) => one.duty >= LEAST_DUTY * most)
    .sort((a, b) => b.duty - a.duty || b.gain - a.gain)
    .slice(0, MOST)
    .flatMap(({ id }) => parseOutcome(`${id}.real_income`, outcomeNames(loaded)).outcome ?? []);
}

/** Points of duty that change on what a region buys and sells, whichever way, times the trade of the baseline: `[region]`. */
function dutyMoved({ economy, tariff }: Equilibrium): Float64Array {
  const N = economy.regions.length;
  const sales = borderSales(economy, N);
  const moved = new Float64Array(N);
  sales.forEach((value, cell) => {
    const points = Math.abs((tariff[cell] ?? 0) - (economy.tariff[cell] ?? 0));
    // of a flow of varieties what is bought changes, and with it the mean rate, though no duty does
    if (points < LEAST_POINTS) return;
    const importer = Math.floor(cell / N) % N;
    moved[importer] = (moved[importer] ?? 0) + value * points;
    moved[cell % N] = (moved[cell % N] ?? 0) + value * points;
  });
  return moved;
}

const LEAST_POINTS = 1e-6;

/** What outcomes of a scenario are held against. */
export function outcomeNames({ tables, meta }: Pick<LoadedScenario, 'tables' | 'meta'>) {
  return { regions: tables.regions, sectors: tables.sectors, groupNames: meta.groups };
}
