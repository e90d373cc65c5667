import { median, type Distribution } from '../num/index.ts';

/** Keys of a distribution as a scenario states them; exactly one of them is there, which `checkUncertainNumbers` sees to. */
export interface StatedDistribution {
  readonly uniform?: { readonly low: number; readonly high: number } | undefined;
  readonly triangular?:
    { readonly low: number; readonly mode: number; readonly high: number } | undefined;
  readonly normal?: { readonly mean: number; readonly sd: number } | undefined;
  readonly lognormal?: { readonly median?: number | undefined; readonly se: number } | undefined;
  readonly values?: readonly number[] | undefined;
}

/** What stands in the place of a number: one, a distribution, or a range for a grid. */
export type StatedNumber =
  | number
  | (StatedDistribution & {
      readonly from?: number | undefined;
      readonly to?: number | undefined;
      readonly steps?: number | undefined;
    });

/** A distribution, or a lognormal around something that is known elsewhere. */
export type DistributionAround =
  | Exclude<Distribution, { kind: 'lognormal' }>
  | { readonly kind: 'lognormal'; readonly median?: number; readonly se: number };

/** The distribution that a mapping states; undefined where it states none. */
export function distributionAround(stated: StatedDistribution): DistributionAround | undefined {
  const { uniform, triangular, normal, lognormal, values } = stated;
  if (uniform) return { kind: 'uniform', ...uniform };
  if (triangular) return { kind: 'triangular', ...triangular };
  if (normal) return { kind: 'normal', ...normal };
  if (lognormal) {
    const { median: around, se } = lognormal;
    return { kind: 'lognormal', ...(around === undefined ? {} : { median: around }), se };
  }
  return values && { kind: 'values', values };
}

/** The same where a lognormal states its median. */
export function distributionOf(stated: StatedDistribution): Distribution | undefined {
  const found = distributionAround(stated);
  if (found?.kind !== 'lognormal') return found;
  return found.median === undefined ? undefined : { ...found, median: found.median };
}

/** What a run takes: the number, the median of a distribution, the first value of a range. */
export function centralOf(stated: StatedNumber): number {
  if (typeof stated === 'number') return stated;
  const distribution = distributionOf(stated);
  const central = distribution ? median(distribution) : stated.from;
  if (central === undefined) throw new Error('neither a distribution nor a range');
  return central;
}
