/**
 * A tariff-rate quota: `inRate` up to `volume`, `outRate` beyond it. Varieties name it by its place in the list of quotas; their
 * base quantities are in the unit of `volume`. Rates are the full tariffs of those varieties.
 */
export interface ModelQuota {
  readonly id: string;
  readonly volume: number;
  readonly inRate: number;
  /** Not below `inRate`; Infinity when nothing may come in beyond the volume. */
  readonly outRate: number;
  readonly rentTo: 'importer' | 'exporter';
}

/**
 * Where a quota ends up. `below`: imports pay the in-quota rate and there is no rent. `at-limit`: imports equal the volume, and
 * buyers pay a shadow rate between the two. `above`: all buyers pay as if at the out-quota rate, and those who hold licences
 * for the volume keep the difference. `not-traded`: nothing of it is imported in the base.
 */
export type QuotaPosition = 'below' | 'at-limit' | 'above' | 'not-traded';

export interface QuotaState {
  readonly id: string;
  readonly state: QuotaPosition;
  /** What is imported, in the unit of `volume`. */
  readonly quantity: number;
  readonly volume: number;
  readonly inRate: number;
  readonly outRate: number;
  /** The rate that buyers' prices reflect. */
  readonly shadowRate: number;
  /** In the economy's money, to the holders. */
  readonly rent: number;
}

/** @throws RangeError naming the quota and what is wrong with it */
export function checkQuotas(quotas: readonly ModelQuota[]): void {
  for (const { id, volume, inRate, outRate } of quotas) {
    if (!(volume >= 0 && Number.isFinite(volume))) {
      throw new RangeError(`quota ${id} has a volume of ${volume}; it must be finite, 0 or more`);
    }
    if (!(inRate > -1 && Number.isFinite(inRate) && outRate >= inRate)) {
      throw new RangeError(
        `quota ${id} has rates of ${inRate} inside and ${outRate} outside; they must be above -1, and the one outside not below the one inside`,
      );
    }
  }
}
