import type { Economy } from '../economy.ts';
import type { Shock } from '../shock.ts';
import { randomStream } from './random-economy.ts';

/** A shock with every member but rents, which come from quotas. */
export type FullShock = Required<Omit<Shock, 'rents'>>;

export interface RandomShockOptions {
  /** Range of new tariffs; a negative rate is a subsidy. Default 0 to 0.5. */
  readonly tariff?: readonly [number, number];
  /** Share of the cells whose tariff changes. Default 0.5. */
  readonly tariffCells?: number;
  /** Largest factor, up or down, on iceberg costs, productivity and population. Default 1.2 each. */
  readonly tradeCost?: number;
  readonly productivity?: number;
  readonly population?: number;
}

/** New tariffs and changed fundamentals all over an economy; the same for the same seed. */
export function randomShock(
  seed: number,
  economy: Economy,
  options: RandomShockOptions = {},
): FullShock {
  const random = randomStream(seed ^ 0x5bd1e995);
  const N = economy.regions.length;
  const J = economy.sectors.length;
  const [low, high] = options.tariff ?? [0, 0.5];
  const changedCells = options.tariffCells ?? 0.5;
  const factor = (most = 1.2): number => Math.exp(Math.log(most) * (2 * random() - 1));

  const tariff = economy.tariff.slice();
  const tradeCost = new Float64Array(J * N * N).fill(1);
  for (let cell = 0; cell < tariff.length; cell++) {
    const foreign = Math.floor(cell / N) % N !== cell % N;
    if (!foreign) continue;
    if (random() < changedCells) tariff[cell] = low + (high - low) * random();
    tradeCost[cell] = factor(options.tradeCost);
  }
  return {
    tariff,
    tradeCost,
    productivity: Float64Array.from({ length: N * J }, () => factor(options.productivity)),
    population: Float64Array.from({ length: N }, () => factor(options.population)),
  };
}
