import { normalQuantile } from './normal-quantile.ts';

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

/**
 * The value below which a part `u` of a distribution lies; of `values`, in ascending order, the one that `u` falls on.
 *
 * @param u between 0 and 1
 * @throws RangeError outside 0 to 1, and for no values
 */
export function quantile(distribution: Distribution, u: number): number {
  if (!(u >= 0 && u <= 1)) throw new RangeError(`${u} is no probability`);
  switch (distribution.kind) {
    case 'uniform': {
      const { low, high } = distribution;
      return low + u * (high - low);
    }
    case 'triangular': {
      const { low, mode, high } = distribution;
      const width = high - low;
      if (u * width < mode - low) return low + Math.sqrt(u * width * (mode - low));
      return high - Math.sqrt((1 - u) * width * (high - mode));
    }
    case 'normal':
      return distribution.mean + distribution.sd * normalQuantile(u);
    case 'lognormal':
      return distribution.median * Math.exp(distribution.se * normalQuantile(u));
    case 'values': {
      const sorted = inOrder(distribution.values);
      return sorted[Math.min(Math.floor(u * sorted.length), sorted.length - 1)];
    }
  }
}

/**
 * The value that half of a distribution lies below: what a run takes that is no sample. Of an even number of `values` it is the
 * lower of the two in the middle, so that it is one of them; of `uniform` the middle to 15 digits.
 */
export function median(distribution: Distribution): number {
  // 0.225 between 0.1 and 0.35, not the 0.22499999999999998 of binary fractions.
  if (distribution.kind === 'uniform') {
    return Number(((distribution.low + distribution.high) / 2).toPrecision(15));
  }
  if (distribution.kind !== 'values') return quantile(distribution, 0.5);
  const sorted = inOrder(distribution.values);
  return sorted[Math.ceil(sorted.length / 2) - 1];
}

function inOrder(values: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError('a distribution of no values');
  return values.toSorted((a, b) => a - b);
}
