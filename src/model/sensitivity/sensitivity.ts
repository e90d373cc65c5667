import type { Direction } from './direction.ts';
import type { LinearSolution } from './linear-solution.ts';

/** An outcome's value, and its derivative with respect to all that the solve took as given. */
export interface Sensitivity extends LinearSolution {
  readonly value: number;
  /**
   * Of the value, not of its log. Of a tariff: multiply by Δ ln(1 + τ'), or by 0.01 / (1 + τ') for one point. 0 where nothing is
   * traded. The level that hats compare with, base income, is held. `transfer` is what one unit of money given to a region does
   * when all regions pay for it in proportion to value added.
   */
  readonly gradient: Direction;
}

/** Σ gradient · direction: what an outcome changes by along a direction, to first order. */
export function along(gradient: Direction, direction: Partial<Direction>): number {
  let sum = 0;
  for (const key of Object.keys(gradient) as (keyof Direction)[]) {
    const move = direction[key];
    if (!move) continue;
    for (let at = 0; at < move.length; at++) sum += gradient[key][at] * move[at];
  }
  return sum;
}
