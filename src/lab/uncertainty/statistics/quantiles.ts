/**
 * A quantile of a sample by linear interpolation between order statistics (type 7 of Hyndman and Fan, 1996, Sample Quantiles in
 * Statistical Packages): of n values the one at place (n − 1)p, counted from 0.
 *
 * @param sorted ascending
 * @returns NaN of no values
 */
export function sampleQuantile(sorted: Float64Array, p: number): number {
  const last = sorted.length - 1;
  if (last < 0) return NaN;
  const place = last * p;
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, last)]!;
  return low + (place - below) * (high - low);
}
