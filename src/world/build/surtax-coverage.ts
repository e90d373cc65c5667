/** What is known of one goods sector when a surtax is spread over it; values in one currency unit. */
export interface SectorExposure {
  readonly sector: string;
  /** Imports that the surtax could reach. */
  readonly imports: number;
  /** Value that the government states to be covered in this sector itself. */
  readonly statedCoverage: number;
  /** Share of the sector's HS6 codes that the orders list, leaving out the stated part. */
  readonly listedShare: number;
}

/** How much of a sector the surtax covers. */
export interface SectorCoverage extends SectorExposure {
  readonly covered: number;
  /** covered / imports, between 0 and 1. */
  readonly coverage: number;
  /** surtax × coverage, four digits. */
  readonly rate: number;
}

/**
 * Spreads a stated total over sectors and turns it into average rates.
 *
 * Each sector first gets what is stated for it. The rest, `spreadTotal`, is shared in proportion to
 * imports × listed share; no sector is covered beyond its imports, and what a full sector cannot take
 * goes to the others in the same proportion.
 *
 * @param spreadTotal value to spread besides the stated coverage
 * @param surtax ad valorem rate on a covered good
 * @throws RangeError when the sectors cannot take `spreadTotal`
 */
export function surtaxCoverage(
  exposures: readonly SectorExposure[],
  spreadTotal: number,
  surtax: number,
): SectorCoverage[] {
  const covered = exposures.map(({ imports, statedCoverage }) => Math.min(imports, statedCoverage));
  const room = (i: number): number =>
    (exposures[i] as SectorExposure).imports - (covered[i] as number);
  let open = exposures.flatMap(({ imports, listedShare }, i) => {
    const weight = imports * listedShare;
    return weight > 0 && room(i) > 0 ? [{ i, weight }] : [];
  });
  let left = spreadTotal;
  while (left > 1e-9 * spreadTotal) {
    const weights = open.reduce((sum, { weight }) => sum + weight, 0);
    if (open.length === 0) {
      throw new RangeError(`surtax of ${spreadTotal}: ${left} more than the listed sectors import`);
    }
    const perWeight = left / weights;
    const full = open.filter(({ i, weight }) => perWeight * weight >= room(i));
    for (const { i, weight } of full.length > 0 ? full : open) {
      const share = full.length > 0 ? room(i) : perWeight * weight;
      covered[i] = (covered[i] as number) + share;
      left -= share;
    }
    if (full.length === 0) break;
    open = open.filter((entry) => !full.includes(entry));
  }
  return exposures.map((exposure, i) => {
    const coverage = exposure.imports > 0 ? (covered[i] as number) / exposure.imports : 0;
    return {
      ...exposure,
      covered: covered[i] as number,
      coverage,
      rate: Number((surtax * coverage).toFixed(4)),
    };
  });
}
