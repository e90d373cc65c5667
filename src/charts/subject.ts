import type { RegionResult, Result } from '../lab/index.ts';
import { shorten } from './text-width.ts';

/** False when either equilibrium was not found: then a picture or a page shows no outcome at all. */
export function isAnswer({ solver, regions }: Result): boolean {
  return (
    solver.status === 'converged' && solver.baseline.status === 'converged' && regions.length > 0
  );
}

/** Ids are words of the user's: `constructor` is one that no record knows, unless it is the record's own. */
function own<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

/** The display name of a region or group, in full. */
export function fullNameOf({ labels }: Result, id: string): string {
  return own(labels.regions, id) ?? own(labels.groups, id) ?? id;
}

/** The display name of a sector, in full. */
export function fullSectorName({ labels }: Result, id: string): string {
  return own(labels.sectors, id) ?? id;
}

/** The display name of a region or group as sentences and pictures have room for. */
export function nameOf(result: Result, id: string): string {
  return shorten(fullNameOf(result, id));
}

/** The display name of a sector as pictures have room for. */
export function sectorName(result: Result, id: string): string {
  return shorten(fullSectorName(result, id));
}

/** The regions of a group, in the economy's order; none when `id` is no group. */
export function membersOf({ members }: Result, id: string): readonly string[] {
  return own(members, id) ?? [];
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
