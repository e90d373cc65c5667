import type { Equilibrium } from '../equilibrium.ts';
import type { Direction } from '../sensitivity/direction.ts';
import type { OutcomeSpec } from '../sensitivity/outcome.ts';
import type { Shock } from '../shock.ts';
import { randomStream } from './random-economy.ts';

/** A direction in which everything moves, the same for the same seed; transfers sum to 0 over the world. */
export function randomDirection(
  seed: number,
  { economy, valueAdded, rents }: Equilibrium,
): Direction {
  const random = randomStream(seed ^ 0x2545f491);
  const some = (length: number): Float64Array =>
    Float64Array.from({ length }, () => 2 * random() - 1);
  const { share, finalShare, theta } = economy;
  const transfer = some(valueAdded.length).map((value, n) => 0.05 * value * valueAdded[n]);
  const rest = transfer.reduce((a, b) => a + b, 0) / valueAdded.reduce((a, b) => a + b, 0);
  return {
    tariff: some(share.length),
    tradeCost: some(share.length),
    productivity: some(finalShare.length),
    population: some(valueAdded.length),
    theta: some(theta.length).map((value, j) => 0.2 * value * theta[j]),
    transfer: transfer.map((value, n) => value - rest * valueAdded[n]),
    rents: some(rents.length).map((value) => 0.1 * value),
  };
}

/** A problem moved by `step` along a direction. */
export function movedAlong(
  { economy, tariff, rents, populationHat }: Equilibrium,
  shock: Shock,
  direction: Partial<Direction>,
  step: number,
): { economy: Equilibrium['economy']; shock: Shock } {
  const factors = (values: Float64Array, move: Float64Array | undefined): Float64Array =>
    move ? values.map((value, at) => value * Math.exp(step * move[at])) : values;
  const ones = (length: number): Float64Array => new Float64Array(length).fill(1);
  return {
    economy: {
      ...economy,
      theta: economy.theta.map((value, j) => value + step * (direction.theta?.[j] ?? 0)),
      transfer: economy.transfer.map((value, n) => value + step * (direction.transfer?.[n] ?? 0)),
    },
    shock: {
      tariff: factors(
        tariff.map((rate) => 1 + rate),
        direction.tariff,
      ).map((gross) => gross - 1),
      tradeCost: factors(shock.tradeCost ?? ones(tariff.length), direction.tradeCost),
      productivity: factors(
        shock.productivity ?? ones(economy.finalShare.length),
        direction.productivity,
      ),
      population: factors(populationHat, direction.population),
      rents: rents.map((rent, at) => ({
        ...rent,
        rate: rent.rate + step * (direction.rents?.[at] ?? 0),
      })),
    },
  };
}

/** Outcomes of every kind, of single regions and of groups; `sector` is one that region 0 makes. */
export function someOutcomes(regions: number, sector: number): OutcomeSpec[] {
  const pair = [0, 1];
  const some = pair.slice(0, regions - 1);
  return [
    { kind: 'real-income', regions: [0] },
    { kind: 'real-income', regions: pair },
    { kind: 'real-wage', regions: pair },
    { kind: 'income', regions: pair },
    { kind: 'revenue', regions: pair },
    { kind: 'exports', regions: some },
    { kind: 'imports', regions: some },
    { kind: 'flow', exporters: [regions - 1], importers: pair },
    { kind: 'flow', exporters: pair, importers: pair, sectors: [0] },
    { kind: 'export-share', exporters: some, importers: [regions - 1] },
    { kind: 'output', regions: [0], sector },
    { kind: 'output', regions: pair, sector },
  ];
}
