/** A stated value of goods that a surtax falls on, and the goods it names. */
export interface SurtaxPool {
  readonly name: string;
  /** Value covered, in the currency of the imports. */
  readonly total: number;
  /** Share of each sector's HS6 codes that the order lists for this pool, [sector]. */
  readonly listedShare: readonly number[];
}

/** How much of each sector a surtax covers; arrays are by sector. */
export interface SurtaxCoverage {
  /** Value covered, [pool][sector]; each pool adds up to its total. */
  readonly byPool: readonly (readonly number[])[];
  readonly covered: readonly number[];
  /** covered / imports, between 0 and 1. */
  readonly coverage: readonly number[];
  /** surtax × coverage, four digits. */
  readonly rate: readonly number[];
}

/**
 * Spreads the stated value of each pool over sectors and turns the whole into average rates.
 *
 * A pool is shared in proportion to imports × listed share. Pools are taken in their order: no sector is covered
 * beyond what it imports, by all pools together, and what a full sector cannot take goes to the others of the pool
 * in the same proportion.
 *
 * @param imports imports that the surtax could reach, [sector]
 * @param surtax ad valorem rate on a covered good
 * @throws RangeError naming the pool that its sectors cannot take
 */
export function surtaxCoverage(
  imports: readonly number[],
  pools: readonly SurtaxPool[],
  surtax: number,
): SurtaxCoverage {
  const covered = imports.map(() => 0);
  const byPool = pools.map(({ name, total, listedShare }) => {
    const weights = imports.map((value, s) => value * (listedShare[s] ?? 0));
    const room = imports.map((value, s) => value - (covered[s] ?? 0));
    const spread = spreadWithin(total, weights, room);
    if (!spread) throw new RangeError(`surtax on ${name}: its sectors import less than ${total}`);
    spread.forEach((value, s) => (covered[s] = (covered[s] ?? 0) + value));
    return spread;
  });
  const coverage = imports.map((value, s) => (value > 0 ? (covered[s] ?? 0) / value : 0));
  return {
    byPool,
    covered,
    coverage,
    rate: coverage.map((part) => Number((surtax * part).toFixed(4))),
  };
}

/** Divides `total` in proportion to `weights`, nothing beyond its `room`; undefined where it does not fit. */
function spreadWithin(
  total: number,
  weights: readonly number[],
  room: readonly number[],
): number[] | undefined {
  const spread = weights.map(() => 0);
  let left = total;
  let open = weights.flatMap((weight, at) => {
    const limit = room[at] ?? 0;
    return weight > 0 && limit > 0 ? [{ at, weight, limit }] : [];
  });
  while (open.length > 0) {
    const perWeight = left / open.reduce((sum, { weight }) => sum + weight, 0);
    const full = open.filter(({ weight, limit }) => perWeight * weight > limit);
    for (const { at, weight, limit } of full.length > 0 ? full : open) {
      spread[at] = full.length > 0 ? limit : perWeight * weight;
    }
    if (full.length === 0) return spread;
    left -= full.reduce((sum, { limit }) => sum + limit, 0);
    open = open.filter((entry) => !full.includes(entry));
  }
  return undefined;
}
