import type { RegionResult, Result } from '../lab/index.ts';

/** False when either equilibrium was not found: then a picture or a page shows no outcome at all. */
export function isAnswer({ solver, regions }: Result): boolean {
  return (
    solver.status === 'converged' && solver.baseline.status === 'converged' && regions.length > 0
  );
}

/** The display name of a region or group. */
export function nameOf({ labels }: Result, id: string): string {
  return labels.regions[id] ?? labels.groups[id] ?? id;
}

export function sectorName({ labels }: Result, id: string): string {
  return labels.sectors[id] ?? id;
}

/** The regions of a group, in the economy's order; none when `id` is no group. */
export function membersOf({ members }: Result, id: string): readonly string[] {
  return members[id] ?? [];
}

/** The group that a region belongs to, if any. */
export function groupOf(result: Result, region: string): string | undefined {
  return result.groups.find(({ id }) => membersOf(result, id).includes(region))?.id;
}

/** A region's or group's outcomes. */
export function outcomeOf(result: Result, id: string): RegionResult | undefined {
  return [...result.groups, ...result.regions].find((one) => one.id === id);
}

/** Groups, and the regions that stand in none: everybody once. */
export function economies(result: Result): RegionResult[] {
  const alone = result.regions.filter(({ id }) => groupOf(result, id) === undefined);
  return [...result.groups, ...alone];
}

const size = ({ real_income_pct }: RegionResult): number => Math.abs(real_income_pct);

/** Largest absolute change of real income first; ties keep their order. */
export function byMovement(outcomes: readonly RegionResult[]): RegionResult[] {
  return [...outcomes].sort((a, b) => size(b) - size(a));
}

/**
 * Whom a picture or page is about: the one asked for, else the group (of several the one that moves most),
 * else the region that moves most.
 *
 * @throws when `asked` is neither a region nor a group of the result
 */
export function focusOf(result: Result, asked?: string): string {
  if (asked === undefined) {
    const first = byMovement(result.groups)[0] ?? byMovement(result.regions)[0];
    return first?.id ?? '';
  }
  if (outcomeOf(result, asked)) return asked;
  const known = [...result.groups, ...result.regions].map(({ id }) => id).join(', ');
  throw new Error(`'${asked}' is neither a region nor a group of this result; there are: ${known}`);
}
