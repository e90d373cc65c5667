import type { Cause } from './causes.ts';

/** Where a move is: members of `Driver` in the room `model`, numbered as there. */
export const places = [
  'tariff',
  'tradeCost',
  'productivity',
  'population',
  'varieties',
  'openings',
  'rents',
  'transfer',
] as const;
export type Place = (typeof places)[number];

/** One entry of one array that moves, by how much, and why. */
export interface Move {
  readonly cause: Cause;
  readonly place: Place;
  readonly at: number;
  readonly by: number;
  /** It is the wedge of a quota: found by the solve, not stated by anybody. */
  readonly wedge: boolean;
}

/** Everything that moves between a baseline and a counterfactual, cause by cause. */
export class MoveBook {
  readonly #moves: Move[] = [];

  add(cause: Cause, place: Place, at: number, by: number, wedge = false): void {
    if (by !== 0) this.#moves.push({ cause, place, at, by, wedge });
  }

  get moves(): readonly Move[] {
    return this.#moves;
  }

  /** In the order in which they came up. */
  get causes(): readonly Cause[] {
    return [...new Set(this.#moves.map(({ cause }) => cause))];
  }
}
