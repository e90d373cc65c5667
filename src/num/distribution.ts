/** A distribution of one number. */
export type Distribution =
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | {
      readonly kind: 'triangular';
      readonly low: number;
      readonly mode: number;
      readonly high: number;
    }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  /** exp of a normal variable with mean ln(median); `se` is its standard deviation, in logs. */
  | { readonly kind: 'lognormal'; readonly median: number; readonly se: number }
  /** Each of some values is as likely as the next. */
  | { readonly kind: 'values'; readonly values: readonly number[] };
