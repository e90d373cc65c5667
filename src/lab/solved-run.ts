import type { MeasuredSolution } from './measures/solve-measures.ts';
import type { TariffSnapshot } from './measures/tariff-policy.ts';

/** An equilibrium, what became of products and quotas in it, and how long it took. */
export interface Solved extends MeasuredSolution {
  readonly milliseconds: number;
}

/** What `buildResult` goes by. */
export interface SolvedRun {
  readonly baseline: Solved;
  /** Absent when the base year could not be solved. */
  readonly counterfactual?: Solved;
  readonly tariffs: { readonly before: TariffSnapshot; readonly after?: TariffSnapshot };
  /** Parts of flows whose rate would have been below nothing. */
  readonly clamped: number;
}

/** What goes into a result beside the numbers of its regions. */
export interface ResultOptions {
  /** Adds the flows of every sector to the result, and every product flow whose tariff changes. */
  readonly detail?: boolean;
  /** What a six-digit code of goods is called; without it, those that have no everyday name here go by their code. */
  readonly nameOfHs?: (hs: string) => string | undefined;
}
