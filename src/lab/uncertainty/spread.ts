import type { ElasticitySets } from '../../world/index.ts';

/** How far published trade elasticities are apart. */
export interface Spread {
  /** Sets that count, by id. */
  readonly sets: readonly string[];
  /** Sets that repeat another in half of all sectors or more, and which. */
  readonly variants: readonly { readonly set: string; readonly of: string }[];
  /** Standard deviation of what all ln θ of a set have in common. */
  readonly common: number;
  /** Of what is left in each sector, by the sectors that every set gives one θ. */
  readonly estimates: readonly { readonly sectors: readonly number[]; readonly sd: number }[];
}

/**
 * Splits the differences among sets of elasticities in two ways, ln θ_sj = μ + a_s + b_j + e_sj, over the sectors j that are asked for:
 *
 *     ē_j  = Σ_s e_sj² / ((S − 1)(1 − 1/B))          variance left in sector j
 *     ā    = Var_s(mean_j ln θ_sj) − mean_j(ē_j) / B   variance of what a set's sectors share
 *
 * so that draws of a common factor with variance ā and of independent residuals with ē_j are as far apart as the sets are, in each
 * sector about its mean and in the mean of all. Sectors to which every set gives one θ are one estimate, counted once (B of
 * them) and drawn together: A01 to A03 of `canada-world`, or all of services.
 *
 * A set that has the same θ as one before it in at least half of the sectors is a variant and does not count: what is copied is no
 * second opinion.
 *
 * @param indices sectors, ascending
 * @throws RangeError where fewer than two sets are left
 */
export function spreadAcrossSets(sets: ElasticitySets, indices: readonly number[]): Spread {
  const { kept, variants } = withoutVariants(sets);
  const S = kept.length;
  if (S < 2) throw new RangeError('a spread needs two sets of elasticities or more');
  const thetas = kept.map(([, theta]) => theta);
  const estimates = sameInAll(thetas, indices);
  const B = estimates.length;
  const logs = thetas.map((theta) => estimates.map(([first]) => Math.log(theta[first!]!)));
  const ofSets = logs.map(mean);
  const all = mean(ofSets);
  const left = estimates.map((_, j) => {
    const ofSector = mean(logs.map((row) => row[j]!));
    const squares = logs.map((row, s) => (row[j]! - ofSets[s]! - ofSector + all) ** 2);
    return B === 1 ? 0 : sum(squares) / ((S - 1) * (1 - 1 / B));
  });
  const ofMeans = sum(ofSets.map((value) => (value - all) ** 2)) / (S - 1);
  return {
    sets: kept.map(([id]) => id),
    variants,
    common: Math.sqrt(Math.max(0, ofMeans - mean(left) / B)),
    estimates: estimates.map((sectors, j) => ({ sectors, sd: Math.sqrt(left[j]!) })),
  };
}

/** Sets that repeat one before them. */
export function variantsAmong(sets: ElasticitySets): Spread['variants'] {
  return withoutVariants(sets).variants;
}

type NamedThetas = readonly [id: string, theta: Float64Array];

function withoutVariants(sets: ElasticitySets): {
  kept: readonly NamedThetas[];
  variants: Spread['variants'];
} {
  const kept: NamedThetas[] = [];
  const variants: { set: string; of: string }[] = [];
  for (const [id, { theta }] of sets) {
    const original = kept.find(([, before]) => {
      const same = theta.filter((value, j) => value === before[j]).length;
      return 2 * same >= theta.length;
    });
    if (original) variants.push({ set: id, of: original[0] });
    else kept.push([id, theta]);
  }
  return { kept, variants };
}

/** Sectors by their θ in all sets: those with the same in every one are together, in the order of the first. */
function sameInAll(thetas: readonly Float64Array[], indices: readonly number[]): number[][] {
  const together = new Map<string, number[]>();
  for (const j of indices) {
    const key = thetas.map((theta) => theta[j]).join(' ');
    const known = together.get(key);
    if (known) known.push(j);
    else together.set(key, [j]);
  }
  return [...together.values()];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
