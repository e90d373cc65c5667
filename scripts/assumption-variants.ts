import type { LoadedScenario, Run } from '../src/lab/index.ts';
import { runScenario, shockOf } from '../src/lab/index.ts';
import {
  calibrate,
  type Economy,
  type EconomyTables,
  type Equilibrium,
  groupsOf,
  outcomesOf,
  rebase,
  solve,
} from '../src/model/index.ts';
import { elasticitySetsFor } from '../src/world/index.ts';

/** One thing changed in a scenario, by the numbers of docs/assumptions.md that it bears on. */
export interface Variant {
  readonly change: string;
  readonly solve: (loaded: LoadedScenario) => Equilibrium;
}

/** Columns of the table of sizes: a group or regions. */
const columns = [
  ['Canada', 'CAN'],
  ['Alberta', 'CA-AB'],
  ['Ontario', 'CA-ON'],
  ['Saskatchewan', 'CA-SK'],
  ['Nova Scotia', 'CA-NS'],
  ['Mexico', 'MEX'],
  ['United States', 'USA'],
] as const;

export const assumptionHeader = ['change', ...columns.map(([name]) => name)];

/** A row of that table: change of real income in percent, two digits. */
export function assumptionRow({ change, solve }: Variant, loaded: LoadedScenario): string[] {
  const after = solve(loaded);
  const { regions } = after.economy;
  const outcomes = outcomesOf(after);
  const members = groupsOf(regions);
  const cells = columns.map(([, id]) => {
    const group = members.get(id) ?? [regions.findIndex((region) => region.id === id)];
    return signed(100 * (outcomes.group(group).realIncomeHat - 1));
  });
  return [change, ...cells];
}

function signed(percent: number): string {
  const digits = Math.abs(percent).toFixed(2);
  if (Number(digits) === 0) return digits;
  return `${percent < 0 ? '−' : '+'}${digits}`;
}

/** The rows of the table of sizes in docs/assumptions.md, of a scenario whose changes are two tariff tables: US, Canada. */
export function variantsOf({ tables }: LoadedScenario): Variant[] {
  const sets = elasticitySetsFor(tables.sectors.map(({ id }) => id));
  const thetas = (change: string, theta: (shipped: number, j: number) => number): Variant => {
    return { change, solve: (loaded) => run(withTheta(loaded, theta)) };
  };
  return [
    { change: 'as shipped', solve: run },
    {
      change: '1: no intermediate inputs at all',
      solve: (loaded) => run({ ...loaded, tables: withoutInputs(loaded.tables) }),
    },
    ...[...sets]
      .filter(([id]) => id !== 'fontagne-2022-services-4')
      .map(([id, { theta }]) => thetas(`2, 16: θ of ${id}`, (_, j) => theta[j] ?? NaN)),
    thetas('16: θ less 1 (the estimates read as 1 + θ)', (theta) => theta - 1),
    thetas('2: every θ halved', (theta) => theta / 2),
    thetas('2: every θ doubled', (theta) => theta * 2),
    {
      change: '7: deficits of provinces constant in Canadian consumer prices',
      solve: (loaded) => inCanadianUnit(loaded, 'priceIndexHat'),
    },
    {
      change: '7: deficits of provinces constant in Canadian value added',
      solve: (loaded) => inCanadianUnit(loaded, 'wageHat'),
    },
    {
      change: '7: deficits constant in world income (`share-of-world-income`)',
      solve: (loaded) =>
        run(withScenario(loaded, { closure: { transfers: 'share-of-world-income' } })),
    },
    {
      change: '7, 8: another base year, with balanced trade (`transfers: zero`)',
      solve: (loaded) => run(withScenario(loaded, { baseline: { transfers: 'zero' } })),
    },
    { change: '12: another base year, without any tariffs', solve: fromFreeTrade },
    { change: 'the United States’ tariffs alone', solve: (loaded) => run(onlyChange(loaded, 0)) },
    { change: 'Canada’s answer alone', solve: (loaded) => run(onlyChange(loaded, 1)) },
  ];
}

