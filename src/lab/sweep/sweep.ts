import type { SolverStatus } from '../result.ts';

/** One column of a sweep's results. */
export interface SweepColumn {
  /** `CAN.real_income_pct`. */
  readonly id: string;
  readonly region: string;
  readonly field: string;
  /** `percent`, `share` or the economy's money. */
  readonly unit: string;
}

/** What is to be computed: points of a sample or of a grid, each by its number alone. */
export interface SweepPlan {
  readonly design:
    | { readonly kind: 'draws'; readonly seed: number; readonly draws: number }
    | {
        readonly kind: 'grid';
        readonly axes: readonly { readonly id: string; readonly values: readonly number[] }[];
      };
  /** How many points. */
  readonly points: number;
  /** Ids of the parameters, in the order of `SweepPoint.parameters`. */
  readonly parameters: readonly {
    readonly id: string;
    readonly label: string;
    readonly central: number;
  }[];
  readonly columns: readonly SweepColumn[];
  /**
   * `sha256:…` of everything a point depends on: the engine's version, economy, products, register, scenario, seed (or axes), parameters
   * and columns. Not of how many points are asked for: 2,000 draws begin with the same first 1,000.
   */
  readonly digest: string;
  /** What the digest is of, part by part: so that a refusal can say which part differs. */
  readonly basis: SweepBasis;
}

/** What a point depends on. */
export interface SweepBasis {
  readonly version: string;
  /** Of the last bits of exp, log and their like on this machine, and of a small solve by this engine. */
  readonly arithmetic: string;
  readonly economy: string;
  readonly products: string | null;
  readonly register: string | null;
  readonly scenario: string;
  /** The seed, or the axes. */
  readonly design: string;
  readonly parameters: string;
  readonly columns: string;
}

/** What came of one point. Outcomes are NaN unless it converged. */
export interface SweepPoint {
  readonly index: number;
  readonly status: SolverStatus;
  readonly iterations: number;
  readonly residual: number;
  /** `[parameter]` */
  readonly parameters: Float64Array;
  /** `[column]` */
  readonly outcomes: Float64Array;
}

/** Points `from` up to but not including `to` of a plan: what one worker computes at a time, and what is stored at a time. */
export interface SweepChunk {
  readonly from: number;
  readonly to: number;
}

/** Computes points of one plan; made once in every process, from the scenario's text alone. */
export interface SweepEngine {
  readonly plan: SweepPlan;
  /** The same bits for the same index, whichever process asks and whatever it computed before. */
  evaluate(index: number): SweepPoint;
}
