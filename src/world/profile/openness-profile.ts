import { groupsOf, overSectors, tradeOfGroup } from '../../model/index.ts';
import type { EconomyTables } from '../../model/index.ts';

/** How much a region, or a group seen as one, trades; a group's inner trade is left out. */
export interface OpennessProfile {
  readonly id: string;
  readonly name: string;
  readonly value_added: number;
  readonly exports: number;
  readonly imports: number;
  /** Exports less imports. */
  readonly balance: number;
  /** (Exports + imports) / value added. */
  readonly openness: number;
}

export interface RegionProfile extends OpennessProfile {
  readonly iso3?: string;
  readonly group?: string;
}

export interface GroupProfile extends OpennessProfile {
  readonly members: readonly string[];
}

export function opennessProfile(
  { regions, sectors, trade, valueAdded }: EconomyTables,
  groupNames: Readonly<Record<string, string>>,
): { regions: RegionProfile[]; groups: GroupProfile[] } {
  const [N, J] = [regions.length, sectors.length];
  const flows = overSectors(trade, N);
  const of = (members: readonly number[]): Omit<OpennessProfile, 'id' | 'name'> => {
    const { exports, imports } = tradeOfGroup(flows, N, members);
    const added = members
      .flatMap((n) => [...valueAdded.subarray(n * J, (n + 1) * J)])
      .reduce((total, value) => total + value, 0);
    return {
      value_added: added,
      exports,
      imports,
      balance: exports - imports,
      openness: (exports + imports) / added,
    };
  };
  return {
    regions: regions.map(({ id, name, iso3, group }, n) => ({
      id,
      name,
      ...(iso3 === undefined ? {} : { iso3 }),
      ...(group === undefined ? {} : { group }),
      ...of([n]),
    })),
    groups: [...groupsOf(regions)].map(([id, members]) => ({
      id,
      name: (Object.hasOwn(groupNames, id) ? groupNames[id] : undefined) ?? id,
      members: members.map((n) => regions[n]!.id),
      ...of(members),
    })),
  };
}
