import type { DriverPart } from '../../model/index.ts';
import type { Cause } from './causes.ts';

/** One entry of one array that moves, by how much, and why. */
export interface Move {
  readonly cause: Cause;
  /** Numbered as there. */
  readonly place: DriverPart;
  readonly at: number;
  readonly by: number;
  /** It is the wedge of a quota: found by the solve, not stated by anybody. */
  readonly wedge: boolean;
}

/** Everything that moves between a baseline and a counterfactual, cause by cause. */
export class MoveBook {
  readonly #moves: Move[] = [];

  add(cause: Cause, place: DriverPart, at: number, by: number, wedge = false): void {
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
