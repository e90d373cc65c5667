import type { Driver, SparseMove } from '../decomposition/driver.ts';
import { pathRents, type PathProblem } from '../decomposition/path-problem.ts';
import type { Economy, Rent } from '../economy.ts';
import type { Shock, TransferClosure } from '../shock.ts';
import { cellOf, type VarietyFlow } from '../varieties.ts';
import { randomEconomy, randomStream, type RandomEconomyOptions } from './random-economy.ts';
import { randomShock, type RandomShockOptions } from './random-shock.ts';
import { randomVarieties, type RandomVarietiesOptions } from './random-varieties.ts';
import { settled } from './solved.ts';

/** What ends a path. */
export interface PathEnds {
  readonly economy: Economy;
  readonly shock: Shock;
  readonly flows?: readonly VarietyFlow[];
  readonly rents?: readonly Rent[];
  readonly closure?: TransferClosure;
}

/** The whole moves of a path by part, dense. */
export type WholeMoves = Record<keyof Omit<Driver, 'id'>, Float64Array>;

/** What changes between the ends, worked out place by place. */
export function wholeMoves(ends: PathEnds): WholeMoves {
  const { economy, shock, flows = [], closure } = ends;
  const N = economy.regions.length;
  const J = economy.sectors.length;
  const covered = new Set(flows.map((flow) => cellOf(economy, flow)));
  const varieties = flows.flatMap((flow) =>
    flow.varieties.map((variety) => ({
      variety,
      traded: variety.share > 0 && economy.share[cellOf(economy, flow)] > 0,
    })),
  );
  return {
    tariff: economy.tariff.map((rate, cell) =>
      covered.has(cell) ? 0 : Math.log((1 + (shock.tariff?.[cell] ?? rate)) / (1 + rate)),
    ),
    tradeCost: economy.tariff.map((_, cell) => Math.log(shock.tradeCost?.[cell] ?? 1)),
    productivity: shock.productivity?.map(Math.log) ?? new Float64Array(N * J),
    population: shock.population?.map(Math.log) ?? new Float64Array(N),
    varieties: Float64Array.from(varieties, ({ variety: { base, rate, prohibited }, traded }) =>
      traded && !prohibited ? Math.log((1 + rate) / (1 + base)) : 0,
    ),
    openings: Float64Array.from(varieties, ({ variety, traded }) =>
      traded && variety.prohibited ? -1 : 0,
    ),
    rents: Float64Array.from(pathRents(ends), ({ before, after }) => after - before),
    transfer: economy.transfer.map((value) => (closure === 'zero' ? -value : 0)),
  };
}

/** One driver that makes the whole move of some parts. */
export function driverOf(id: string, moves: Partial<WholeMoves>): Driver {
  const sparse = Object.entries(moves).map(([part, values]) => [part, sparseOf(values)]);
  return { id, ...(Object.fromEntries(sparse) as Partial<Record<keyof WholeMoves, SparseMove>>) };
}

export function sparseOf(values: Float64Array): SparseMove {
  const at = Int32Array.from(values.keys()).filter((k) => values[k] !== 0);
  return { at, by: Float64Array.from(at, (k) => values[k]) };
}

/**
 * Each place's move divided among some drivers by random fractions of either sign, which sum to 1; transfers by the same everywhere,
 * so that each driver's sum to 0.
 */
export function randomDrivers(seed: number, moves: WholeMoves, count: number): Driver[] {
  const random = randomStream(seed ^ 0x3c6ef372);
  const parts = Array.from({ length: count }, () => ({}) as WholeMoves);
  const divide = (): number[] => {
    const drawn = parts.map(() => 1.5 * random() - 0.5);
    const left = (1 - drawn.reduce((sum, one) => sum + one, 0)) / count;
    return drawn.map((fraction) => fraction + left);
  };
  for (const [name, values] of Object.entries(moves) as [keyof WholeMoves, Float64Array][]) {
    for (const part of parts) part[name] = new Float64Array(values.length);
    let fractions = divide();
    values.forEach((value, k) => {
      if (name !== 'transfer') fractions = divide();
      parts.forEach((part, d) => (part[name][k] = value * fractions[d]));
    });
  }
  return parts.map((part, d) => driverOf(`d${d}`, part));
}

export interface RandomPathOptions {
  readonly economy?: Partial<RandomEconomyOptions>;
  readonly shock?: RandomShockOptions;
  readonly varieties?: RandomVarietiesOptions;
  readonly closure?: TransferClosure;
}

/** The ends of a path on which everything changes: tariffs, costs, productivity, labour, varieties; some of these are banned. */
export function randomPath(seed: number, options: RandomPathOptions = {}): PathEnds {
  const { closure = 'fixed' } = options;
  const drawn = randomEconomy(seed, {
    regions: 4,
    sectors: 3,
    sizeSpread: 1,
    theta: [2, 10],
    transfer: 0.05,
    ...options.economy,
  });
  const economy = settled(drawn, { tolerance: 1e-13 });
  return {
    economy,
    shock: randomShock(seed, economy, options.shock),
    flows: randomVarieties(seed, economy, { prohibited: 0.2, ...options.varieties }),
    closure,
  };
}

export function problemOf(ends: PathEnds, drivers: readonly Driver[]): PathProblem {
  return { ...ends, drivers };
}
