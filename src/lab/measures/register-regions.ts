import type { Region } from '../../model/index.ts';
import type { Register } from '../../register/index.ts';

/** What the regions of a world are called in the register, and which of them it does not know. */
export interface RegisterRegions {
  /** `[region]`: provinces have the id of their country; what the register does not know keeps its own. */
  readonly ids: readonly string[];
  /** Ids of regions that the register does not know: measures on all exporters reach them, those on named ones do not. */
  readonly unknown: readonly string[];
  /** Ids of regions that stand for several countries of the register, which here count as the first of them. */
  readonly several: readonly string[];
}

/** Finds each region by its `iso3`, its own id or the id of its group, in this order. */
export function registerRegions(
  regions: readonly Region[],
  { names, groups }: Pick<Register, 'names' | 'groups'>,
): RegisterRegions {
  const unknown: string[] = [];
  const several: string[] = [];
  const ids = regions.map(({ id, iso3, group }) => {
    const candidates = [iso3, id, group].filter((name) => name !== undefined);
    const found = candidates.find((name) => names.has(name) || groups.has(name));
    const members = found === undefined ? undefined : groups.get(found);
    if (members?.[0] !== undefined) {
      several.push(id);
      return members[0];
    }
    if (found === undefined) unknown.push(id);
    return found ?? id;
  });
  return { ids, unknown, several };
}
