import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadScenario, loadScenarioText, shockOf, type LoadedScenario } from '../src/lab/index.ts';
import {
  calibrate,
  rebase,
  solve,
  type Economy,
  type Shock,
  type TransferClosure,
} from '../src/model/index.ts';
import { randomEconomy } from '../src/model/testing/random-economy.ts';
import { sharedDataFolder } from '../test/shared-data-folder.ts';

/** A counterfactual to be timed: a base in equilibrium, and a shock to its tariffs. */
export interface Problem {
  readonly name: string;
  readonly economy: Economy;
  readonly shock: Shock;
  /** The same, with one region's tariffs on all goods of another five points higher: where a slider may go. */
  readonly moved: Shock;
  /** More such moves, each from the one before: pairs of large regions, none of them twice. */
  readonly walk: readonly Shock[];
  readonly closure: TransferClosure;
  /** Of both solvers. */
  readonly tolerance: number;
}

/** A problem that is made only when its turn comes, or the reason why it cannot be. */
export interface Candidate {
  readonly name: string;
  readonly skipped?: string;
  make(): Problem;
}

export const candidates: readonly Candidate[] = [
  {
    name: 'nafta-31x40',
    ...(existsSync(join(sharedDataFolder, 'caliendo-parro-1993'))
      ? {}
      : { skipped: `there is no caliendo-parro-1993 in ${sharedDataFolder}` }),
    make: () => fromScenario('nafta-31x40', 'nafta-1993-2005'),
  },
  { name: 'canada-2021', make: () => fromText('canada-2021', plainTariffs) },
  { name: 'canada-world', make: () => fromScenario('canada-world', 'us-canada-2025') },
  { name: 'generated-77x45', make: () => generated(77, 45, 1e-8) },
];

const TOLERANCE = 1e-9;
const MOVE = 0.05;
const WALK = 12;

/** 25 % both ways, on the smaller of the built-in worlds. */
const plainTariffs = `
id: plain-tariffs
title: The United States and Canada each put 25 % on all goods of the other
economy: canada-2021
changes:
  - tariff: { importer: USA, exporter: CAN, sector: '*', set: 0.25 }
  - tariff: { importer: CAN, exporter: USA, sector: '*', set: 0.25 }
`;

function fromText(name: string, text: string): Problem {
  return fromLoaded(name, loadScenarioText(text, `${name}.yaml`));
}

/** The base year and the changes of a scenario of the gallery. */
function fromScenario(name: string, id: string): Problem {
  return fromLoaded(name, loadScenario(id));
}

function fromLoaded(name: string, loaded: LoadedScenario): Problem {
  const { scenario, tables, tariffTables } = loaded;
  const closure = scenario.baseline.transfers === 'zero' ? 'zero' : 'fixed';
  const economy = base(calibrate(tables).economy, closure);
  const { tariff } = shockOf(economy, scenario.changes, tariffTables);
  if (!tariff) throw new Error(`${scenario.id} changes no tariff`);
  return problem(name, economy, tariff, scenario.closure.transfers, TOLERANCE);
}

/**
 * Sizes over five orders of magnitude, strong home bias, a third of the sectors untraded, one trade cell in ten empty,
 * a sector's own product the largest of its inputs, θ from 2 to 20, trade out of balance by up to 2 % of value added. The
 * largest region puts 25 points on all it imports, and everybody else puts 10 on what it sells.
 */
export function generated(regions: number, sectors: number, tolerance: number): Problem {
  const economy = base(
    randomEconomy(2025, {
      regions,
      sectors,
      sizeSpread: 5,
      theta: [2, 20],
      zeroCells: 0.1,
      ownInput: 2,
      transfer: 0.02,
    }),
    'fixed',
  );
  const largest = economy.valueAdded.indexOf(Math.max(...economy.valueAdded));
  const tariff = economy.tariff.map((rate, cell) => {
    const importer = Math.floor(cell / regions) % regions;
    const exporter = cell % regions;
    if (importer === exporter) return rate;
    return rate + (importer === largest ? 0.25 : exporter === largest ? 0.1 : 0);
  });
  return problem(`generated-${regions}x${sectors}`, economy, tariff, 'fixed', tolerance);
}

function base(economy: Economy, closure: TransferClosure): Economy {
  return rebase(solve(economy, {}, { closure, tolerance: 1e-12 }));
}

function problem(
  name: string,
  economy: Economy,
  tariff: Float64Array,
  closure: TransferClosure,
  tolerance: number,
): Problem {
  const [first, ...others] = pairsBySize(economy);
  if (!first) throw new Error(`${name} has a single region`);
  let last = tariff;
  const walk = others
    .slice(0, WALK)
    .map((pair) => ({ tariff: (last = raised(economy, last, pair)) }));
  const moved = { tariff: raised(economy, tariff, first) };
  return { name, economy, shock: { tariff }, moved, walk, closure, tolerance };
}

interface Pair {
  readonly importer: number;
  readonly exporter: number;
}

/** Pairs of the largest regions, the largest first, both ways. */
function pairsBySize({ valueAdded }: Economy): Pair[] {
  const bySize = [...valueAdded.keys()].sort((a, b) => (valueAdded[b] ?? 0) - (valueAdded[a] ?? 0));
  return bySize
    .slice(0, 6)
    .flatMap((one, rank) =>
      bySize.slice(0, rank).flatMap((other) => [pair(other, one), pair(one, other)]),
    );
}

function pair(importer: number, exporter: number): Pair {
  return { importer, exporter };
}

function raised(
  economy: Economy,
  tariff: Float64Array,
  { importer, exporter }: Pair,
): Float64Array {
  const N = economy.regions.length;
  return tariff.map((rate, cell) =>
    Math.floor(cell / N) % N === importer && cell % N === exporter ? rate + MOVE : rate,
  );
}
