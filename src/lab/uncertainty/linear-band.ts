import { normalQuantile, quantile, type Distribution } from '../../num/index.ts';
import { drawOf } from './draw.ts';
import { sampleQuantile } from './statistics/quantiles.ts';

/** A deviation of a number from its median, times how an outcome answers to it. */
export interface LinearPart {
  readonly slope: number;
  /** A lognormal counts in logs. */
  readonly distribution: Distribution;
  readonly central: number;
}

/** Draws of the parts that are not bell curves. */
const DRAWS = 4096;

/**
 * Quantiles of a sum of independent deviations. Bell curves add up to one, exactly; where there are others too, the sum is drawn, by
 * points that are the same each time.
 */
export function linearQuantiles(
  parts: readonly LinearPart[],
  probabilities: readonly number[],
): number[] {
  const sd = Math.sqrt(parts.reduce((sum, part) => sum + (part.slope * bellSd(part)) ** 2, 0));
  const others = parts.filter((part) => bellSd(part) === 0 && part.slope !== 0);
  if (others.length === 0) return probabilities.map((p) => sd * normalQuantile(p));
  const sums = Float64Array.from({ length: DRAWS }, (_, draw) =>
    others.reduce(
      (sum, { slope, distribution, central }, k) =>
        sum + slope * (quantile(distribution, drawOf(k + 1, 0, draw)) - central),
      sd * normalQuantile(drawOf(0, 0, draw)),
    ),
  ).sort();
  return probabilities.map((p) => sampleQuantile(sums, p));
}

/** Variance of a part. */
export function linearVariance(part: LinearPart): number {
  return (part.slope * sdOf(part.distribution)) ** 2;
}

/** 0 of what is no bell curve. */
function bellSd({ distribution }: LinearPart): number {
  return distribution.kind === 'normal' || distribution.kind === 'lognormal'
    ? sdOf(distribution)
    : 0;
}

/** Standard deviation; of a lognormal that of its log. */
function sdOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'normal':
      return distribution.sd;
    case 'lognormal':
      return distribution.se;
    case 'uniform':
      return (distribution.high - distribution.low) / Math.sqrt(12);
    case 'triangular': {
      const { low: a, mode: c, high: b } = distribution;
      return Math.sqrt((a * a + b * b + c * c - a * b - a * c - b * c) / 18);
    }
    case 'values': {
      const { values } = distribution;
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      return Math.sqrt(squares / values.length);
    }
  }
}
