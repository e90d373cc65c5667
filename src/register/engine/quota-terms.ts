import type { QuotaTerms } from '../duty.ts';
import type { Quota } from '../measure.ts';

/** A quota as results print it. */
export function quotaTerms({
  volume,
  unit,
  per,
  inRate,
  outRate,
  outUncertain,
  rentTo,
}: Quota): QuotaTerms {
  return {
    volume,
    unit,
    per,
    in_rate: inRate,
    out_rate: outRate,
    out_rate_uncertain: outUncertain,
    rent_to: rentTo,
  };
}
