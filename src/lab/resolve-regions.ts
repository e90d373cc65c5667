import { groupsOf, type Region } from '../model/index.ts';
import type { Problem } from '../input/index.ts';
import type { Selector } from './scenario.ts';
import { unknownId } from './unknown-id.ts';

/** What a selector means in an economy: indices, each once, in the order of the selector. */
export interface Selection {
  readonly indices: readonly number[];
  readonly problems: readonly Problem[];
}

/** Display names of groups by id, for suggestions: `{ CAN: Canada }`. */
export type GroupNames = Readonly<Record<string, string>>;

/** `constructor` may be the id of a group, and is no key of its own of an object. */
function groupName(id: string, names: GroupNames): string {
  return (Object.hasOwn(names, id) ? names[id] : undefined) ?? id;
}

/** Regions, and how they were named: a province by its own id is another thing than as a member of its country. */
export interface NamedRegions {
  readonly members: ReadonlySet<number>;
  /** Those named by their own ids. */
  readonly own: ReadonlySet<number>;
  /** Ids of the groups that were named. */
  readonly groups: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/**
 * The regions that a selector means: `'*'` is every region, the id of a group its members. Rule: `unknown-region`,
 * with a suggestion where an id, a region's name or a group's name is near.
 */
export function resolveRegions(
  selector: Selector,
  regions: readonly Region[],
  groupNames: GroupNames = {},
): Selection {
  if (selector === '*') return { indices: [...regions.keys()], problems: [] };
  const { members, problems } = nameRegions(selector, regions, groupNames);
  return { indices: [...members], problems };
}

/** The same for a list of ids, keeping how each region was named. */
export function nameRegions(
  selector: Exclude<Selector, '*'>,
  regions: readonly Region[],
  groupNames: GroupNames,
): NamedRegions {
  const indexOf = new Map(regions.map(({ id }, index) => [id, index]));
  const groupMembers = groupsOf(regions);
  const members = new Set<number>();
  const own = new Set<number>();
  const groups = new Set<string>();
  const problems: Problem[] = [];
  for (const named of selector) {
    const index = indexOf.get(named.id);
    const ofGroup = groupMembers.get(named.id);
    if (index !== undefined) {
      members.add(index);
      own.add(index);
    } else if (ofGroup) {
      ofGroup.forEach((member) => members.add(member));
      groups.add(named.id);
    } else {
      const known = [...groupMembers.keys()].map((id) => ({ id, name: groupName(id, groupNames) }));
      problems.push(unknownId('region', named, [...regions, ...known]));
    }
  }
  return { members, own, groups, problems };
}