function run(loaded: LoadedScenario): Equilibrium {
  return counterfactualOf(runScenario(loaded));
}

function counterfactualOf({ counterfactual, result }: Run): Equilibrium {
  if (counterfactual?.status !== 'converged') {
    throw new Error(`it did not converge: ${JSON.stringify(result.solver)}`);
  }
  return counterfactual;
}

function withScenario(
  loaded: LoadedScenario,
  change: Partial<LoadedScenario['scenario']>,
): LoadedScenario {
  return { ...loaded, scenario: { ...loaded.scenario, ...change } };
}

function onlyChange(loaded: LoadedScenario, position: number): LoadedScenario {
  const changes = loaded.scenario.changes.slice(position, position + 1);
  return withScenario(loaded, { changes });
}

function withTheta(
  loaded: LoadedScenario,
  theta: (shipped: number, sector: number) => number,
): LoadedScenario {
  const sectors = loaded.tables.sectors.map((sector, j) => {
    return { ...sector, theta: theta(sector.theta, j) };
  });
  return { ...loaded, tables: { ...loaded.tables, sectors } };
}

/** All output is value added, all that is bought is final: the same trade, and a base year in balance as before. */
function withoutInputs(tables: EconomyTables): EconomyTables {
  const J = tables.sectors.length;
  const valueAdded = tables.valueAdded.slice();
  const final = tables.final.slice();
  tables.intermediate.forEach((value, cell) => {
    const buyer = Math.floor(cell / J);
    const region = Math.floor(buyer / J);
    valueAdded[buyer] = (valueAdded[buyer] ?? 0) + value;
    const bought = region * J + (cell % J);
    final[bought] = (final[bought] ?? 0) + value;
  });
  const intermediate = new Float64Array(tables.intermediate.length);
  return { ...tables, intermediate, valueAdded, final };
}

/**
 * Provinces' deficits follow Canada's consumer prices, or its value added (labour does not change, so its wage), and
 * the rest of the world takes up the difference. The model knows no such closure: a fixed point over its `fixed` one.
 */
function inCanadianUnit(loaded: LoadedScenario, unit: 'priceIndexHat' | 'wageHat'): Equilibrium {
  let after = run(loaded);
  const base = after.economy;
  const shock = shockOf(base, loaded.scenario.changes, loaded.tariffTables);
  const provinces = groupsOf(base.regions).get('CAN') ?? [];
  const rest = base.regions.findIndex(({ id }) => id === 'ROW');
  for (let last = 1, round = 0; round < 100; round++) {
    const hat = outcomesOf(after).group(provinces)[unit];
    if (Math.abs(hat - last) < 1e-9) return after;
    last = hat;
    const transfer = base.transfer.slice();
    for (const p of provinces) {
      const change = (hat - 1) * (base.transfer[p] ?? 0);
      transfer[p] = (transfer[p] ?? 0) + change;
      transfer[rest] = (transfer[rest] ?? 0) - change;
    }
    const solved = solve({ ...base, transfer }, shock, loaded.scenario.solve);
    if (solved.status !== 'converged') throw new Error(`${unit}: it ended as ${solved.status}`);
    after = { ...solved, economy: base };
  }
  throw new Error(`${unit}: deficits in a Canadian unit did not settle`);
}

/** The scenario's changes on the equilibrium that the base year becomes when its tariffs are taken away. */
function fromFreeTrade({ scenario, tables, tariffTables }: LoadedScenario): Equilibrium {
  const { economy } = calibrate(tables);
  const tariff = new Float64Array(economy.tariff.length);
  const base: Economy = rebase(solve(economy, { tariff }, scenario.solve));
  const after = solve(base, shockOf(base, scenario.changes, tariffTables), scenario.solve);
  if (after.status !== 'converged') throw new Error(`free trade: it ended as ${after.status}`);
  return after;
}
