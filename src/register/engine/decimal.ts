/** Rates are written in decimals, and sums of them read so: 1.061 − 0.061 is 1, not 0.9999999999999999. */
export function decimal(sum: number): number {
  return Math.round(sum * 1e12) / 1e12;
}
