import type { Driver, SparseMove } from './driver.ts';

/** The parts of a driver. */
export const driverParts = [
  'tariff',
  'tradeCost',
  'productivity',
  'population',
  'varieties',
  'openings',
  'rents',
  'transfer',
] as const;
export type DriverPart = (typeof driverParts)[number];

/** Moves of everything that drivers can move, in whole arrays: shapes as in `Driver`. */
export type Moves = Readonly<Record<DriverPart, Float64Array>>;

export function createMoves(lengths: Readonly<Record<DriverPart, number>>): Moves {
  const moves = {} as Record<DriverPart, Float64Array>;
  for (const part of driverParts) moves[part] = new Float64Array(lengths[part]);
  return moves;
}

/** Adds `weight` of a driver's moves. */
export function addDriver(moves: Moves, driver: Driver, weight: number): void {
  for (const part of driverParts) {
    const move = driver[part];
    if (!move) continue;
    const { at, by } = move;
    const into = moves[part];
    for (let k = 0; k < at.length; k++) into[at[k]] += weight * by[k];
  }
}

/** to = scale · from. */
export function scaleMoves(from: Moves, scale: number, to: Moves): void {
  for (const part of driverParts) {
    const source = from[part];
    const target = to[part];
    for (let k = 0; k < source.length; k++) target[k] = scale * source[k];
  }
}

/** Σ values[at] · by. */
export function dot({ at, by }: SparseMove, values: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < at.length; k++) sum += values[at[k]] * by[k];
  return sum;
}
