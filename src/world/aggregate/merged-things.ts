import type { EconomyTables, Region, Sector } from '../../model/index.ts';
import type { EconomyMeta } from '../economy-meta.ts';
import { mergedTheta } from './merged-theta.ts';
import type { Target } from './target.ts';

/**
 * The regions of the new economy. What the map does not state: a name is the region's own, or the group's whose id it
 * takes, or the id; `iso3` and `group` are kept where all members agree; the place on a map is that of the member
 * with the largest value added.
 */
export function mergeRegions(
  targets: readonly Target[],
  { regions, sectors, valueAdded }: EconomyTables,
  groupNames: EconomyMeta['groups'],
): Region[] {
  const J = sectors.length;
  const sizeOf = (n: number): number =>
    valueAdded.subarray(n * J, (n + 1) * J).reduce((sum, value) => sum + value, 0);
  return targets.map((target) => {
    const members = target.members.map((member) => regions[member]!);
    const largest = target.members.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a));
    const { lat, lon } = regions[largest]!;
    const iso3 = shared(members.map((region) => region.iso3));
    const group = groupOf(target, regions);
    return {
      id: target.id,
      name: target.name ?? nameOf(target, members, groupNames),
      ...(iso3 === undefined ? {} : { iso3 }),
      ...(group === undefined ? {} : { group }),
      ...(lat === undefined ? {} : { lat }),
      ...(lon === undefined ? {} : { lon }),
    };
  });
}

/** The group of a new region: what the map says, or what all members share, unless the region itself takes its id. */
export function groupOf(target: Target, regions: readonly Region[]): string | undefined {
  if (target.group !== undefined) return target.group;
  const group = shared(target.members.map((member) => regions[member]!.group));
  return group === target.id ? undefined : group;
}

/** The sectors of the new economy: tradable where any member is, θ by `mergedTheta` unless the map states it. */
export function mergeSectors(
  targets: readonly Target[],
  sectors: readonly Sector[],
  weights: Float64Array,
): Sector[] {
  const theta = sectors.map((sector) => sector.theta);
  return targets.map((target) => {
    const members = target.members.map((member) => sectors[member]!);
    return {
      id: target.id,
      name: target.name ?? nameOf(target, members, {}),
      tradable: members.some(({ tradable }) => tradable),
      theta: target.theta ?? mergedTheta(target.members, theta, weights),
    };
  });
}

function nameOf(
  { id }: Target,
  members: readonly { readonly name: string }[],
  groupNames: EconomyMeta['groups'],
): string {
  const [first, ...others] = members;
  if (first && others.length === 0) return first.name;
  return (Object.hasOwn(groupNames, id) ? groupNames[id] : undefined) ?? id;
}

/** What all of them are, or nothing. */
function shared<Value>(values: readonly Value[]): Value | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}
