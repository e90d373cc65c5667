import type { Distribution } from '../../num/index.ts';

/** What one stream of draws moves. */
export type Target =
  /** θ of one sector: the value is θ. */
  | { readonly kind: 'theta'; readonly sector: number }
  /** A factor in logs that θ of all sectors share: the value is added to ln θ_j of each. */
  | { readonly kind: 'theta-common'; readonly sectors: readonly number[] }
  /** A number of a change: `set`, `add`, `rate` or `percent` of the entry at that place; the value takes its place. */
  | {
      readonly kind: 'change';
      readonly index: number;
      readonly key: 'set' | 'add' | 'rate' | 'percent';
    }
  /** How readily trade claims a preference: the value is added to the log odds of every share of claims of a table or measure. */
  | { readonly kind: 'claims'; readonly claims: string };

/**
 * One uncertain parameter of a scenario. Its number and the seed make its draws; nothing else does, so that who computes a
 * draw, and when, changes nothing.
 */
export interface Stream {
  /** Stable and unique in a scenario: `theta.C10T12`, `change.3.percent`, `claims.usmca-canada-by-value`. */
  readonly id: string;
  /** For people. */
  readonly label: string;
  readonly target: Target;
  readonly distribution: Distribution;
  /** What `run` takes. */
  readonly central: number;
}
